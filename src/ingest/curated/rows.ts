// Rows of a file of entities, before their fields are looked at, and what is wrong with them.

/** Where something stands in the file: the line or, in a JSON array, which entry, from 1. */
export type RowPosition = { line: number } | { entry: number };

/** What is wrong with a row, or with the whole file, and what to do. */
export interface CuratedProblem {
  place: RowPosition | null;
  field: string | null;
  message: string;
}

/** A row as its format has it: fields by their names as written, all unchecked. */
export interface RawRow {
  place: RowPosition;
  fields: Record<string, unknown>;
}

/** Rows, and what is wrong with others; where the file cannot be read at all, that alone. */
export interface RawRows {
  rows: RawRow[];
  problems: CuratedProblem[];
}

/** `in line 3`, `in entry 3` */
export function formatPosition(place: RowPosition): string {
  return 'line' in place ? `in line ${place.line}` : `in entry ${place.entry}`;
}
