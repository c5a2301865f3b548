// The tokens of a full-text table, as the table itself has them.

import type Database from 'better-sqlite3';

export interface IndexedToken {
  term: string;
  doc: number;
  /** The name of its column, and its place there; null in tables that keep neither. */
  col: string | null;
  offset: number | null;
}

/** All of them, in the order of terms. */
export function tokensIn(client: Database.Database, table: string): Iterable<IndexedToken> {
  const vocabulary = vocabularyOf(client, table, 'instance');
  return client.prepare(`select term, doc, col, offset from ${vocabulary}`).iterate() as Iterable<IndexedToken>;
}

/** A table of what is in a full-text table (FTS5, §11): `instance` of its tokens, `row` of its terms. */
export function vocabularyOf(client: Database.Database, table: string, kind: 'instance' | 'row'): string {
  const name = `temp.${table}_${kind}`;
  client.exec(`create virtual table if not exists ${name} using fts5vocab(main, ${table}, ${kind})`);
  return name;
}

export const split = (tokens: string): string[] => tokens.split(' ').filter((token) => token !== '');

/** One number for a column and a place in it. */
export const placeIn = (column: number, offset: number): number => offset * 8 + column;

/** A column of a query of numbers, in its order. */
export function numbersOf(client: Database.Database, count: string, query: string): Float64Array {
  const numbers = new Float64Array(client.prepare(count).pluck().get() as number);
  let length = 0;
  for (const number of client.prepare(query).pluck().iterate() as Iterable<number>) {
    if (length < numbers.length) numbers[length++] = number;
  }
  return numbers.subarray(0, length);
}
