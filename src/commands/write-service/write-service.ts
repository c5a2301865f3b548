// Defines the write service, which changes the archive in a worker thread so that readers do not wait, or in the calling
// thread.

import type { CommandContext } from '../command-context.ts';
import type { PausedImport } from '../imports/pause.ts';
import { type ImportQueue, importQueue, type QueueOptions } from '../imports/queue.ts';
import { type Args, type OperationName, operations, type Result } from './operations.ts';

export interface WriteService {
  /** @throws Problem if the operation is not possible. */
  execute<Name extends OperationName>(name: Name, ...given: Args<Name>): Promise<Result<Name>>;
  /** Number of unfinished operations. */
  depth(): number;
  /** The import that waits for its disk; null if none does. */
  pausedImport(): PausedImport | null;
  /** Whether operations are running or queued. */
  isBusy(): boolean;
  /** Finishes pending operations. */
  close(): Promise<void>;
}

type Verb = (means: CommandContext & { imports: ImportQueue }, ...given: unknown[]) => Promise<unknown>;

/** Returns a write service in the calling thread: for scripts, tests, and the worker thread. */
export function inlineWriteService(
  means: CommandContext,
  { watch = false, ...options }: { watch?: boolean } & QueueOptions = {},
): WriteService {
  const imports = importQueue(means, options);
  // A failed process may have left imports.
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
