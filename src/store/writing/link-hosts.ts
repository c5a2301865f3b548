// Counts the hosts that links lead to. The articles' own addresses do not count.

import { and, eq, ne, sql } from '../drizzle.ts';
import type { Handle } from '../sqlite.ts';
import { linkHosts, links } from '../tables.ts';

export function prepareLinkHosts(db: Handle) {
  const p = sql.placeholder;
  const its = db
    .select({ host: links.host, count: sql<number>`count(*)` })
    .from(links)
    .where(and(eq(links.articleKey, p('articleKey')), ne(links.kind, 'original')))
    .groupBy(links.host)
    .prepare();
  const count = db
    .insert(linkHosts)
    .values({ host: p('host'), linkCount: p('count'), articleCount: 1 })
    .onConflictDoUpdate({
      target: linkHosts.host,
      set: {
        linkCount: sql`${linkHosts.linkCount} + excluded.link_count`,
        articleCount: sql`${linkHosts.articleCount} + 1`,
      },
    })
    .prepare();
  const discount = db
    .update(linkHosts)
    .set({ linkCount: sql`${linkHosts.linkCount} - ${p('count')}`, articleCount: sql`${linkHosts.articleCount} - 1` })
    .where(eq(linkHosts.host, p('host')))
    .prepare();
  const drop = db
    .delete(linkHosts)
    .where(and(eq(linkHosts.host, p('host')), eq(linkHosts.linkCount, 0)))
    .prepare();

  return {
    /** Call it after the links of an article are stored. */
    add(articleKey: number): void {
      for (const { host, count: links } of its.all({ articleKey })) if (host) count.run({ host, count: links });
    },

    /** Call it before the links of an article are deleted. */
    remove(articleKey: number): void {
      for (const { host, count: links } of its.all({ articleKey })) {
        if (!host) continue;
        discount.run({ host, count: links });
        drop.run({ host });
      }
    },
  };
}
