// Reads single quotes in the form in which lists return them.

import type { QuoteInContext } from '../../model/quote/quote-in-context.ts';
import { and, eq, sql } from '../drizzle.ts';
import { quoteOf, renderedQuoteColumns } from '../render/quote.ts';
import type { Handle } from '../sqlite.ts';
import { articles, entities, quotes } from '../tables.ts';

export function prepareQuoteRows(db: Handle): (articleKey: number, position: number) => QuoteInContext | null {
  const p = sql.placeholder;
  const find = db
    .select({ ...renderedQuoteColumns, title: articles.title, publishedAt: articles.publishedAt })
    .from(quotes)
    .innerJoin(articles, eq(articles.key, quotes.articleKey))
    .leftJoin(entities, eq(entities.key, quotes.speakerKey))
    .where(and(eq(quotes.articleKey, p('articleKey')), eq(quotes.position, p('position'))))
    .prepare();
  return (articleKey, position) => {
    const row = find.get({ articleKey, position });
    return row ? { ...quoteOf(row), articleTitle: row.title, publishedAt: row.publishedAt ?? undefined } : null;
  };
}
