// Renders links and selects the columns they are rendered from.

import type { Link } from '../../model/link/link.ts';
import { archiveAddress } from '../../model/url/archive-address.ts';
import { asc, eq, sql } from '../drizzle.ts';
import type { Handle } from '../sqlite.ts';
import { articles, links } from '../tables.ts';

/** The columns that a link is rendered from. */
export interface LinkRow {
  articleId: string;
  position: number;
  kind: string;
  state: string;
  anchor: string;
  href: string | null;
  host: string | null;
  start: number | null;
  end: number | null;
  targetId: string | null;
  publishedAt: string | null;
}

export const renderedLinkColumns = {
  articleId: articles.id,
  position: links.position,
  kind: links.kind,
  state: links.state,
  anchor: links.anchor,
  href: links.href,
  host: links.host,
  start: links.start,
  end: links.end,
  publishedAt: articles.publishedAt,
  targetId: sql<string | null>`(select id from articles target where target.key = ${links.targetKey})`,
};

export function prepareItsLinks(db: Handle) {
  return db
    .select(renderedLinkColumns)
    .from(links)
    .innerJoin(articles, eq(articles.key, links.articleKey))
    .where(eq(links.articleKey, sql.placeholder('key')))
    .orderBy(asc(links.position))
    .prepare();
}

export function linkOf(row: LinkRow): Link {
  return {
    id: `${row.articleId}-${row.position}`,
    articleId: row.articleId,
    kind: row.kind as Link['kind'],
    anchor: row.anchor,
    href: row.href ?? undefined,
    host: row.host ?? undefined,
    archiveUrl:
      row.state === 'external' && row.href !== null
        ? (archiveAddress(row.href, row.publishedAt) ?? undefined)
        : undefined,
    state: row.state as Link['state'],
    targetArticleId: row.targetId ?? undefined,
    start: row.start ?? undefined,
    end: row.end ?? undefined,
  };
}
