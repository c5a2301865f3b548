// Defines the tables that search needs besides the articles. The full text itself is in virtual tables; see
// `full-text/`.

import { sqliteWords as word } from '../columns.ts';
import { index, sql, uniqueIndex } from '../drizzle.ts';
import { articles } from './articles.ts';

/** The parts of an article that await a rebuild. */
export const STALE = { not: 0, rendering: 1, words: 2 } as const;

/**
 * Facet values of articles in a compact form, to be held in memory. `slot` is the position there: a small number that
 * stays when a corrected date moves the article, and when the article is gone.
 */
export const docValues = word.table(
  'doc_values',
  {
    slot: word.serial(),
    /** Null if the article is gone. */
    articleKey: word.number().references(() => articles.key, { onDelete: 'set null', onUpdate: 'cascade' }),
    /**
     * Grows with every transaction that renders articles: a reader that is up to date with one version lacks all higher
     * ones.
     */
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

/** The number of articles that contain a word in any form; words of author names carry a mark. */
export const searchTerms = word.table('search_terms', {
  term: word.text().primaryKey(),
  articleCount: word.number().notNull(),
});
