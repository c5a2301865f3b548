// Reads the rows of a query page by page, with their exact total and the number of the last change.

import type { Page, PageRequest } from '../../model/query/query.ts';
import { and, type SQL } from '../drizzle.ts';
import type { ReadContext } from '../read-context.ts';
import { type CursorValue, fingerprint } from './cursor.ts';
import { fetchPast, type Ordering, orderBy, pageOf, past } from './keyset.ts';

export interface Prepared<Row> {
  all(values: Record<string, unknown>): Row[];
}

export interface ListDefinition<Row> {
  /** The name, order and filters identify the list for cursors and cached totals. */
  name: string;
  sort: string;
  filters: unknown;
  page: PageRequest;
  /** Identifies the SQL of the list, apart from values. */
  shape: string;
  values: Record<string, unknown>;
  order: readonly Ordering[];
  valuesOf: (row: Row) => CursorValue[];
  /** Called only when a statement is built: for the rows in order, or for their count. */
  where: (of: 'rows' | 'count') => SQL | undefined;
  /** Selects the rows under `condition`, ordered; it must end in `.limit(sql.placeholder('limit'))`. */
  select: (condition: SQL | undefined, order: SQL[]) => Prepared<Row>;
  count: (condition: SQL | undefined) => Prepared<{ count: number }>;
  /** The total, if it is known without counting. */
  total?: number;
}

/** Reads one page. Call it within `reading.snapshot`, so that rows, total and change number are consistent. */
export function paginate<Row>(reading: ReadContext, list: ListDefinition<Row>): Page<Row> {
  const { name, shape, values, order, where } = list;
  const page = pageOf<Row>({
    page: list.page,
    print: fingerprint(name, list.sort, list.filters),
    columns: order.length,
    valuesOf: list.valuesOf,
    fetch: fetchPast(order.length, ({ backwards, shared }, place) =>
      reading.statements
        .get(`${name} ${list.sort} ${shape} ${backwards} ${shared}`, () =>
          list.select(
            and(where('rows'), ...(shared === null ? [] : past(order, backwards, shared))),
            orderBy(order, backwards),
          ),
        )
        .all({ ...values, ...place }),
    ),
  });
  const total =
    list.total ??
    reading.total(`${name} ${JSON.stringify(list.filters)}`, () => {
      const statement = reading.statements.get(`${name} count ${shape}`, () => list.count(where('count')));
      return statement.all(values)[0]?.count ?? 0;
    });
  return { ...page, total, seq: reading.seq() };
}
