// Computes the value that identifies the selection of an article list, for cursors and cached totals.

import type { Selection } from '../../model/query/query.ts';
import { canonicalQuery } from '../../model/search/canonical-query.ts';

export function cacheKey({ filters, text }: Selection): unknown {
  return text ? { ...filters, q: canonicalQuery(text.tree), searchIn: text.searchIn } : filters;
}
