// Writes links and updates their targets, also when a target is stored later.

import type { FoundLink } from '../../model/article/findings.ts';
import { linkAddress } from '../../model/link/link-address.ts';
import { and, asc, eq, ne, sql } from '../drizzle.ts';
import { type PageOf, prepareKnownAddress } from '../known-address.ts';
import type { Handle } from '../sqlite.ts';
import { links } from '../tables.ts';
import { prepareHeadlines } from './headlines.ts';
import { prepareLinkHosts } from './link-hosts.ts';
import { prepareLinkPages } from './link-pages.ts';
import { prepareTargetOf } from './link-target.ts';

type Placed = { articleKey: number; position: number; targetKey: number | null };

/** Calls `touch` with the key of every article whose rendering changes. */
export function prepareLinks(db: Handle, { touch, pageOf }: { touch: (key: number) => void; pageOf: PageOf }) {
  const p = sql.placeholder;
  const articleKey = p('articleKey');

  const known = prepareKnownAddress(db);
  const hosts = prepareLinkHosts(db);
  const pages = prepareLinkPages(db);
  const headlines = prepareHeadlines(db);
  const targetOf = prepareTargetOf(db, pageOf);
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
      page: p('page'),
      host: p('host'),
      headlineKey: p('headlineKey'),
      targetKey: p('targetKey'),
      start: p('start'),
      end: p('end'),
    })
    .prepare();
  const place = { articleKey: links.articleKey, position: links.position, targetKey: links.targetKey };
  const leadingTo = db
    .select({ ...place, url: links.url })
    .from(links)
    .where(and(eq(links.page, p('page')), ne(links.kind, 'original')))
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
  const its = db.select().from(links).where(eq(links.articleKey, articleKey)).orderBy(asc(links.position)).prepare();
  const removeAll = db.delete(links).where(eq(links.articleKey, articleKey)).prepare();

  function lead(link: Placed, to: number | null, otherwise: 'external' | 'dangling'): void {
    if (link.targetKey === to) return;
    aim.run({ ...link, targetKey: to, state: to === null ? otherwise : 'resolved' });
    for (const key of [link.articleKey, link.targetKey, to]) if (key !== null) touch(key);
  }

  function add(articleKey: number, found: readonly FoundLink[]): void {
    found.forEach((link, position) => {
      const targetKey = targetOf(link, articleKey);
      const state = targetKey !== null ? 'resolved' : link.href === null ? 'dangling' : 'external';
      const page = link.url === null ? null : pageOf(link.url);
      insert.run({ ...link, page, articleKey, position, targetKey, state });
      if (isLine(link)) headlines.noteLine(articleKey, position, link.headlineKey);
      if (targetKey !== null) touch(targetKey);
    });
    hosts.add(articleKey);
    pages.add(articleKey);
  }

  function remove(articleKey: number): void {
    for (const { key } of itsTargets.all({ articleKey })) if (key !== null) touch(key);
    hosts.remove(articleKey);
    pages.remove(articleKey);
    headlines.forgetLines(articleKey);
    removeAll.run({ articleKey });
  }

  return {
    add,
    remove,

    /** Recomputes the addresses and targets of an article's links after a change of address rules. */
    refresh(articleKey: number): void {
      const before = its.all({ articleKey });
      const found = before.map((row) => ({ ...row, ...linkAddress(row.href) }) as FoundLink);
      const isSame = found.every(({ url, host }, at) => {
        const row = before[at];
        return row?.url === url && row.host === host && row.page === (url && pageOf(url));
      });
      if (isSame) return;
      remove(articleKey);
      add(articleKey, found);
      touch(articleKey);
    },

    /** Updates the targets of links to this page, after articles gained or lost its addresses. */
    resolve(page: string): void {
      pages.settle(page);
      for (const link of leadingTo.all({ page })) {
        if (link.url !== null) lead(link, known(link.url, page), 'external');
      }
    },

    /**
     * Resolves the lines that cite a new headline of an article, or a near one. If a second article matches, they
     * become unresolved again: the order of import must not matter.
     */
    arrive(articleKey: number, headlineKey: string): void {
      if (headlineKey === '') return;
      headlines.note(articleKey, headlineKey);
      for (const line of headlines.linesNear(headlineKey)) {
        if (line.headlineKey !== null) lead(line, headlines.find(line.headlineKey, line.articleKey), 'dangling');
      }
    },

    /**
     * Updates the links to a deleted article with these pages and headlines: they lead to another article or to none.
     */
    depart(key: number, pages: readonly string[], headlineKeys: readonly string[]): void {
      for (const page of new Set(pages)) this.resolve(page);
      for (const headlineKey of new Set(headlineKeys)) {
        for (const line of headlineKey === '' ? [] : headlines.linesNear(headlineKey)) {
          if (line.headlineKey !== null) lead(line, headlines.find(line.headlineKey, line.articleKey), 'dangling');
        }
      }
      for (const { href, ...link } of leadingHere.all({ key }))
        lead(link, null, href === null ? 'dangling' : 'external');
    },

    /** Records the headlines and lines of an article that was stored before they were indexed. */
    note(articleKey: number): void {
      its.all({ articleKey }).forEach((line) => {
        if (!isLine(line)) return;
        headlines.noteLine(articleKey, line.position, line.headlineKey);
        lead(line, headlines.find(line.headlineKey, articleKey), 'dangling');
      });
      for (const headlineKey of headlines.of(articleKey)) this.arrive(articleKey, headlineKey);
    },
  };
}

/** Whether a link is a line that cites an article by headline only. */
export function isLine<Of extends Pick<FoundLink, 'href' | 'headlineKey'> & { kind: string }>(
  link: Of,
): link is Of & { headlineKey: string } {
  return link.href === null && link.headlineKey !== null && link.headlineKey !== '' && link.kind !== 'original';
}
