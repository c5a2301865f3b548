// Keeping the full text: an article's words come in when it is saved, and go before it changes.

import { and, eq, sql } from 'drizzle-orm';
import { prepareTexts } from '../full-text/read-texts.ts';
import { indexedText, termsIn } from '../full-text/tokens.ts';
import type { Handle } from '../sqlite.ts';
import { docValues, STALE, searchTerms } from '../tables.ts';

const TABLES = ['stem_index', 'word_index', 'impact_index'] as const;

export function prepareFullText(db: Handle) {
  const client = db.$client;
  const read = prepareTexts(db);
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
  const dropUnused = db.delete(searchTerms).where(sql`${searchTerms.articleCount} <= 0`).prepare();
  const unindexed = db
    .select({ slot: docValues.slot })
    .from(docValues)
    .where(and(eq(docValues.articleKey, sql.placeholder('key')), eq(docValues.stale, STALE.words)))
    .prepare();
  /** By how much the count of each term changes in this transaction. */
  const changes = new Map<string, number>();
  /** Articles that were indexed in it. */
  const added = new Set<number>();

  function count(terms: readonly string[], by: 1 | -1): void {
    for (const term of terms) changes.set(term, (changes.get(term) ?? 0) + by);
  }

  return {
    add(key: number): void {
      const article = read(key);
      if (!article) return;
      const { stems, words, impacts, terms } = indexedText(article);
      insertStems.run(key, ...stems);
      insertWords.run(key, ...words);
      insertImpacts.run(key, impacts);
      count(terms, 1);
      added.add(key);
    },

    /** Before anything of the article changes: what was counted of it is read once more. */
    remove(key: number): void {
      // Of one that still waits to be indexed anew nothing is there.
      if (!added.has(key) && unindexed.get({ key })) return;
      const article = read(key);
      if (!article) return;
      added.delete(key);
      for (const statement of deletes) statement.run(key);
      count(termsIn(article), -1);
    },

    /** Forgets every word of every article. */
    clear(): void {
      for (const statement of clears) statement.run();
      db.delete(searchTerms).run();
      this.forget();
    },

    /** At the end of a transaction: the counts of terms, each written once however many articles have it. */
    flush(): void {
      let less = false;
      for (const [term, change] of changes) {
        if (change === 0) continue;
        countTerm.run({ term, change });
        less ||= change < 0;
      }
      if (less) dropUnused.run();
      this.forget();
    },

    /** After a rollback: nothing of it happened. */
    forget(): void {
      changes.clear();
      added.clear();
    },
  };
}
