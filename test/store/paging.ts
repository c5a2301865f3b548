// A list read to its end and back again.

import { expect } from 'vitest';
import type { Page, PageRequest } from '../../src/model/query/query.ts';

/** All rows, in order. Fails where a page, a total or a way back is not as promised. */
export async function readAll<Row>(
  read: (page: PageRequest) => Promise<Page<Row> | null>,
  limit: number,
): Promise<Row[]> {
  const pages: Row[][] = [];
  let cursor: string | undefined;
  let last: Page<Row> | null;
  do {
    last = await read({ limit, ...(cursor !== undefined && { cursor }) });
    if (!last) throw new Error('The list is not there.');
    pages.push(last.rows);
    if (pages.length > 5_000) throw new Error('The list does not end.');
    if (last.next) expect(last.rows).toHaveLength(limit);
    expect(last.previous === null).toBe(pages.length === 1 || last.rows.length === 0);
    cursor = last.next ?? undefined;
  } while (cursor !== undefined);
  const rows = pages.flat();
  expect(last.total).toBe(rows.length);

  for (const expected of pages.slice(0, -1).reverse()) {
    if (!last.previous) throw new Error('The way back ends early.');
    last = await read({ limit, cursor: last.previous });
    expect(last?.rows).toEqual(expected);
    expect(last?.total).toBe(rows.length);
    if (!last) throw new Error('The list is gone.');
    // And forwards again from there.
    expect(last.next).not.toBeNull();
  }
  expect(last.previous).toBeNull();
  return rows;
}
