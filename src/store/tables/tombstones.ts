// Tombstones: what stays of articles that were withdrawn.

import { sqliteWords as word } from '../columns.ts';
import { index } from '../drizzle.ts';

export const tombstones = word.table('tombstones', {
  id: word.text().primaryKey(),
  at: word.instant().notNull(),
  reason: word.text(),
  note: word.text(),
  /** How many revisions it had. */
  revision: word.number().notNull(),
  ingestedAt: word.instant().notNull(),
  /** Its revisions with their texts, a JSON array; null once they were erased. */
  history: word.json(),
  erasedAt: word.instant(),
});

/** Addresses under which it was known: it is not to come back by one of them. */
export const tombstoneUrls = word.table(
  'tombstone_urls',
  { url: word.text().primaryKey(), id: word.text().notNull() },
  (t) => [index('tombstone_urls_id').on(t.id)],
);
