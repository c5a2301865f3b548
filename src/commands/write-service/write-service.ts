// The write service: where changes of the archive are handed in. They are made in a thread of their own, so that nobody who reads
// waits for them; or, where there is none, right here.

import type { CommandContext } from '../command-context.ts';
import type { PausedImport } from '../imports/pause.ts';
import { type ImportQueue, importQueue, type QueueOptions } from '../imports/queue.ts';
import { type Args, type OperationName, operations, type Result } from './operations.ts';

export interface WriteService {
  /** @throws Problem where it cannot be done, and why. */
  execute<Name extends OperationName>(name: Name, ...given: Args<Name>): Promise<Result<Name>>;
  /** How much was handed in and is not done. */
  depth(): number;
  /** The import that waits until its disk can be used again; null if none does. */
  pausedImport(): PausedImport | null;
  /** Whether it does something, or has something to do. */
  isBusy(): boolean;
  /** Finishes what was handed in. */
  close(): Promise<void>;
}

type Verb = (means: CommandContext & { imports: ImportQueue }, ...given: unknown[]) => Promise<unknown>;

/** The write service of the thread that asks it: for scripts and tests, and for the thread of the other. */
export function inlineWriteService(
  means: CommandContext,
  { watch = false, ...options }: { watch?: boolean } & QueueOptions = {},
): WriteService {
  const imports = importQueue(means, options);
  // Another that was lost may have left some.
  if (watch) imports.watch();
  const pending = new Set<Promise<unknown>>();
  return {
    execute(name, ...given) {
      const verb = operations[name] as unknown as Verb;
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
