// Checks the database file: SQLite's integrity check of pages and indexes, and foreign keys.

import type { TableCheck } from './check.ts';

/** An index is derived from its table; SQLite rebuilds it. */
const OF_INDEX = /\b(?:from|in) index \S|\bnon-unique entry in index\b/;
const OF_FULL_TEXT = /\bFTS5 table\b/;

export const pages: TableCheck = {
  name: 'pages',
  remedy: 'restore',
  *find({ integrity }) {
    for (const message of integrity()) if (!OF_INDEX.test(message) && !OF_FULL_TEXT.test(message)) yield message;
  },
};

export const indexes: TableCheck = {
  name: 'indexes',
  remedy: 'repair',
  mending: { rebuild: 'indexes' },
  *find({ integrity }) {
    for (const message of integrity()) if (OF_INDEX.test(message)) yield message;
  },
};

export const fullTextPages: TableCheck = {
  name: 'full-text-pages',
  remedy: 'repair',
  mending: { rebuild: 'words' },
  *find({ integrity }) {
    for (const message of integrity()) if (OF_FULL_TEXT.test(message)) yield message;
  },
};

export const references: TableCheck = {
  name: 'references',
  remedy: 'restore',
  *find({ client }) {
    const rows = client.pragma('foreign_key_check') as { table: string; rowid: number | null; parent: string }[];
    for (const { table, rowid, parent } of rows)
      yield `${table}, row ${rowid ?? '?'}: it names a row of ${parent} that is not there`;
  },
};
