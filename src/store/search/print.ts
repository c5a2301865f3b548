// What a list of articles is of, as a value: what its cursors must fit and its total is remembered by.

import type { Selection } from '../../model/query.ts';
import { print } from '../../model/search/print.ts';

export function printOf({ filters, text }: Selection): unknown {
  return text ? { ...filters, q: print(text.tree), searchIn: text.searchIn } : filters;
}
