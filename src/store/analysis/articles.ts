// Answers article queries from columns: any selection in any order, with facets, histogram and highlights.

import type { Facets } from '../../model/analysis/facet.ts';
import type { Histogram } from '../../model/analysis/histogram.ts';
import type { ArticleQuery, Page } from '../../model/query/query.ts';
import { type Bits, countBits } from '../doc-values/bits.ts';
import { cacheKey } from '../search/cache-key.ts';
import { fingerprint } from '../search/cursor.ts';
import { type KeysetRequest, pageOf } from '../search/keyset.ts';
import type { ArticleListRow, StoredListRow } from '../search/list-row.ts';
import { orders } from '../search/order.ts';
import { articles } from '../tables.ts';
import { byIndex } from './by-index.ts';
import { byPublication } from './by-publication.ts';
import { byRelevance } from './by-relevance.ts';
import { countFacets } from './facets.ts';
import { highlightsOf } from './highlights.ts';
import { histogramOf } from './histogram.ts';
import type { Analysis } from './open.ts';
import { type FilterGroup, type Sets, select, together } from './selection.ts';

/** A page of articles with the counts over all articles of the query. */
export interface AnalysedArticles extends Page<ArticleListRow> {
  facets?: Facets;
  histogram?: Histogram;
  /** If sorted by relevance: the number of articles ranked. */
  ranked?: number;
}

export function analyseArticles(analysis: Analysis, query: ArticleQuery, withBody: boolean): AnalysedArticles {
  const { columns, reading, names } = analysis;
  const sets = select(query, analysis);
  const bits = together(sets, columns);
  const total = countBits(bits);
  const { rows, next, previous } = pageIn(analysis, query, bits, total, withBody);
  const { facets, interval, text, highlight } = query;
  return {
    rows: text && highlight ? rows.map((row) => highlighted(row, query, withBody)) : rows,
    total,
    next,
    previous,
    seq: reading.seq(),
    ...(query.sort === 'relevance' && { ranked: total }),
    ...(facets && { facets: countFacets(facets, leavingOut(sets, bits, analysis), columns, names) }),
    ...(interval && { histogram: histogramOf(bits, columns, interval) }),
  };
}

function pageIn(analysis: Analysis, query: ArticleQuery, bits: Bits, total: number, withBody: boolean) {
  const { columns, reading, hits, listed } = analysis;
  const { sort, text } = query;
  const page = { page: query, print: fingerprint('articles', sort, cacheKey(query)) };
  // Highlights are built from the body.
  const read = (key: number) => listed(key, withBody || query.highlight === true);
  const rowsOf = (keys: readonly number[]) => keys.flatMap((key) => read(key) ?? []);
  if (sort === 'relevance' && text) {
    const ranking = byRelevance(bits, text, columns, hits);
    const ranked = pageOf({ ...page, ...ranking });
    return { ...ranked, rows: rowsOf(ranked.rows.map(({ key }) => key)) };
  }
  // Without a text query all articles are equally relevant.
  const order = sort === 'relevance' ? 'newest' : sort;
  const fetch =
    order === 'newest' || order === 'oldest'
      ? byPublication(bits, total, columns, order)
      : byIndex(bits, total, columns, reading, order);
  const request: KeysetRequest<StoredListRow> = {
    ...page,
    columns: orders[order].columns(articles.key).length,
    fetch: (from, limit) => rowsOf(fetch(from, limit)),
    valuesOf: orders[order].valuesOf,
  };
  return pageOf(request);
}

/** The set without one filter. Facets whose filter is not in the query share the full set. */
function leavingOut(sets: Sets, all: Bits, { columns }: Analysis): (group: FilterGroup) => Bits {
  const made = new Map<FilterGroup, Bits>();
  return (group) => {
    if (!sets.has(group)) return all;
    const known = made.get(group) ?? together(sets, columns, group);
    made.set(group, known);
    return known;
  };
}

function highlighted(row: ArticleListRow, { text }: ArticleQuery, withBody: boolean): ArticleListRow {
  if (!text) return row;
  const { title } = JSON.parse(row.card) as { title: string };
  const highlights = JSON.stringify(highlightsOf(text, title, JSON.parse(row.blocks ?? '[]')));
  return withBody ? { ...row, highlights } : { id: row.id, card: row.card, highlights };
}
