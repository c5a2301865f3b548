// Lists wanted pages: pages that articles cite and the archive lacks, each once.

import type { Link, WantedPage } from '../model/link/link.ts';
import type { LinkQuery, Page } from '../model/query/query.ts';
import { and, count, eq, inArray, type SQL, sql } from './drizzle.ts';
import type { ReadContext } from './read-context.ts';
import { type LinkRow, linkOf, renderedLinkColumns } from './render/link.ts';
import { named, placeholders } from './search/clause.ts';
import { type Prepared, paginate } from './search/paginate.ts';
import { articles, linkPages, links } from './tables.ts';

type Row = LinkRow & { page: string; linkCount: number; articleCount: number };

export interface WantedQuery extends Pick<LinkQuery, 'limit' | 'cursor' | 'host' | 'kind'> {
  /** The citing article; null for an unknown article. */
  articleKey?: number | null;
}

const order = [
  { column: linkPages.articleCount, direction: 'desc' },
  { column: linkPages.page, direction: 'asc' },
] as const;

/** Returns a list of wanted pages, most cited first, each with the newest link to it. */
export function listWanted(reading: ReadContext, { limit, cursor, ...filters }: WantedQuery): Page<Link> {
  const { db } = reading;
  const { host, kind, articleKey } = filters;
  const citing = sql.join(
    [
      sql`citing.kind <> 'original'`,
      ...(kind ? [sql`citing.kind in ${placeholders('kind', kind.length)}`] : []),
      ...(articleKey === undefined ? [] : [sql`citing.article_key = ${sql.placeholder('articleKey')}`]),
    ],
    sql` and `,
  );
  const page = paginate<Row>(reading, {
    name: 'wanted',
    sort: 'articles',
    filters,
    page: { limit, cursor },
    shape: `h${host?.length ?? 0} k${kind?.length ?? 0} ${articleKey !== undefined}`,
    values: { ...named('host', host ?? []), ...named('kind', kind ?? []), articleKey },
    order,
    valuesOf: (row) => [row.articleCount, row.page],
    where: () =>
      and(
        eq(linkPages.isWanted, 1),
        host && inArray(linkPages.host, placeholders('host', host.length)),
        isCited({ citing, isOfArticle: articleKey !== undefined, isOfKind: kind !== undefined }),
      ),
    select: (condition, by) =>
      db
        .select({
          ...renderedLinkColumns,
          page: linkPages.page,
          linkCount: linkPages.linkCount,
          articleCount: linkPages.articleCount,
        })
        .from(linkPages)
        .innerJoin(
          links,
          sql`links.rowid = (select citing.rowid from links citing where citing.page = ${linkPages.page} and ${citing} order by citing.article_key desc, citing.position limit 1)`,
        )
        .innerJoin(articles, eq(articles.key, links.articleKey))
        .where(condition)
        .orderBy(...by)
        .limit(sql.placeholder('limit'))
        .prepare() as Prepared<Row>,
    count: (condition) => db.select({ count: count() }).from(linkPages).where(condition).prepare(),
  });
  return { ...page, rows: page.rows.map((row) => ({ ...linkOf(row), wanted: wantedOf(row) })) };
}

/** The links of one article are looked up; for a kind of links, which may be very many, each page is tested. */
function isCited(given: { citing: SQL; isOfArticle: boolean; isOfKind: boolean }): SQL | undefined {
  const { citing, isOfArticle, isOfKind } = given;
  if (isOfArticle) return sql`${linkPages.page} in (select citing.page from links citing where ${citing})`;
  if (!isOfKind) return undefined;
  return sql`exists (select 1 from links citing where citing.page = ${linkPages.page} and ${citing})`;
}

function wantedOf({ page, linkCount, articleCount }: Row): WantedPage {
  return { url: page, linkCount, articleCount };
}
