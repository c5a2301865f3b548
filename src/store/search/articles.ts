// Reads article lists that an index can answer, with one prepared statement per shape of filters, order and page.

import type { ArticleQuery, Page } from '../../model/query/query.ts';
import { and, count, eq, getTableName, type SQL, type SQLWrapper, sql } from '../drizzle.ts';
import type { ReadContext } from '../read-context.ts';
import type { Handle } from '../sqlite.ts';
import { articles, type articleTerms, bodies } from '../tables.ts';
import { cacheKey } from './cache-key.ts';
import { type ArticleListRow, listColumns, listColumnsWithBody, type StoredListRow } from './list-row.ts';
import { orders } from './order.ts';
import { type Prepared, paginate } from './paginate.ts';
import type { Walk } from './plan.ts';
import { keyColumn } from './where.ts';

/** Reads one page. Call it within `reading.snapshot`. */
export function walkArticles(
  reading: ReadContext,
  walk: Walk,
  query: ArticleQuery,
  withBody: boolean,
): Page<ArticleListRow> {
  const { through, clauses, total } = walk;
  const order = orders[walk.sort];
  const values = Object.assign({}, ...clauses.map((clause) => clause.values));
  if (through.table === 'pairs') values.walked = through.key;
  if (through.table === 'text') values.match = through.expression.match;
  return paginate<StoredListRow>(reading, {
    name: 'articles',
    sort: query.sort,
    filters: cacheKey(query),
    page: query,
    shape: `${withBody} ${nameOf(walk)} ${clauses.map((clause) => clause.shape).join(' ')}`,
    values,
    order: order.columns(walkedKey(walk)),
    valuesOf: order.valuesOf,
    where: (of) => and(...conditions(walk, order.byKey || of === 'count')),
    select: (condition, by) => select(reading.db, walk, withBody, condition, by),
    count: (condition) => countOf(reading.db, walk, condition),
    total,
  });
}

function select(
  db: Handle,
  walk: Walk,
  withBody: boolean,
  condition: SQL | undefined,
  by: SQL[],
): Prepared<StoredListRow> {
  const selected = db.select(withBody ? listColumnsWithBody : listColumns);
  const walked = walkedTable(walk);
  const from = (walked ? selected.from(walked).crossJoin(articles) : selected.from(articles)) as ReturnType<
    typeof selected.from<typeof articles>
  >;
  const joined = withBody ? from.innerJoin(bodies, eq(bodies.articleKey, articles.key)) : from;
  return joined
    .where(condition)
    .orderBy(...by)
    .limit(sql.placeholder('limit'))
    .prepare() as unknown as Prepared<StoredListRow>;
}

function countOf(db: Handle, walk: Walk, condition: SQL | undefined): Prepared<{ count: number }> {
  const selected = db.select({ count: count() });
  const walked = walkedTable(walk);
  const from = walked ? selected.from(walked).crossJoin(articles) : selected.from(articles);
  return from.where(condition).prepare() as unknown as Prepared<{ count: number }>;
}

/** The table that leads to the articles, if any. All such tables have an article key, so one type stands for all. */
function walkedTable({ through }: Walk): typeof articleTerms | null {
  if (through.table === 'articles') return null;
  return (through.table === 'pairs' ? through.pairs : sql.raw(through.expression.table)) as typeof articleTerms;
}

/** The publication key in the leading table, so that a key range bounds its index. */
function walkedKey({ through }: Walk): SQLWrapper {
  switch (through.table) {
    case 'articles':
      return articles.key;
    case 'pairs':
      return through.pairs.articleKey;
    case 'text':
      return sql.raw(`${through.expression.table}.rowid`);
  }
}

/** The tables of terms, entities and words hold live articles only; the table of articles needs the condition. */
function conditions(walk: Walk, inOrder: boolean): (SQL | undefined)[] {
  const { through } = walk;
  const key = walkedKey(walk);
  const own = walk.clauses.map((clause) => clause.condition(key, inOrder || through.table !== 'articles'));
  switch (through.table) {
    case 'articles':
      return [eq(articles.status, 'live'), ...own];
    case 'pairs':
      return [sql`${articles.key} = ${key}`, sql`${keyColumn(through.pairs)} = ${sql.placeholder('walked')}`, ...own];
    case 'text':
      return [
        sql`${articles.key} = ${key}`,
        sql`${sql.raw(through.expression.table)} match ${sql.placeholder('match')}`,
        ...own,
      ];
  }
}

function nameOf({ through }: Walk): string {
  if (through.table === 'text') return through.expression.table;
  if (through.table === 'pairs') return getTableName(through.pairs);
  return 'all';
}
