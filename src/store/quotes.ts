// Reads quotes over all articles.

import type { Page, QuoteQuery } from '../model/query/query.ts';
import type { QuoteInContext } from '../model/quote/quote-in-context.ts';
import type { QueryWorkers } from './analysis/index.ts';

export function quoteReads(analyst: QueryWorkers) {
  return {
    list: async (query: QuoteQuery): Promise<Page<QuoteInContext>> => analyst.query('quotes', query),
  };
}
