// What searching needs beside the articles themselves. The full text itself is in virtual tables: see `full-text/`.

import { sqliteWords as word } from '../columns.ts';
import { index, sql, uniqueIndex } from '../drizzle.ts';
import { articles } from './articles.ts';

/** How much of an article has to be made anew. */
export const STALE = { not: 0, rendering: 1, words: 2 } as const;

/**
 * What facets count of an article, in a few bytes, to be held in memory. `slot` is its place there: a small number that
 * stays when a corrected date moves the article, and when it is gone.
 */
export const docValues = word.table(
  'doc_values',
  {
    slot: word.serial(),
    /** Null where the article is gone. */
    articleKey: word.number().references(() => articles.key, { onDelete: 'set null', onUpdate: 'cascade' }),
    /** Grows with every transaction that renders articles: whoever holds those up to one lacks those above it. */
    version: word.number().notNull(),
    /** One of `STALE`. */
    stale: word.number().notNull(),
    /** See `doc-values/record.ts`. */
    data: word.bytes().notNull(),
  },
  (t) => [
    uniqueIndex('doc_values_article').on(t.articleKey),
    index('doc_values_version').on(t.version),
    index('doc_values_stale').on(t.stale).where(sql`${t.stale} > 0`),
  ],
);

/** In how many articles a word is, in any of its forms; an author's with a mark before it. */
export const searchTerms = word.table('search_terms', {
  term: word.text().primaryKey(),
  articleCount: word.number().notNull(),
});
