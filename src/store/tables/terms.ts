// Defines the tables of terms: sections, tags, authors, sources and languages of articles.

import { sqliteWords as word } from '../columns.ts';
import { index, primaryKey, sql, uniqueIndex } from '../drizzle.ts';
import { articleKey } from './articles.ts';

/** Sections, tags, authors, sources, languages. */
export const terms = word.table(
  'terms',
  {
    key: word.serial(),
    kind: word.text().notNull(),
    /** The key that filter values are compared with: the folded name; for a source or language, its id. */
    termKey: word.text().notNull(),
    name: word.text().notNull(),
    /** The folded name, by which lists are searched and sorted. */
    nameKey: word.text().notNull(),
    host: word.text(),
    entityId: word.text(),
    articleCount: word.number().notNull(),
  },
  (t) => [
    uniqueIndex('terms_kind_key').on(t.kind, t.termKey),
    index('terms_kind_count').on(t.kind, sql`${t.articleCount} desc`, t.termKey),
    index('terms_kind_name').on(t.kind, t.nameKey, t.termKey),
  ],
);

export const articleTerms = word.table(
  'article_terms',
  {
    termKey: word
      .number()
      .notNull()
      .references(() => terms.key),
    articleKey: articleKey(),
    /** Order in the document, from 0, for authors and tags. */
    position: word.number().notNull(),
    /** The name as the document writes it. */
    name: word.text().notNull(),
    /** For an author: the entity that the document resolved the name to. */
    entityId: word.text(),
  },
  (t) => [primaryKey({ columns: [t.termKey, t.articleKey] }), index('article_terms_article').on(t.articleKey)],
);
