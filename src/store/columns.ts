// The column vocabulary: the few words in which every table is written, whatever the engine says them in.

import { blob, integer, real, sqliteTable, text } from './drizzle.ts';

/** The words as SQLite says them. Another engine gives the same words in its own dialect. */
export const sqliteWords = {
  table: sqliteTable,
  /** A number the engine draws, ascending. */
  serial: () => integer().primaryKey({ autoIncrement: true }),
  /** A number we make: publication keys, counts, offsets. Up to 53 bits. */
  number: () => integer(),
  /** 0 to 1. */
  fraction: () => real(),
  flag: () => integer({ mode: 'boolean' }),
  /** Any text; compared by code point. */
  text: () => text(),
  /** ISO 8601 in UTC, so that text order is time order and a month is a prefix. */
  instant: () => text(),
  /** JSON as it goes over the wire: stored rendered, never queried into. */
  json: () => text(),
  /** Bytes that only this program reads. */
  bytes: () => blob({ mode: 'buffer' }),
};

export type Words = typeof sqliteWords;
