// The desk: where changes of the archive are handed in. They are made in a thread of their own, so that nobody who reads
// waits for them; or, where there is none, right here.

import type { PausedImport } from '../imports/pause.ts';
import { type ImportQueue, importQueue, type QueueOptions } from '../imports/queue.ts';
import type { Means } from './means.ts';
import { type Done, type Given, type VerbName, verbs } from './verbs.ts';

export interface Desk {
  /** @throws Problem where it cannot be done, and why. */
  do<Name extends VerbName>(name: Name, ...given: Given<Name>): Promise<Done<Name>>;
  /** How much was handed in and is not done. */
  depth(): number;
  /** The import that waits until its disk can be used again; null if none does. */
  pausedImport(): PausedImport | null;
  /** Whether it does something, or has something to do. */
  isBusy(): boolean;
  /** Finishes what was handed in. */
  close(): Promise<void>;
}

type Verb = (means: Means & { imports: ImportQueue }, ...given: unknown[]) => Promise<unknown>;

/** The desk of the thread that asks it: for scripts and tests, and for the thread of the other. */
export function inlineDesk(means: Means, { watch = false, ...options }: { watch?: boolean } & QueueOptions = {}): Desk {
  const imports = importQueue(means, options);
  // Another that was lost may have left some.
  if (watch) imports.watch();
  const pending = new Set<Promise<unknown>>();
  return {
    do(name, ...given) {
      const verb = verbs[name] as unknown as Verb;
      const done = verb({ ...means, imports }, ...given);
      pending.add(done);
      const forget = () => void pending.delete(done);
      done.then(forget, forget);
      return done as never;
    },
    depth: () => pending.size,
    pausedImport: imports.paused,
    isBusy: () => pending.size > 0 || imports.isRunning() || imports.paused() !== null || means.store.isWriting(),
    async close() {
      await Promise.allSettled(pending);
      await imports.close();
    },
  };
}
