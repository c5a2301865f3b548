// What a list of articles is of, as a value: what its cursors must fit and its total is remembered by.

import type { Selection } from '../../model/query/query.ts';
import { canonicalQuery } from '../../model/search/canonical-query.ts';

export function cacheKey({ filters, text }: Selection): unknown {
  return text ? { ...filters, q: canonicalQuery(text.tree), searchIn: text.searchIn } : filters;
}
