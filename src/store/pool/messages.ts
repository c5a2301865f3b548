// What a store says to its workers, and they to it.

import type { SerializedError } from '../../model/problem/thread-error.ts';
import type { QueryName } from '../analysis/index.ts';
import type { DatabaseFile } from '../database-files.ts';

/** What a worker is started with. */
export type QueryWorkerData = DatabaseFile;

export type ToQueryWorker =
  | { ask: QueryName; given: unknown[]; task: number }
  /** The archive has changed: catch up while there is nothing else to do. */
  | 'changed';

export type FromQueryWorker =
  | { task: number; outcome: unknown }
  | { task: number; error: SerializedError }
  | { progress: number }
  | 'ready'
  | 'caught-up';
