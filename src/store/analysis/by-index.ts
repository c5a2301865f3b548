// Reads a page of a set of articles in an order that only a database index has: by title or by last change.

import { type Bits, eachBit, hasBit } from '../doc-values/bits.ts';
import type { Columns } from '../doc-values/columns.ts';
import { and, inArray, type SQL, sql } from '../drizzle.ts';
import type { ReadContext } from '../read-context.ts';
import { areFew } from '../search/clause.ts';
import type { CursorPosition, CursorValue } from '../search/cursor.ts';
import { fetchPast, orderBy, past } from '../search/keyset.ts';
import { type IndexedSort, orders } from '../search/order.ts';
import { articles } from '../tables.ts';
import type { FetchKeys } from './by-publication.ts';

interface Row {
  key: number;
  titleKey: string;
  updatedAt: string;
}

/** Rows read per step while the index is scanned for articles of the set. */
const STRIDE = { least: 200, most: 5_000 } as const;

const shown = {
  title: { key: articles.key, titleKey: articles.titleKey },
  updated: { key: articles.key, updatedAt: articles.updatedAt },
};

/** Sorts a small set. For a large set, scans the index in its order until the page is full. */
export function byIndex(
  bits: Bits,
  count: number,
  columns: Columns,
  reading: ReadContext,
  sort: Extract<IndexedSort, 'title' | 'updated'>,
): FetchKeys {
  const order = orders[sort].columns(articles.key);
  const rows = (isListed: boolean, from: CursorPosition | null, limit: number, values: Record<string, CursorValue>) =>
    fetchPast<Row>(order.length, ({ backwards, shared }, place) =>
      reading.statements
        .get(`analysed ${sort} ${isListed} ${backwards} ${shared}`, () => {
          const among = isListed
            ? inArray(articles.key, sql`(select value from json_each(${sql.placeholder('keys')}))`)
            : undefined;
          const condition: SQL | undefined = and(among, ...(shared === null ? [] : past(order, backwards, shared)));
          return reading.db
            .select(shown[sort])
            .from(articles)
            .where(condition)
            .orderBy(...orderBy(order, backwards))
            .limit(sql.placeholder('limit'))
            .prepare() as unknown as { all: (values: object) => Row[] };
        })
        .all({ ...values, ...place }),
    )(from, limit);

  if (areFew(count, columns.order.length)) {
    const keys: number[] = [];
    eachBit(bits, (slot) => keys.push(columns.keys[slot] ?? 0));
    return (from, limit) => rows(true, from, limit, { keys: JSON.stringify(keys) }).map(({ key }) => key);
  }
  return (from, limit) => {
    const share = Math.ceil((limit * columns.order.length * 1.2) / count);
    const stride = Math.min(Math.max(share, STRIDE.least), STRIDE.most);
    const found: number[] = [];
    for (let place = from; ; ) {
      const some = rows(false, place, stride, {});
      for (const { key } of some) {
        const slot = columns.order.slotOf(key);
        if (slot < 0 || !hasBit(bits, slot)) continue;
        if (found.push(key) === limit) return found;
      }
      const last = some.at(-1);
      if (!last || some.length < stride) return found;
      place = { backwards: from?.backwards ?? false, values: orders[sort].valuesOf(last) };
    }
  };
}
