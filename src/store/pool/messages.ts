// Defines the messages between the store and its query workers.

import type { SerializedError } from '../../model/problem/thread-error.ts';
import type { QueryName } from '../analysis/index.ts';
import type { DatabaseFile } from '../database-files.ts';

/** The data that a worker is started with. */
export type QueryWorkerData = DatabaseFile;

export type ToQueryWorker =
  | { ask: QueryName; given: unknown[]; task: number }
  /** The archive has changed: catch up if idle. */
  | 'changed';

export type FromQueryWorker =
  | { task: number; outcome: unknown }
  | { task: number; error: SerializedError }
  | { progress: number }
  | 'ready'
  | 'caught-up';
