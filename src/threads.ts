// What every thread needs: where the code of another is, how much room it takes, and how to let others go first.

import { readlinkSync } from 'node:fs';
import { setPriority } from 'node:os';
import { basename } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';

/** The file of this name beside a module (its `import.meta.url`), as it is run: `.ts` in a checkout, `.js` once built. */
export function scriptBeside(module: string, name: string): URL {
  return new URL(`./${name}${module.endsWith('.ts') ? '.ts' : '.js'}`, module);
}

/** Whoever asks for little goes first. */
const NICENESS = 10;

/** Linux schedules threads, and takes the number of one for that of a process (setpriority(2)); elsewhere nothing is lost. */
export function giveWay(): void {
  try {
    setPriority(Number(basename(readlinkSync('/proc/thread-self'))), NICENESS);
  } catch {
    // No such system.
  }
}

/**
 * Room for what a thread makes and soon forgets, as `resourceLimits` of a `Worker`. V8 lets each grow to a hundred
 * megabytes of it as soon as one has started, and does not give them back.
 */
export const MODEST = { maxYoungGenerationSizeMb: 24 } as const;

/** Milliseconds that a thread may keep what waits for it waiting, unless it has to. */
const LONG = 10;

/** For work in many steps: to be awaited after each. Whatever else the thread has to do is done once it took long. */
export function stepByStep(): () => Promise<void> | undefined {
  let began = performance.now();
  return () => {
    if (performance.now() - began < LONG) return;
    return nextTurn().then(() => {
      began = performance.now();
    });
  };
}
