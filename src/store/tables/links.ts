// Defines the tables of links, the pages and hosts they lead to, and the index of headlines.

import { sqliteWords as word } from '../columns.ts';
import { index, primaryKey, sql, uniqueIndex } from '../drizzle.ts';
import { articleKey, articles } from './articles.ts';

export const links = word.table(
  'links',
  {
    articleKey: articleKey(),
    /** Order in the article, from 0. */
    position: word.number().notNull(),
    kind: word.text().notNull(),
    state: word.text().notNull(),
    anchor: word.text().notNull(),
    href: word.text(),
    /** Canonical form of `href`. */
    url: word.text(),
    /** The page of `url`, by which articles and links are joined; see `known-address.ts`. */
    page: word.text(),
    /** The host of the address. */
    host: word.text(),
    /** The folded headline of a line that cites one. */
    headlineKey: word.text(),
    targetKey: word.number().references(() => articles.key, { onDelete: 'set null', onUpdate: 'cascade' }),
    start: word.number(),
    end: word.number(),
  },
  (t) => [
    primaryKey({ columns: [t.articleKey, t.position] }),
    // In list order; the columns after it let a filter skip rows without reading them.
    index('links_newest').on(sql`${t.articleKey} desc`, t.position, t.host, t.state, t.kind),
    index('links_host').on(t.host, sql`${t.articleKey} desc`, t.position, t.state, t.kind),
    index('links_state').on(t.state, sql`${t.articleKey} desc`, t.position, t.kind),
    index('links_kind').on(t.kind, sql`${t.articleKey} desc`, t.position),
    index('links_target').on(t.targetKey, sql`${t.articleKey} desc`, t.position),
    index('links_page').on(t.page, sql`${t.articleKey} desc`, t.position),
    index('links_headline').on(t.headlineKey),
  ],
);

/** Halves of the headlines of articles (`near-headline.ts`), to find headlines that are near another. */
export const headlineHalves = word.table(
  'headline_halves',
  { half: word.number().notNull(), articleKey: articleKey() },
  (t) => [primaryKey({ columns: [t.half, t.articleKey] }), index('headline_halves_article').on(t.articleKey)],
);

/** Halves of the lines that cite an article by headline only. */
export const lineHalves = word.table(
  'line_halves',
  { half: word.number().notNull(), articleKey: articleKey(), position: word.number().notNull() },
  (t) => [primaryKey({ columns: [t.half, t.articleKey, t.position] }), index('line_halves_article').on(t.articleKey)],
);

/** Every page that links lead to, with counts, and whether the archive lacks it. */
export const linkPages = word.table(
  'link_pages',
  {
    key: word.serial(),
    page: word.text().notNull(),
    host: word.text().notNull(),
    linkCount: word.number().notNull(),
    articleCount: word.number().notNull(),
    isWanted: word.number().notNull(),
  },
  (t) => [
    uniqueIndex('link_pages_page').on(t.page),
    index('link_pages_wanted').on(t.isWanted, sql`${t.articleCount} desc`, t.page),
    index('link_pages_host').on(t.host, t.isWanted, sql`${t.articleCount} desc`, t.page),
  ],
);

/** The number of links to each host, and of articles with such links. */
export const linkHosts = word.table(
  'link_hosts',
  {
    key: word.serial(),
    host: word.text().notNull(),
    linkCount: word.number().notNull(),
    articleCount: word.number().notNull(),
  },
  (t) => [uniqueIndex('link_hosts_host').on(t.host), index('link_hosts_count').on(sql`${t.linkCount} desc`, t.host)],
);
