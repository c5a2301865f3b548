// Implements keyset paging: finds the rows after a position in an order by index, at any depth.

import type { Page, PageRequest } from '../../model/query/query.ts';
import { type SQL, type SQLWrapper, sql } from '../drizzle.ts';
import { type CursorPosition, type CursorValue, decodeCursor, encodeCursor } from './cursor.ts';

/** One column of an order. The last column must be unique. */
export interface Ordering {
  column: SQLWrapper;
  direction: 'asc' | 'desc';
  /**
   * An integer of more than 32 bits. The driver binds it as a float, which the index of a virtual table does not
   * accept.
   */
  isKey?: boolean;
}

function bound({ isKey }: Ordering, value: SQLWrapper): SQLWrapper {
  return isKey ? sql`cast(${value} as integer)` : value;
}

function downwards(ordering: Ordering, backwards: boolean): boolean {
  return (ordering.direction === 'desc') !== backwards;
}

/** `ORDER BY`, reversed for a page before its cursor. */
export function orderBy(order: readonly Ordering[], backwards: boolean): SQL[] {
  return order.map((one) => (downwards(one, backwards) ? sql`${one.column} desc` : sql`${one.column} asc`));
}

/**
 * Matches the rows past the cursor that share its first `shared` columns: one range of the order's index in any mix of
 * directions, so that ten thousand rows of equal count cost no more than ten. The values are bound as `place0`,
 * `place1` …
 */
export function past(order: readonly Ordering[], backwards: boolean, shared: number): SQL[] {
  return order.slice(0, shared + 1).map((one, index) => {
    const value = bound(one, sql.placeholder(`place${index}`));
    if (index < shared) return sql`${one.column} = ${value}`;
    return downwards(one, backwards) ? sql`${one.column} < ${value}` : sql`${one.column} > ${value}`;
  });
}

/** The rows that a statement fetches: all for the first page, or those that share `shared` columns with the cursor. */
export interface Way {
  backwards: boolean;
  shared: number | null;
}

export interface KeysetRequest<Row> {
  page: PageRequest;
  print: string;
  /** The number of values in a cursor. */
  columns: number;
  /** Fetches up to `limit` rows past a position, nearest first; from the start if it is null. */
  fetch: (from: CursorPosition | null, limit: number) => Row[];
  valuesOf: (row: Row) => CursorValue[];
}

/** Reads one page and the cursors of its neighbours. One extra row shows whether there is another page. */
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
  // A cursor comes from an adjacent page, so there is a page on that side.
  return {
    rows: found,
    next: (backwards ? from !== null : more) ? cursor(last, false) : null,
    previous: (backwards ? more : from !== null) ? cursor(first, true) : null,
  };
}

/**
 * Fetches the rows past a position with several statements, each one index range: first the rows that share all columns
 * but the last with it, then fewer. The placeholders are `limit` and `place0`, `place1` …
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
