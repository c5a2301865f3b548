// Links, and the hosts they lead to.

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
    /** The page it leads to, which is what articles and links are joined by; see `addresses.ts`. */
    page: word.text(),
    /** Where that is, by the form of the address alone. */
    host: word.text(),
    /** Of a related line: its folded headline. */
    headlineKey: word.text(),
    targetKey: word.number().references(() => articles.key, { onDelete: 'set null', onUpdate: 'cascade' }),
    start: word.number(),
    end: word.number(),
  },
  (t) => [
    primaryKey({ columns: [t.articleKey, t.position] }),
    // In the order of lists; the columns after the order are what a filter looks at without reading the row.
    index('links_newest').on(sql`${t.articleKey} desc`, t.position, t.host, t.state, t.kind),
    index('links_host').on(t.host, sql`${t.articleKey} desc`, t.position, t.state, t.kind),
    index('links_state').on(t.state, sql`${t.articleKey} desc`, t.position, t.kind),
    index('links_kind').on(t.kind, sql`${t.articleKey} desc`, t.position),
    index('links_target').on(t.targetKey, sql`${t.articleKey} desc`, t.position),
    index('links_page').on(t.page, sql`${t.articleKey} desc`, t.position),
    index('links_headline').on(t.headlineKey),
  ],
);

/** By halves of the headlines that an article bore (`near-headline.ts`), those that may be near to another. */
export const headlineHalves = word.table(
  'headline_halves',
  { half: word.number().notNull(), articleKey: articleKey() },
  (t) => [primaryKey({ columns: [t.half, t.articleKey] }), index('headline_halves_article').on(t.articleKey)],
);

/** The same of lines that name an article by its headline alone. */
export const lineHalves = word.table(
  'line_halves',
  { half: word.number().notNull(), articleKey: articleKey(), position: word.number().notNull() },
  (t) => [primaryKey({ columns: [t.half, t.articleKey, t.position] }), index('line_halves_article').on(t.articleKey)],
);

/** Every page that links lead to, how many, and whether the archive lacks it. */
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

/** How many links lead to a host, from how many articles. */
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
