// Maintains the full text: indexes the words of an article and its quotes when it is saved, and removes them before it
// changes.

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
  // The driver binds a 53-bit number as a float, which a virtual table does not accept as a rowid.
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
  /** The change of each term count in this transaction. */
  const changes = new Map<string, number>();
  /**
   * Articles to index together at the end of the transaction: a statement that SQLite may have to undo separately, such
   * as one with RETURNING, makes FTS5 flush its buffer, and one flush per article costs several times more.
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
    /** Marks an article to be indexed with its words at the end of the transaction. */
    add(key: number): void {
      pending.add(key);
      quoteText.add(key);
    },

    isPending: (key: number): boolean => pending.has(key),

    /** Removes an article. Call it before anything of it changes, because its words are read again. */
    remove(key: number): void {
      // An article that still waits to be indexed has no rows.
      this.removeQuotes(key);
      if (pending.delete(key) || isUnindexed(key)) return;
      const article = read(key);
      if (!article) return;
      for (const statement of deletes) statement.run(key);
      count(termsIn(article), -1);
    },

    /** Removes the quotes of an article if nothing else of it changes. */
    removeQuotes: (key: number): void => quoteText.remove(key, !isUnindexed(key)),
    addQuotes: (key: number): void => quoteText.add(key),

    /** Removes every word of every article. */
    clear(): void {
      for (const statement of clears) statement.run();
      quoteText.clear();
      db.delete(searchTerms).run();
      this.forget();
    },

    /** Runs at the end of a transaction. Each term count is written once, however many articles contain the term. */
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

    /** Runs after a rollback: discards the state of the transaction. */
    forget(): void {
      changes.clear();
      pending.clear();
      quoteText.forget();
    },
  };
}
