// What the write service and its thread say to each other.

import type { SerializedError } from '../../model/problem/thread-error.ts';
import type { Durability, FileIdentity } from '../../store/index.ts';
import type { PausedImport } from '../imports/pause.ts';
import type { OperationName } from './operations.ts';

export interface WriteServiceData {
  databaseUrl: string;
  durability?: Durability;
  /** The file that the server has open. */
  identity?: FileIdentity;
  importWorkers: number | null;
  namesModel: string | null;
}

/** What a thread of the write service is started with. */
export interface WriteThreadData extends WriteServiceData {
  /** Whether the operation that it is started for needs an enricher, which can start at the same time. */
  enriches: boolean;
}

export type ToWriteService =
  | { do: OperationName; given: unknown[]; number: number }
  /** End, unless there is something to do. */
  | 'rest'
  | 'close';

export type FromWriteService =
  | { number: number; done: unknown }
  | { number: number; error: SerializedError }
  /** It could not begin. */
  | { failed: SerializedError }
  /** A line for whoever runs the server. */
  | { say: string }
  /** An import waits for its disk, or none does any more. */
  | { paused: PausedImport | null }
  /** Something was committed. */
  | 'changed'
  /** There is something to do: it does not end. */
  | 'busy'
  | 'closed';
