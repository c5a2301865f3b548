// What the store says to a thread that exports, and the thread to it.

import type { ToldProblem } from '../../model/problem.ts';
import type { ExportKind, Source } from './source.ts';

/** What the thread is started with. */
export interface ExportData {
  file: string;
  kind: ExportKind;
  query: unknown;
}

/** The store asks for the next rows. */
export type ToExport = 'next';

export type Opened = Pick<Source<unknown>, 'total' | 'seq' | 'head'>;

export type FromExport =
  | Opened
  /** None after the last. */
  | { rows: unknown[] }
  | { problem: ToldProblem }
  | { error: Error };
