// Counts the links to each page, and records whether the archive lacks it. The articles' own addresses do not count.

import { and, eq, isNotNull, ne, sql } from '../drizzle.ts';
import type { Handle } from '../sqlite.ts';
import { linkPages, links } from '../tables.ts';

export function prepareLinkPages(db: Handle) {
  const p = sql.placeholder;
  const page = p('page');
  const isWanted = sql<number>`not exists (select 1 from article_urls where page = ${page})`;
  const its = db
    .select({ page: links.page, host: links.host, count: sql<number>`count(*)` })
    .from(links)
    .where(and(eq(links.articleKey, p('articleKey')), ne(links.kind, 'original'), isNotNull(links.page)))
    .groupBy(links.page)
    .prepare();
  const count = db
    .insert(linkPages)
    .values({ page, host: p('host'), linkCount: p('count'), articleCount: 1, isWanted })
    .onConflictDoUpdate({
      target: linkPages.page,
      set: {
        linkCount: sql`${linkPages.linkCount} + excluded.link_count`,
        articleCount: sql`${linkPages.articleCount} + 1`,
      },
    })
    .prepare();
  const discount = db
    .update(linkPages)
    .set({ linkCount: sql`${linkPages.linkCount} - ${p('count')}`, articleCount: sql`${linkPages.articleCount} - 1` })
    .where(eq(linkPages.page, page))
    .prepare();
  const drop = db
    .delete(linkPages)
    .where(and(eq(linkPages.page, page), eq(linkPages.linkCount, 0)))
    .prepare();
  const want = db.update(linkPages).set({ isWanted }).where(eq(linkPages.page, page)).prepare();

  return {
    /** Call it after the links of an article are stored. */
    add(articleKey: number): void {
      for (const { host, ...one } of its.all({ articleKey })) count.run({ ...one, host: host ?? '' });
    },

    /** Call it before the links of an article are deleted. */
    remove(articleKey: number): void {
      for (const { page, count: links } of its.all({ articleKey })) {
        discount.run({ page, count: links });
        drop.run({ page });
      }
    },

    /** Updates whether the page is wanted, after articles gained or lost its addresses. */
    settle(page: string): void {
      want.run({ page });
    },
  };
}
