// Defines the messages between the store and an export thread.

import type { SerializedError } from '../../model/problem/thread-error.ts';
import type { DatabaseFile } from '../database-files.ts';
import type { ExportKind, ExportRowSource } from './source.ts';

/** The data that the thread is started with. */
export interface ExportData extends DatabaseFile {
  kind: ExportKind;
  query: unknown;
}

/** Requests the next rows. */
export type ToExport = 'next';

export type Opened = Pick<ExportRowSource<unknown>, 'total' | 'seq' | 'head'>;

export type FromExport =
  | Opened
  /** Empty after the last row. */
  | { rows: unknown[] }
  | { error: SerializedError };
