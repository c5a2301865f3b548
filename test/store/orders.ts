// Orders of articles as plain comparisons.

import { expect } from 'vitest';
import type { ArticleSort } from '../../src/model/query/query.ts';
import { fold } from '../../src/model/text/name.ts';
import type { Kept } from './reference.ts';

const byText = (one: string, other: string) => Buffer.compare(Buffer.from(one), Buffer.from(other));
const dateOf = (kept: Kept) => Date.parse(kept.request.draft.published?.at ?? '-271821-04-20T00:00:00Z');

const orders: Record<Exclude<ArticleSort, 'relevance'>, (one: Kept, other: Kept) => number> = {
  newest: (one, other) => dateOf(other) - dateOf(one),
  oldest: (one, other) => dateOf(one) - dateOf(other),
  updated: (one, other) => byText(other.request.at, one.request.at),
  title: (one, other) => byText(fold(one.request.draft.title), fold(other.request.draft.title)),
};

/** Relevance is compared elsewhere: it takes the query. */
export function expectOrder(found: Kept[], sort: ArticleSort): void {
  if (sort === 'relevance') return;
  found.slice(1).forEach((one, index) => {
    expect(orders[sort](found[index] as Kept, one)).toBeLessThanOrEqual(0);
  });
}
