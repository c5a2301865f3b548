// Reads a page of a set of articles in publication order, in memory.

import { type Bits, eachBit, hasBit } from '../doc-values/bits.ts';
import type { Columns } from '../doc-values/columns.ts';
import type { CursorPosition } from '../search/cursor.ts';

export type FetchKeys = (from: CursorPosition | null, limit: number) => number[];

/** Sets below this share of all articles are sorted: a scan of the whole order takes longer to find the next member. */
const FEW = 1 / 50;

export function byPublication(bits: Bits, count: number, columns: Columns, sort: 'newest' | 'oldest'): FetchKeys {
  const keyAt = count < columns.order.length * FEW ? sortedKeys(bits, count, columns) : null;
  return (from, limit) => {
    const isDown = (sort === 'newest') !== (from?.backwards ?? false);
    const key = from ? Number(from.values[0]) : null;
    return keyAt ? ofSorted(keyAt, key, isDown, limit) : ofAll(bits, columns, key, isDown, limit);
  };
}

function sortedKeys(bits: Bits, count: number, { keys }: Columns): Float64Array {
  const found = new Float64Array(count);
  let at = 0;
  eachBit(bits, (slot) => {
    found[at++] = keys[slot] ?? 0;
  });
  return found.sort();
}

function ofSorted(keys: Float64Array, from: number | null, isDown: boolean, limit: number): number[] {
  if (isDown) {
    const end = from === null ? keys.length : lowerBound(keys, from);
    return [...keys.subarray(Math.max(0, end - limit), end)].reverse();
  }
  let start = from === null ? 0 : lowerBound(keys, from);
  if (from !== null && keys[start] === from) start++;
  return [...keys.subarray(start, start + limit)];
}

function ofAll(bits: Bits, { order }: Columns, from: number | null, isDown: boolean, limit: number): number[] {
  const step = isDown ? -1 : 1;
  let place = isDown ? order.length - 1 : 0;
  if (from !== null) {
    place = order.placeOf(from);
    if (isDown) place--;
    else if (order.keyAt(place) === from) place++;
  }
  const found: number[] = [];
  for (; place >= 0 && place < order.length && found.length < limit; place += step) {
    if (hasBit(bits, order.slotAt(place))) found.push(order.keyAt(place));
  }
  return found;
}

function lowerBound(keys: Float64Array, key: number): number {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((keys[middle] ?? 0) < key) low = middle + 1;
    else high = middle;
  }
  return low;
}
