// Reads terms: sections, tags, authors and sources, with counts and dates.

import type { Page, TermQuery } from '../model/query/query.ts';
import { fold } from '../model/text/name.ts';
import { and, count, eq, gt, gte, lt, sql } from './drizzle.ts';
import { FIRST_DATED_KEY, instantOf } from './key.ts';
import type { ReadContext } from './read-context.ts';
import { type Prepared, paginate } from './search/paginate.ts';
import { articleTerms, terms } from './tables.ts';

export interface StoredTerm {
  key: string;
  name: string;
  host: string | null;
  entityId: string | null;
  articleCount: number;
  firstPublishedAt: string | null;
  lastPublishedAt: string | null;
}

type Row = typeof terms.$inferSelect & { firstKey: number | null; lastKey: number | null };

const orders = {
  articles: {
    order: [
      { column: terms.articleCount, direction: 'desc' },
      { column: terms.termKey, direction: 'asc' },
    ],
    valuesOf: (row: Row) => [row.articleCount, row.termKey],
  },
  name: {
    order: [
      { column: terms.nameKey, direction: 'asc' },
      { column: terms.termKey, direction: 'asc' },
    ],
    valuesOf: (row: Row) => [row.nameKey, row.termKey],
  },
} as const;

export function termReads(reading: ReadContext) {
  const { db } = reading;
  const p = sql.placeholder;
  // The first and the last article of a term: two index lookups.
  const end = (which: 'min' | 'max') =>
    sql<
      number | null
    >`(select ${sql.raw(which)}(article_key) from ${articleTerms} where term_key = ${terms.key} and article_key >= ${FIRST_DATED_KEY})`;
  const columns = {
    key: terms.key,
    kind: terms.kind,
    termKey: terms.termKey,
    name: terms.name,
    nameKey: terms.nameKey,
    host: terms.host,
    entityId: terms.entityId,
    articleCount: terms.articleCount,
    firstKey: end('min'),
    lastKey: end('max'),
  };

  return {
    async list({ limit, cursor, sort, ...filters }: TermQuery): Promise<Page<StoredTerm>> {
      return reading.snapshot(() => {
        const { kind, q } = filters;
        const start = q === undefined ? undefined : fold(q);
        const page = paginate<Row>(reading, {
          name: 'terms',
          sort,
          filters,
          page: { limit, cursor },
          shape: `${start !== undefined}`,
          values: { kind, start, last: `${start}\u{10FFFF}` },
          order: orders[sort].order,
          valuesOf: (row) => [...orders[sort].valuesOf(row)],
          where: (of) =>
            and(
              eq(terms.kind, p('kind')),
              // Hides the index of counts from the planner when the list is sorted by name.
              of === 'rows' && sort === 'name' ? sql`(${terms.articleCount} + 0) > 0` : gt(terms.articleCount, 0),
              start === undefined ? undefined : and(gte(terms.nameKey, p('start')), lt(terms.nameKey, p('last'))),
            ),
          select: (condition, by) =>
            db
              .select(columns)
              .from(terms)
              .where(condition)
              .orderBy(...by)
              .limit(p('limit'))
              .prepare() as Prepared<Row>,
          count: (condition) => db.select({ count: count() }).from(terms).where(condition).prepare(),
        });
        return {
          ...page,
          rows: page.rows.map(({ termKey, nameKey, firstKey, lastKey, key, kind, ...row }) => ({
            ...row,
            key: termKey,
            firstPublishedAt: firstKey === null ? null : instantOf(firstKey),
            lastPublishedAt: lastKey === null ? null : instantOf(lastKey),
          })),
        };
      });
    },
  };
}
