// Keeping the full text: the words of an article and of its quotes come in when it is saved, and go before it changes.

import { and, eq, sql } from '../drizzle.ts';
import { prepareTexts } from '../full-text/read-texts.ts';
import { indexedText, termsIn } from '../full-text/tokens.ts';
import type { Handle } from '../sqlite.ts';
import { docValues, STALE, searchTerms } from '../tables.ts';
import { prepareQuoteText } from './quote-text.ts';

const TABLES = ['stem_index', 'word_index', 'impact_index'] as const;

export function prepareFullText(db: Handle) {
  const client = db.$client;
  const read = prepareTexts(db);
  const quoteText = prepareQuoteText(db);
  // A number of 53 bits would be bound as a fraction, which is no row's number to a virtual table.
  const row = 'cast(? as integer)';
  const insertStems = client.prepare(
    `insert into stem_index(rowid, title, caption, body, author) values (${row}, ?, ?, ?, ?)`,
  );
  const insertWords = client.prepare(
    `insert into word_index(rowid, title, caption, body, author) values (${row}, ?, ?, ?, ?)`,
  );
  const insertImpacts = client.prepare(`insert into impact_index(rowid, impacts) values (${row}, ?)`);
  const deletes = TABLES.map((table) => client.prepare(`delete from ${table} where rowid = ${row}`));
  const clears = TABLES.map((table) => client.prepare(`insert into ${table}(${table}) values ('delete-all')`));
  const countTerm = db
    .insert(searchTerms)
    .values({ term: sql.placeholder('term'), articleCount: sql.placeholder('change') })
    .onConflictDoUpdate({
      target: searchTerms.term,
      set: { articleCount: sql`${searchTerms.articleCount} + excluded.article_count` },
    })
    .prepare();
  const dropUnused = db
    .delete(searchTerms)
    .where(and(eq(searchTerms.term, sql.placeholder('term')), sql`${searchTerms.articleCount} <= 0`))
    .prepare();
  const unindexed = db
    .select({ slot: docValues.slot })
    .from(docValues)
    .where(and(eq(docValues.articleKey, sql.placeholder('key')), eq(docValues.stale, STALE.words)))
    .prepare();
  /** By how much the count of each term changes in this transaction. */
  const changes = new Map<string, number>();
  /**
   * Articles that are to be indexed at its end, all at once: a statement that SQLite may have to undo by itself, such as
   * one with RETURNING, makes the full text write what it holds, and one article at a time that costs several times more.
   */
  const pending = new Set<number>();

  function count(terms: readonly string[], by: 1 | -1): void {
    for (const term of terms) changes.set(term, (changes.get(term) ?? 0) + by);
  }

  function write(key: number): void {
    const article = read(key);
    if (!article) return;
    const { stems, words, impacts, terms } = indexedText(article);
    insertStems.run(key, ...stems);
    insertWords.run(key, ...words);
    insertImpacts.run(key, impacts);
    count(terms, 1);
  }

  const isUnindexed = (key: number): boolean => unindexed.get({ key }) !== undefined;

  return {
    /** The article is to be found by its words, as they are at the end of the transaction. */
    add(key: number): void {
      pending.add(key);
      quoteText.add(key);
    },

    isPending: (key: number): boolean => pending.has(key),

    /** Before anything of the article changes: what was counted of it is read once more. */
    remove(key: number): void {
      // Of one that still waits to be indexed, now or anew, nothing is there.
      this.removeQuotes(key);
      if (pending.delete(key) || isUnindexed(key)) return;
      const article = read(key);
      if (!article) return;
      for (const statement of deletes) statement.run(key);
      count(termsIn(article), -1);
    },

    /** Of an article whose quotes change, and nothing else. */
    removeQuotes: (key: number): void => quoteText.remove(key, !isUnindexed(key)),
    addQuotes: (key: number): void => quoteText.add(key),

    /** Forgets every word of every article. */
    clear(): void {
      for (const statement of clears) statement.run();
      quoteText.clear();
      db.delete(searchTerms).run();
      this.forget();
    },

    /** At the end of a transaction. The counts of terms are written once each, however many articles have it. */
    *flush(): Generator<void> {
      for (const key of pending) {
        write(key);
        yield;
      }
      yield* quoteText.flush();
      for (const [term, change] of changes) {
        if (change === 0) continue;
        countTerm.run({ term, change });
        if (change < 0) dropUnused.run({ term });
        yield;
      }
      this.forget();
    },

    /** After a rollback: nothing of it happened. */
    forget(): void {
      changes.clear();
      pending.clear();
      quoteText.forget();
    },
  };
}
