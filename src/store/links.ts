// Reads links of all articles, with filters.

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

/** Returns a page of links, those of the newest articles first. */
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

/** Maps a filter of states to stored states: wanted links are external ones. */
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

  /** Links to an article of this archive are never wanted: a null key matches nothing. */
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
        // An unknown article has no links: a null key matches nothing.
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

/** Filters by the article at one end of a link. */
function endClause({ name, key }: { name: 'articleId' | 'targetArticleId'; key: number | null }): LinkClause {
  const column = name === 'articleId' ? links.articleKey : links.targetKey;
  return { shape: name, values: { [name]: key }, condition: () => eq(column, sql.placeholder(name)) };
}

/**
 * Filters by column, the most selective first. Only the leading filter may use its index, which is in list order; the
 * other columns are hidden from the planner, which does not know how many links each value has.
 */
function columnClauses({ lookup, liveCount }: ReadContext, filters: LinkFilters, led: boolean): LinkClause[] {
  return (['host', 'state', 'kind'] as const).flatMap((name) => {
    const wanted = filters[name];
    if (!wanted) return [];
    // For several values the index is not in list order, so all their links must be sorted.
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
