// The article list: filters, an order and a page made into one prepared statement per shape.

import { and, count, eq, type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import type { ArticleQuery, Page } from '../../model/query.ts';
import type { Reading } from '../reading.ts';
import type { Handle } from '../sqlite.ts';
import { articles, bodies } from '../tables.ts';
import { type Prepared, readPage } from './list.ts';
import { type OrderedRow, orders } from './order.ts';
import { areFew, type Clause, keyColumn, type Pairs, where } from './where.ts';

/** The parts of articles a list can ask for beside their summaries. */
export interface ListedArticle {
  id: string;
  card: string;
  text?: string;
  blocks?: string;
  mentions?: string;
  links?: string;
}

type Row = ListedArticle & OrderedRow;

/** Which table the rows are walked through: all articles, or those of one term or entity. */
interface Walk {
  clauses: Clause[];
  through: { pairs: Pairs; key: number; articleCount: number } | null;
}

export function searchArticles(reading: Reading, query: ArticleQuery, withBody: boolean): Page<ListedArticle> {
  return reading.snapshot(() => {
    const order = orders[query.sort];
    const walk = plan(where(query.filters, reading.lookup), order.byKey, reading.liveCount());
    const values = Object.assign({}, ...walk.clauses.map((clause) => clause.values));
    if (walk.through) values.walked = walk.through.key;
    const through = walk.through ? nameOf(walk.through.pairs) : 'all';
    return readPage<Row>(reading, {
      name: 'articles',
      sort: query.sort,
      filters: query.filters,
      page: query,
      shape: `${withBody} ${through} ${walk.clauses.map((clause) => clause.shape).join(' ')}`,
      values,
      order: order.columns(walkedKey(walk)),
      valuesOf: order.valuesOf,
      where: (of) => and(...conditions(walk, order.byKey || of === 'count')),
      select: (condition, by) => select(reading.db, walk, withBody, condition, by),
      count: (condition) => countOf(reading.db, walk, condition),
      total: walk.clauses.length > 0 ? undefined : (walk.through?.articleCount ?? reading.liveCount()),
    });
  });
}

/**
 * The shortest way to the rows. One term or entity is walked through its own table, which is in publication order;
 * any other order is worth sorting only while its articles are few.
 */
function plan(clauses: Clause[], byKey: boolean, liveCount: number): Walk {
  let best: Clause | null = null;
  for (const clause of clauses) {
    if (clause.walk?.keys.length !== 1) continue;
    if (!best || articlesOf(clause) < articlesOf(best)) best = clause;
  }
  const few = (clause: Clause) => areFew(articlesOf(clause), liveCount);
  const [key] = best?.walk?.keys ?? [];
  const lists = clauses.map((clause) => (few(clause) ? asList(clause) : clause));
  if (!best?.walk || key === undefined || (!byKey && !few(best))) return { clauses: lists, through: null };
  const through = { pairs: best.walk.pairs, key, articleCount: articlesOf(best) };
  return { clauses: clauses.filter((clause) => clause !== best), through };
}

function articlesOf(clause: Clause): number {
  return clause.articleCount ?? Infinity;
}

function asList(clause: Clause): Clause {
  return { ...clause, shape: `${clause.shape}list`, condition: clause.listed ?? clause.condition };
}

const listed = {
  key: articles.key,
  id: articles.id,
  card: articles.card,
  updatedAt: articles.updatedAt,
  titleKey: articles.titleKey,
};
const listedWithBody = {
  ...listed,
  text: bodies.text,
  blocks: bodies.blocks,
  mentions: bodies.mentions,
  links: bodies.links,
};

function select(db: Handle, walk: Walk, withBody: boolean, condition: SQL | undefined, by: SQL[]): Prepared<Row> {
  const selected = db.select(withBody ? listedWithBody : listed);
  const from = (
    walk.through ? selected.from(walk.through.pairs).crossJoin(articles) : selected.from(articles)
  ) as ReturnType<typeof selected.from<typeof articles>>;
  const joined = withBody ? from.innerJoin(bodies, eq(bodies.articleKey, articles.key)) : from;
  return joined
    .where(condition)
    .orderBy(...by)
    .limit(sql.placeholder('limit'))
    .prepare() as unknown as Prepared<Row>;
}

function countOf(db: Handle, walk: Walk, condition: SQL | undefined): Prepared<{ count: number }> {
  const selected = db.select({ count: count() });
  const from = walk.through ? selected.from(walk.through.pairs).crossJoin(articles) : selected.from(articles);
  return from.where(condition).prepare() as unknown as Prepared<{ count: number }>;
}

/** The publication key in the table that the rows are walked through, whose index a range of it bounds. */
function walkedKey({ through }: Walk): SQLWrapper {
  return through ? through.pairs.articleKey : articles.key;
}

/** Terms and entities are kept for live articles only; others must say that they are. */
function conditions(walk: Walk, inOrder: boolean): (SQL | undefined)[] {
  const own = walk.clauses.map((clause) => clause.condition(walkedKey(walk), inOrder || walk.through !== null));
  if (!walk.through) return [eq(articles.status, 'live'), ...own];
  const { pairs } = walk.through;
  return [eq(articles.key, pairs.articleKey), sql`${keyColumn(pairs)} = ${sql.placeholder('walked')}`, ...own];
}

function nameOf(pairs: Pairs): string {
  return 'termKey' in pairs ? 'terms' : 'entities';
}
