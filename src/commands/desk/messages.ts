// What the desk and its thread say to each other.

import type { SerializedError } from '../../model/problem/thread-error.ts';
import type { Durability, FileIdentity } from '../../store/index.ts';
import type { PausedImport } from '../imports/pause.ts';
import type { VerbName } from './verbs.ts';

export interface DeskData {
  databaseUrl: string;
  durability?: Durability;
  /** The file that the server has open. */
  identity?: FileIdentity;
  importWorkers: number | null;
  namesModel: string | null;
}

export type ToDesk =
  | { do: VerbName; given: unknown[]; number: number }
  /** End, unless there is something to do. */
  | 'rest'
  | 'close';

export type FromDesk =
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
