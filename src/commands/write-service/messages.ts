// Defines the messages between the write service and its thread.

import type { SerializedError } from '../../model/problem/thread-error.ts';
import type { Durability, FileIdentity } from '../../store/index.ts';
import type { PausedImport } from '../imports/pause.ts';
import type { OperationName } from './operations.ts';

export interface WriteServiceData {
  databaseUrl: string;
  durability?: Durability;
  /** Identity of the file that the server has open. */
  identity?: FileIdentity;
  importWorkers: number | null;
  namesModel: string | null;
}

/** Start data of the thread. */
export interface WriteThreadData extends WriteServiceData {
  /** Whether the first operation needs an enricher, which can then start at the same time. */
  enriches: boolean;
}

export type ToWriteService =
  | { do: OperationName; given: unknown[]; number: number }
  /** Asks the thread to end, unless it has work. */
  | 'rest'
  | 'close';

export type FromWriteService =
  | { number: number; done: unknown }
  | { number: number; error: SerializedError }
  /** The thread could not start. */
  | { failed: SerializedError }
  /** A message for the operator. */
  | { say: string }
  /** An import began to wait for its disk; null: none waits any more. */
  | { paused: PausedImport | null }
  /** A transaction was committed. */
  | 'changed'
  /** The thread has work and does not end. */
  | 'busy'
  | 'closed';
