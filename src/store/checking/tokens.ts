// Reads the tokens that a full-text table contains.

import type Database from 'better-sqlite3';

export interface IndexedToken {
  term: string;
  doc: number;
  /** The column and the position in it; null for tables that store neither. */
  col: string | null;
  offset: number | null;
}

/** Reads all tokens, ordered by term. */
export function tokensIn(client: Database.Database, table: string): Iterable<IndexedToken> {
  const vocabulary = vocabularyOf(client, table, 'instance');
  return client.prepare(`select term, doc, col, offset from ${vocabulary}`).iterate() as Iterable<IndexedToken>;
}

/**
 * Creates a virtual table of the contents of a full-text table (FTS5, §11): `instance` lists its tokens, `row` its
 * terms.
 */
export function vocabularyOf(client: Database.Database, table: string, kind: 'instance' | 'row'): string {
  const name = `temp.${table}_${kind}`;
  client.exec(`create virtual table if not exists ${name} using fts5vocab(main, ${table}, ${kind})`);
  return name;
}

export const split = (tokens: string): string[] => tokens.split(' ').filter((token) => token !== '');

/** Encodes a column and a position in it as one number. */
export const placeIn = (column: number, offset: number): number => offset * 8 + column;

/** Reads a query of one numeric column, in its order. */
export function numbersOf(client: Database.Database, count: string, query: string): Float64Array {
  const numbers = new Float64Array(client.prepare(count).pluck().get() as number);
  let length = 0;
  for (const number of client.prepare(query).pluck().iterate() as Iterable<number>) {
    if (length < numbers.length) numbers[length++] = number;
  }
  return numbers.subarray(0, length);
}
