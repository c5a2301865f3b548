// Provides what every thread needs: script locations, memory limits, priority, and yielding to other work.

import { readlinkSync } from 'node:fs';
import { setPriority } from 'node:os';
import { basename } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';

/** Returns the file of this name beside a module (its `import.meta.url`): `.ts` in a checkout, `.js` once built. */
export function scriptBeside(module: string, name: string): URL {
  return new URL(`./${name}${module.endsWith('.ts') ? '.ts' : '.js'}`, module);
}

/** Threads with short tasks take precedence over this one. */
const NICENESS = 10;

/**
 * Lowers the priority of this thread. Linux schedules threads and accepts a thread id as a process id (setpriority(2)); other
 * systems ignore it.
 */
export function giveWay(): void {
  try {
    setPriority(Number(basename(readlinkSync('/proc/thread-self'))), NICENESS);
  } catch {
    // Only Linux has this path.
  }
}

/**
 * Memory for short-lived objects of a thread, as `resourceLimits` of a `Worker`. V8 lets it grow to a hundred megabytes soon
 * after the start and does not return them.
 */
export const MODEST = { maxYoungGenerationSizeMb: 24 } as const;

/** Milliseconds that a thread may block other work between two steps. */
const LONG = 10;

/** For work in many steps: await the returned function after each. It yields to other work once the steps took long enough. */
export function stepByStep(): () => Promise<void> | undefined {
  let began = performance.now();
  return () => {
    if (performance.now() - began < LONG) return;
    return nextTurn().then(() => {
      began = performance.now();
    });
  };
}
