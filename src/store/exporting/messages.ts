// What the store says to a thread that exports, and the thread to it.

import type { SerializedError } from '../../model/problem/thread-error.ts';
import type { DatabaseFile } from '../database-files.ts';
import type { ExportKind, ExportRowSource } from './source.ts';

/** What the thread is started with. */
export interface ExportData extends DatabaseFile {
  kind: ExportKind;
  query: unknown;
}

/** The store asks for the next rows. */
export type ToExport = 'next';

export type Opened = Pick<ExportRowSource<unknown>, 'total' | 'seq' | 'head'>;

export type FromExport =
  | Opened
  /** None after the last. */
  | { rows: unknown[] }
  | { error: SerializedError };
