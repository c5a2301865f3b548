// Rows of a file of entities before validation, and their problems.

/** Position in the file: the line or, in a JSON array, the entry, from 1. */
export type RowPosition = { line: number } | { entry: number };

/** A problem of a row or of the whole file, with a remedy. */
export interface CuratedProblem {
  place: RowPosition | null;
  field: string | null;
  message: string;
}

/** A row with its fields by name, not validated. */
export interface RawRow {
  place: RowPosition;
  fields: Record<string, unknown>;
}

/** Rows and the problems of other rows, or the problem of an unreadable file. */
export interface RawRows {
  rows: RawRow[];
  problems: CuratedProblem[];
}

/** `in line 3`, `in entry 3` */
export function formatPosition(place: RowPosition): string {
  return 'line' in place ? `in line ${place.line}` : `in entry ${place.entry}`;
}
