// Keyset paging: the rows after a place in an order, found by index however deep.

import type { Page, PageRequest } from '../../model/query/query.ts';
import { type SQL, type SQLWrapper, sql } from '../drizzle.ts';
import { type CursorPosition, type CursorValue, decodeCursor, encodeCursor } from './cursor.ts';

/** One column of an order. The last one must be unique. */
export interface Ordering {
  column: SQLWrapper;
  direction: 'asc' | 'desc';
  /** A whole number of more than 32 bits, which a driver binds as a fraction; a virtual table's index does not take that. */
  isKey?: boolean;
}

function bound({ isKey }: Ordering, value: SQLWrapper): SQLWrapper {
  return isKey ? sql`cast(${value} as integer)` : value;
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
    const value = bound(one, sql.placeholder(`place${index}`));
    if (index < shared) return sql`${one.column} = ${value}`;
    return downwards(one, backwards) ? sql`${one.column} < ${value}` : sql`${one.column} > ${value}`;
  });
}

/** Which rows a statement fetches: on the first page all; past a cursor those that agree with it in `shared` columns. */
export interface Way {
  backwards: boolean;
  shared: number | null;
}

export interface KeysetRequest<Row> {
  page: PageRequest;
  print: string;
  /** How many values a cursor has. */
  columns: number;
  /** So many rows past this place, the nearest first; from the beginning where there is none. */
  fetch: (from: CursorPosition | null, limit: number) => Row[];
  valuesOf: (row: Row) => CursorValue[];
}

/** One page, and the cursors of its neighbours. One row more than asked tells whether there are any. */
export function pageOf<Row>(request: KeysetRequest<Row>): Pick<Page<Row>, 'rows' | 'next' | 'previous'> {
  const { page, print, columns, valuesOf } = request;
  const from = page.cursor === undefined ? null : decodeCursor(page.cursor, print, columns);
  const found = request.fetch(from, page.limit + 1);
  const more = found.length > page.limit;
  if (more) found.pop();
  const backwards = from?.backwards ?? false;
  if (backwards) found.reverse();
  const first = found[0];
  const last = found.at(-1);
  const cursor = (row: Row | undefined, back: boolean) =>
    row === undefined ? null : encodeCursor({ backwards: back, values: valuesOf(row) }, print);
  // Whoever came by a cursor came from somewhere: there is a page on that side.
  return {
    rows: found,
    next: (backwards ? from !== null : more) ? cursor(last, false) : null,
    previous: (backwards ? more : from !== null) ? cursor(first, true) : null,
  };
}

/**
 * The rows past a place by statements, each one range of an index: first those that agree with it in all columns but the
 * last, then in fewer. A statement takes the placeholders `limit` and `place0`, `place1` …
 */
export function fetchPast<Row>(
  columns: number,
  read: (way: Way, values: Record<string, CursorValue>) => Row[],
): KeysetRequest<Row>['fetch'] {
  return (from, limit) => {
    if (!from) return read({ backwards: false, shared: null }, { limit });
    const { backwards } = from;
    const values = Object.fromEntries(from.values.map((value, index) => [`place${index}`, value]));
    const found: Row[] = [];
    for (let shared = columns - 1; shared >= 0 && found.length < limit; shared--) {
      found.push(...read({ backwards, shared }, { ...values, limit: limit - found.length }));
    }
    return found;
  };
}
