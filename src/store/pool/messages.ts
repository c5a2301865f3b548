// What a store says to its workers, and they to it.

import type { SerializedError } from '../../model/problem/thread-error.ts';
import type { OperationName } from '../analysis/index.ts';
import type { DatabaseFile } from '../database-files.ts';

/** What a worker is started with. */
export type WorkerData = DatabaseFile;

export type ToWorker =
  | { ask: OperationName; given: unknown[]; task: number }
  /** The archive has changed: catch up while there is nothing else to do. */
  | 'changed';

export type FromWorker =
  | { task: number; outcome: unknown }
  | { task: number; error: SerializedError }
  | { progress: number }
  | 'ready'
  | 'caught-up';
