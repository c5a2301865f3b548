// Defines the tables of tombstones: what remains of withdrawn articles.

import { sqliteWords as word } from '../columns.ts';
import { index } from '../drizzle.ts';

export const tombstones = word.table('tombstones', {
  id: word.text().primaryKey(),
  at: word.instant().notNull(),
  reason: word.text(),
  note: word.text(),
  /** The number of revisions the article had. */
  revision: word.number().notNull(),
  ingestedAt: word.instant().notNull(),
  /** The revisions with their texts, a JSON array; null after erasure. */
  history: word.json(),
  erasedAt: word.instant(),
});

/** The addresses of withdrawn articles, so that an import does not bring them back. */
export const tombstoneUrls = word.table(
  'tombstone_urls',
  { url: word.text().primaryKey(), id: word.text().notNull() },
  (t) => [index('tombstone_urls_id').on(t.id)],
);
