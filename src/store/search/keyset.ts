// Keyset paging: the rows after a place in an order, found by index however deep.

import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import type { Page, PageRequest } from '../../model/query.ts';
import { type CursorValue, decodeCursor, encodeCursor } from './cursor.ts';

/** One column of an order. The last one must be unique. */
export interface Ordering {
  column: SQLWrapper;
  direction: 'asc' | 'desc';
}

function downwards(ordering: Ordering, backwards: boolean): boolean {
  return (ordering.direction === 'desc') !== backwards;
}

/** `ORDER BY`, turned round where the page lies before its cursor. */
export function orderBy(order: readonly Ordering[], backwards: boolean): SQL[] {
  return order.map((one) => (downwards(one, backwards) ? sql`${one.column} desc` : sql`${one.column} asc`));
}

/**
 * The rows past the cursor that agree with it in the first `shared` columns: one range of the order's index, whatever
 * its directions, so that ten thousand rows with the same count cost no more than ten. The cursor's values are the
 * placeholders `place0`, `place1` …
 */
export function past(order: readonly Ordering[], backwards: boolean, shared: number): SQL[] {
  return order.slice(0, shared + 1).map((one, index) => {
    const value = sql.placeholder(`place${index}`);
    if (index < shared) return sql`${one.column} = ${value}`;
    return downwards(one, backwards) ? sql`${one.column} < ${value}` : sql`${one.column} > ${value}`;
  });
}

/** Which rows are fetched: on the first page all; past a cursor those that agree with it in `shared` columns. */
export interface Way {
  backwards: boolean;
  shared: number | null;
}

export interface KeysetRequest<Row> {
  page: PageRequest;
  print: string;
  columns: number;
  fetch: (way: Way, values: Record<string, CursorValue>) => Row[];
  valuesOf: (row: Row) => CursorValue[];
}

/** One page, and the cursors of its neighbours. One row more than asked tells whether there are any. */
export function pageOf<Row>(request: KeysetRequest<Row>): Pick<Page<Row>, 'rows' | 'next' | 'previous'> {
  const { page, print, columns, valuesOf } = request;
  const place = page.cursor === undefined ? null : decodeCursor(page.cursor, print, columns);
  const backwards = place?.backwards ?? false;
  const values: Record<string, CursorValue> = { limit: page.limit + 1 };
  place?.values.forEach((value, index) => {
    values[`place${index}`] = value;
  });
  const found = place ? [] : request.fetch({ backwards, shared: null }, values);
  for (let shared = columns - 1; place && shared >= 0 && found.length <= page.limit; shared--) {
    found.push(...request.fetch({ backwards, shared }, { ...values, limit: page.limit + 1 - found.length }));
  }
  const more = found.length > page.limit;
  if (more) found.pop();
  if (backwards) found.reverse();
  const first = found[0];
  const last = found.at(-1);
  const cursor = (row: Row | undefined, back: boolean) =>
    row === undefined ? null : encodeCursor({ backwards: back, values: valuesOf(row) }, print);
  // Whoever came by a cursor came from somewhere: there is a page on that side.
  return {
    rows: found,
    next: (backwards ? place !== null : more) ? cursor(last, false) : null,
    previous: (backwards ? more : place !== null) ? cursor(first, true) : null,
  };
}
