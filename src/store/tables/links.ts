// Links, and the hosts they lead to.

import { sql } from 'drizzle-orm';
import { index, primaryKey, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { sqliteWords as word } from '../columns.ts';
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
    index('links_url').on(t.url, t.articleKey),
    index('links_headline').on(t.headlineKey),
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
