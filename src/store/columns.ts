// Defines the column types in which all tables are written, independent of the database engine.

import { blob, integer, real, sqliteTable, text } from './drizzle.ts';

/** The column types in SQLite. Another engine provides the same names. */
export const sqliteWords = {
  table: sqliteTable,
  /** An ascending number that the engine assigns. */
  serial: () => integer().primaryKey({ autoIncrement: true }),
  /** A number that the program computes: publication keys, counts, offsets. Up to 53 bits. */
  number: () => integer(),
  /** From 0 to 1. */
  fraction: () => real(),
  flag: () => integer({ mode: 'boolean' }),
  /** Any text; compared by code point. */
  text: () => text(),
  /** ISO 8601 in UTC: text order is time order, and a month is a prefix. */
  instant: () => text(),
  /** JSON as clients receive it; never queried into. */
  json: () => text(),
  /** Bytes in a format of this program. */
  bytes: () => blob({ mode: 'buffer' }),
};

export type Words = typeof sqliteWords;
