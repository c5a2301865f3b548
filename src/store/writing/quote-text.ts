// Maintains the full text of quotes: indexes their words when quotes are saved, and removes them before they change.

import { and, eq, lt, sql } from '../drizzle.ts';
import { QUOTES_OF_ARTICLE, quoteRow, quoteTokens } from '../full-text/quote-index.ts';
import type { Handle } from '../sqlite.ts';
import { docValues, quotes } from '../tables.ts';

export function prepareQuoteText(db: Handle) {
  const client = db.$client;
  const insert = client.prepare('insert into quote_index(rowid, stems, words) values (cast(? as integer), ?, ?)');
  const remove = client.prepare('delete from quote_index where rowid = cast(? as integer)');
  const clear = client.prepare(`insert into quote_index(quote_index) values ('delete-all')`);
  const slot = db
    .select({ slot: docValues.slot })
    .from(docValues)
    .where(eq(docValues.articleKey, sql.placeholder('key')))
    .prepare();
  const itsQuotes = db
    .select({ position: quotes.position, text: quotes.text })
    .from(quotes)
    .where(and(eq(quotes.articleKey, sql.placeholder('key')), lt(quotes.position, QUOTES_OF_ARTICLE)))
    .prepare();
  /** Articles whose quotes are indexed at the end of the transaction. */
  const pending = new Set<number>();

  function quotesOf(key: number): { row: number; text: string }[] {
    const found = itsQuotes.all({ key });
    const its = found.length > 0 ? slot.get({ key })?.slot : undefined;
    if (its === undefined) return [];
    return found.map(({ position, text }) => ({ row: quoteRow(its, position), text }));
  }

  return {
    add: (key: number): void => void pending.add(key),

    /** Call it before the quotes of an article change. `isIndexed` tells whether its stored quotes are in the index. */
    remove(key: number, isIndexed: boolean): void {
      if (pending.delete(key) || !isIndexed) return;
      for (const { row } of quotesOf(key)) remove.run(row);
    },

    clear: (): void => void clear.run(),

    *flush(): Generator<void> {
      for (const key of pending) {
        for (const { row, text } of quotesOf(key)) {
          const { stems, words } = quoteTokens(text);
          insert.run(row, stems, words);
        }
        yield;
      }
      pending.clear();
    },

    forget: (): void => pending.clear(),
  };
}
