// Defines the tables of articles: their metadata, texts, addresses and revisions.

import { sqliteWords as word } from '../columns.ts';
import { index, primaryKey, uniqueIndex } from '../drizzle.ts';

/** `key` is the publication key: publication order is row order (see `key.ts`). */
export const articles = word.table(
  'articles',
  {
    key: word.number().primaryKey(),
    id: word.text().notNull(),
    status: word.text().notNull(),
    revision: word.number().notNull(),
    title: word.text().notNull(),
    titleKey: word.text().notNull(),
    subtitle: word.text(),
    publishedAt: word.instant(),
    publishedPrecision: word.text(),
    updatedAt: word.instant().notNull(),
    ingestedAt: word.instant().notNull(),
    originalUrl: word.text(),
    canonicalUrl: word.text(),
    summary: word.text(),
    wordCount: word.number().notNull(),
    textHash: word.text().notNull(),
    hasImage: word.flag().notNull(),
    entityCount: word.number().notNull(),
    linkCount: word.number().notNull(),
    backlinkCount: word.number().notNull(),
    quoteCount: word.number().notNull().default(0),
    /** The summary JSON as clients receive it. */
    card: word.json().notNull(),
    /** Hash of all rendered parts: the base of the article's ETags. */
    etag: word.text().notNull(),
  },
  (t) => [
    uniqueIndex('articles_id').on(t.id),
    index('articles_title').on(t.titleKey, t.key),
    index('articles_updated').on(t.updatedAt, t.key),
    index('articles_image').on(t.hasImage),
  ],
);

/** A column that refers to an article; it follows when the article's key changes. */
export const articleKey = () =>
  word
    .number()
    .notNull()
    .references(() => articles.key, { onDelete: 'cascade', onUpdate: 'cascade' });

/** The parts of an article besides its summary: the text, and the other parts as clients receive them. */
export const bodies = word.table('bodies', {
  articleKey: articleKey().primaryKey(),
  text: word.text().notNull(),
  blocks: word.json().notNull(),
  mentions: word.json().notNull(),
  links: word.json().notNull(),
  quotes: word.json().notNull().default('[]'),
  figures: word.json().notNull().default('[]'),
});

/** Every canonical address under which an article is known, with its page. */
export const articleUrls = word.table(
  'article_urls',
  { url: word.text().primaryKey(), articleKey: articleKey(), page: word.text().notNull().default('') },
  (t) => [index('article_urls_article').on(t.articleKey), index('article_urls_page').on(t.page, t.url)],
);

export const revisions = word.table(
  'revisions',
  {
    articleKey: articleKey(),
    revision: word.number().notNull(),
    at: word.instant().notNull(),
    reason: word.text(),
    /** The text of the correction notice for readers. */
    note: word.text(),
    title: word.text().notNull(),
    /** The folded title: a link without an address finds its target by any headline the article ever had. */
    headlineKey: word.text().notNull(),
    textHash: word.text().notNull(),
    /** SHA-256 of the document's bytes. */
    sourceHash: word.text().notNull(),
    /** SHA-256 of the draft: equal for documents with the same content. */
    draftHash: word.text().notNull(),
    importer: word.text().notNull(),
    extractor: word.text().notNull(),
    /** A JSON array. */
    warnings: word.json().notNull(),
    /** The whole article as clients received it; null for the current revision, which the article itself holds. */
    snapshot: word.json(),
  },
  (t) => [
    primaryKey({ columns: [t.articleKey, t.revision] }),
    index('revisions_source_hash').on(t.sourceHash),
    index('revisions_headline').on(t.headlineKey, t.articleKey),
  ],
);
