// Keeping links: where each leads, also when its target arrives later; and how many lead to each host.

import { and, eq, isNull, ne, sql } from 'drizzle-orm';
import type { FoundLink } from '../../model/findings.ts';
import type { Handle } from '../sqlite.ts';
import { articleUrls, linkHosts, links, revisions } from '../tables.ts';

/** `touch` is told the key of every article whose rendering changes. */
export function prepareLinks(db: Handle, touch: (key: number) => void) {
  const p = sql.placeholder;
  const articleKey = p('articleKey');

  const byUrl = db
    .select({ key: articleUrls.articleKey })
    .from(articleUrls)
    .where(eq(articleUrls.url, p('url')))
    .prepare();
  const byHeadline = db
    .selectDistinct({ key: revisions.articleKey })
    .from(revisions)
    .where(and(eq(revisions.headlineKey, p('headlineKey')), ne(revisions.articleKey, articleKey)))
    .limit(2)
    .prepare();
  const insert = db
    .insert(links)
    .values({
      articleKey,
      position: p('position'),
      kind: p('kind'),
      state: p('state'),
      anchor: p('anchor'),
      href: p('href'),
      url: p('url'),
      host: p('host'),
      headlineKey: p('headlineKey'),
      targetKey: p('targetKey'),
      start: p('start'),
      end: p('end'),
    })
    .prepare();
  const place = { articleKey: links.articleKey, position: links.position, targetKey: links.targetKey };
  const waitingForUrl = db
    .select(place)
    .from(links)
    .where(and(eq(links.url, p('url')), isNull(links.targetKey), ne(links.kind, 'original')))
    .prepare();
  const sayingHeadline = db
    .select(place)
    .from(links)
    .where(and(eq(links.headlineKey, p('headlineKey')), isNull(links.href), ne(links.kind, 'original')))
    .prepare();
  const aim = db
    .update(links)
    .set({ targetKey: sql`${p('targetKey')}`, state: sql`${p('state')}` })
    .where(and(eq(links.articleKey, articleKey), eq(links.position, p('position'))))
    .prepare();
  const leadingHere = db
    .select({ ...place, href: links.href })
    .from(links)
    .where(eq(links.targetKey, p('key')))
    .prepare();
  const itsTargets = db
    .selectDistinct({ key: links.targetKey })
    .from(links)
    .where(eq(links.articleKey, articleKey))
    .prepare();
  const itsHosts = db
    .select({ host: links.host, count: sql<number>`count(*)` })
    .from(links)
    .where(and(eq(links.articleKey, articleKey), ne(links.kind, 'original')))
    .groupBy(links.host)
    .prepare();
  const remove = db.delete(links).where(eq(links.articleKey, articleKey)).prepare();
  const countHost = db
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
  const discountHost = db
    .update(linkHosts)
    .set({ linkCount: sql`${linkHosts.linkCount} - ${p('count')}`, articleCount: sql`${linkHosts.articleCount} - 1` })
    .where(eq(linkHosts.host, p('host')))
    .prepare();
  const dropHost = db
    .delete(linkHosts)
    .where(and(eq(linkHosts.host, p('host')), eq(linkHosts.linkCount, 0)))
    .prepare();

  /** The article a link leads to; a lost target is found by its headline. */
  function targetOf(link: FoundLink, from: number): number | null {
    if (link.kind === 'original') return null;
    if (link.url) return byUrl.get({ url: link.url })?.key ?? null;
    if (link.href || !link.headlineKey) return null;
    return headed(link.headlineKey, from);
  }

  /** The other article that has this headline, or once had it; null where there is none, or more than one. */
  function headed(headlineKey: string, from: number): number | null {
    const found = byHeadline.all({ headlineKey, articleKey: from });
    return found.length === 1 ? (found[0]?.key ?? null) : null;
  }

  function lead(link: { articleKey: number; position: number; targetKey: number | null }, to: number | null): void {
    if (link.targetKey === to) return;
    aim.run({ ...link, targetKey: to, state: to === null ? 'dangling' : 'resolved' });
    for (const key of [link.articleKey, link.targetKey, to]) if (key !== null) touch(key);
  }

  return {
    add(articleKey: number, found: FoundLink[]): void {
      found.forEach((link, position) => {
        const targetKey = targetOf(link, articleKey);
        const state = targetKey !== null ? 'resolved' : link.href === null ? 'dangling' : 'external';
        insert.run({ ...link, articleKey, position, targetKey, state });
        if (targetKey !== null) touch(targetKey);
      });
      for (const { host, count } of itsHosts.all({ articleKey })) if (host) countHost.run({ host, count });
    },

    remove(articleKey: number): void {
      for (const { key } of itsTargets.all({ articleKey })) if (key !== null) touch(key);
      for (const { host, count } of itsHosts.all({ articleKey })) {
        if (!host) continue;
        discountHost.run({ host, count });
        dropHost.run({ host });
      }
      remove.run({ articleKey });
    },

    /**
     * An article has come, or has a new headline: the links that waited for it lead to it now. What was found by its
     * headline is left open again once a second article has the same: the order of import must not matter.
     */
    arrive(key: number, url: string | null, headlineKey: string): void {
      for (const link of url ? waitingForUrl.all({ url }) : []) lead(link, key);
      for (const link of headlineKey ? sayingHeadline.all({ headlineKey }) : []) {
        lead(link, headed(headlineKey, link.articleKey));
      }
    },

    /** An article is about to go: what led to it leads nowhere in the archive. */
    depart(key: number): void {
      for (const { articleKey, position, href } of leadingHere.all({ key })) {
        aim.run({ articleKey, position, targetKey: null, state: href === null ? 'dangling' : 'external' });
        touch(articleKey);
      }
    },

    /** An article is gone that had these headlines: another that has one of them may be the only one now. */
    reopen(headlineKeys: readonly string[]): void {
      for (const headlineKey of new Set(headlineKeys)) {
        for (const link of headlineKey ? sayingHeadline.all({ headlineKey }) : []) {
          lead(link, headed(headlineKey, link.articleKey));
        }
      }
    },
  };
}
