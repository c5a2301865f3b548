// Reading links: the whole graph.

import type { Link, LinkFilterState, LinkState } from '../model/link/link.ts';
import type { LinkQuery, Page, PageRequest } from '../model/query/query.ts';
import { and, count, eq, type SQL, sql } from './drizzle.ts';
import type { ReadContext } from './read-context.ts';
import { type LinkRow, linkOf, renderedLinkColumns } from './render/link.ts';
import { areFew, named, placeholders, sum } from './search/clause.ts';
import { type ListDefinition, type Prepared, paginate } from './search/paginate.ts';
import { articles, links } from './tables.ts';
import { listWanted } from './wanted-pages.ts';

type LinkFilters = Omit<LinkQuery, keyof PageRequest | 'state'> & { state?: LinkState[] };
type KeyedRow = LinkRow & { key: number };

const newestFirst = [
  { column: links.articleKey, direction: 'desc' },
  { column: links.position, direction: 'asc' },
] as const;

/** A page of links, those of the newest articles first. */
export function listLinks(
  reading: ReadContext,
  list: Pick<ListDefinition<KeyedRow>, 'name' | 'filters' | 'page' | 'shape' | 'values' | 'where'>,
): Page<Link> {
  const { db } = reading;
  const page = paginate<KeyedRow>(reading, {
    ...list,
    sort: 'newest',
    order: newestFirst,
    valuesOf: (row) => [row.key, row.position],
    select: (condition, by) =>
      db
        .select({ ...renderedLinkColumns, key: links.articleKey })
        .from(links)
        .innerJoin(articles, eq(articles.key, links.articleKey))
        .where(condition)
        .orderBy(...by)
        .limit(sql.placeholder('limit'))
        .prepare() as Prepared<KeyedRow>,
    count: (condition) => db.select({ count: count() }).from(links).where(condition).prepare(),
  });
  return { ...page, rows: page.rows.map(linkOf) };
}

/** What a filter of states says of each link. */
function statesOf(state: LinkFilterState[] | undefined): LinkState[] | undefined {
  return state && [...new Set(state.map((one) => (one === 'wanted' ? 'external' : one)))];
}

export function linkReads(reading: ReadContext) {
  const { db } = reading;
  const keyOf = db
    .select({ key: articles.key })
    .from(articles)
    .where(eq(articles.id, sql.placeholder('id')))
    .prepare();

  const articleKeyOf = (id: string): number | null => keyOf.get({ id })?.key ?? null;

  /** What leads to an article of this archive is not wanted: nothing equals null. */
  function wanted({ articleId, targetArticleId, ...query }: Omit<LinkQuery, 'state'>): Page<Link> {
    const articleKey =
      targetArticleId !== undefined ? null : articleId === undefined ? undefined : articleKeyOf(articleId);
    return listWanted(reading, { ...query, ...(articleKey !== undefined && { articleKey }) });
  }

  return {
    async list({ limit, cursor, state, ...others }: LinkQuery): Promise<Page<Link>> {
      return reading.snapshot(() => {
        if (state?.length === 1 && state[0] === 'wanted') return wanted({ limit, cursor, ...others });
        const states = statesOf(state);
        const filters: LinkFilters = { ...others, ...(states && { state: states }) };
        // An article that is not here has no links: nothing equals null.
        const keys = (['articleId', 'targetArticleId'] as const).flatMap((name) =>
          filters[name] === undefined ? [] : { name, key: articleKeyOf(filters[name]) },
        );
        const clauses = [...keys.map(endClause), ...columnClauses(reading, filters, keys.length > 0)];
        return listLinks(reading, {
          name: 'links',
          filters,
          page: { limit, cursor },
          shape: clauses.map((clause) => clause.shape).join(' '),
          values: Object.assign({}, ...clauses.map((clause) => clause.values)),
          where: () => and(...clauses.map((clause) => clause.condition())),
        });
      });
    },
  };
}

interface LinkClause {
  shape: string;
  values: Record<string, unknown>;
  condition: () => SQL;
}

/** The article at one end of a link. */
function endClause({ name, key }: { name: 'articleId' | 'targetArticleId'; key: number | null }): LinkClause {
  const column = name === 'articleId' ? links.articleKey : links.targetKey;
  return { shape: name, values: { [name]: key }, condition: () => eq(column, sql.placeholder(name)) };
}

/**
 * The filters by a column, the most telling one first. It alone is looked up in its index, which is in the order of the
 * list; the planner, who does not know how many links each brings, does not get to see the indexes of the others.
 */
function columnClauses({ lookup, liveCount }: ReadContext, filters: LinkFilters, led: boolean): LinkClause[] {
  return (['host', 'state', 'kind'] as const).flatMap((name) => {
    const wanted = filters[name];
    if (!wanted) return [];
    // The index is not in order for several values: all that they have must be sorted.
    const sortable = () => areFew(sum(wanted.map((value) => lookup.linkCount(name, value))), liveCount());
    const leads = !led && (wanted.length === 1 || sortable());
    led ||= leads;
    const column = leads ? links[name] : sql`(${links[name]} || '')`;
    return {
      shape: `${name}${wanted.length}${leads ? 'leads' : ''}`,
      values: named(name, wanted),
      condition: () => sql`${column} in ${placeholders(name, wanted.length)}`,
    };
  });
}
