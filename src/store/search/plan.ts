// Plans how to read a page of articles: which table leads, or that a query needs analysis.

import type { ArticleQuery } from '../../model/query/query.ts';
import { type Expression, treeExpression } from '../full-text/expression.ts';
import type { ReadContext } from '../read-context.ts';
import { areFew, type Clause, type Pairs } from './clause.ts';
import { type IndexedSort, orders } from './order.ts';
import { where } from './where.ts';

/** The leading table: all articles, those of one term or entity, or those that match a full-text expression. */
export type Through =
  | { table: 'articles' }
  | { table: 'pairs'; pairs: Pairs; key: number }
  | { table: 'text'; expression: Expression };

export interface Walk {
  sort: IndexedSort;
  through: Through;
  clauses: Clause[];
  /** The number of articles, if known. */
  total: number | undefined;
}

/** The maximum number of articles counted or sorted for one page. */
const FEW = 2_000;

/** Returns null if no index answers the query or the scan could be long: then the query workers answer it. */
export function planWalk(reading: ReadContext, query: ArticleQuery): Walk | null {
  const { text } = query;
  if (query.facets || query.interval || (text && (query.highlight || query.sort === 'relevance'))) return null;
  // Without a text query all articles are equally relevant.
  const sort = query.sort === 'relevance' ? 'newest' : query.sort;
  const clauses = where(query.filters, reading.lookup);
  const walk = text ? throughText(reading, query, sort, clauses) : throughFilters(reading, sort, clauses);
  if (!walk) return null;
  const isShort = Math.min(reading.liveCount(), ...clauses.map(articlesOf)) <= FEW;
  return walk.total !== undefined || text !== undefined || isShort ? walk : null;
}

/** Plans a scan of all articles of a query in publication order; null if no full-text expression covers its words. */
export function planWhole(
  reading: ReadContext,
  query: Pick<ArticleQuery, 'filters' | 'text'>,
  sort: 'newest' | 'oldest',
) {
  const clauses = where(query.filters, reading.lookup);
  if (!query.text) return throughFilters(reading, sort, clauses);
  const expression = reading.isIndexed() ? treeExpression(query.text.tree, query.text.searchIn) : null;
  return expression && ({ sort, through: { table: 'text', expression }, clauses, total: undefined } satisfies Walk);
}

function throughText(reading: ReadContext, { text }: ArticleQuery, sort: IndexedSort, clauses: Clause[]): Walk | null {
  const expression = text && reading.isIndexed() ? treeExpression(text.tree, text.searchIn) : null;
  if (!text || !expression) return null;
  const { most, isExact } = reading.estimate(text.tree, text.searchIn);
  const isKnown = isExact && clauses.length === 0;
  if (most > FEW && !(isKnown && orders[sort].byKey)) return null;
  return { sort, through: { table: 'text', expression }, clauses, total: isKnown ? most : undefined };
}

/**
 * Chooses the shortest scan. One term or entity is read through its own table, which is in publication order; any other
 * order is worth sorting only if the articles are few.
 */
function throughFilters(reading: ReadContext, sort: IndexedSort, clauses: Clause[]): Walk {
  const liveCount = reading.liveCount();
  let best: Clause | null = null;
  for (const clause of clauses) {
    if (clause.walk?.keys.length !== 1) continue;
    if (!best || articlesOf(clause) < articlesOf(best)) best = clause;
  }
  const few = (clause: Clause) => areFew(articlesOf(clause), liveCount);
  const [key] = best?.walk?.keys ?? [];
  if (!best?.walk || key === undefined || (!orders[sort].byKey && !few(best))) {
    const lists = clauses.map((clause) => (few(clause) ? asList(clause) : clause));
    const total = clauses.length === 0 ? liveCount : clauses.length === 1 && best ? articlesOf(best) : undefined;
    return { sort, through: { table: 'articles' }, clauses: lists, total };
  }
  const rest = clauses.filter((clause) => clause !== best);
  const total = rest.length > 0 ? undefined : articlesOf(best);
  return { sort, through: { table: 'pairs', pairs: best.walk.pairs, key }, clauses: rest, total };
}

function articlesOf(clause: Clause): number {
  return clause.articleCount ?? Number.POSITIVE_INFINITY;
}

function asList(clause: Clause): Clause {
  return { ...clause, shape: `${clause.shape}list`, condition: clause.listed ?? clause.condition };
}
