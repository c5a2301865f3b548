// Keeping the values that facets count: written with every rendering of an article.

import { encodeDocValues } from '../doc-values/record.ts';
import { prepareValuesOf } from '../doc-values/values-of.ts';
import { eq, type SQL, sql } from '../drizzle.ts';
import type { Handle } from '../sqlite.ts';
import { docValues, STALE } from '../tables.ts';

export function prepareDocValues(db: Handle) {
  const p = sql.placeholder;
  const valuesOf = prepareValuesOf(db);
  const save = ({ stale, where }: { stale: SQL; where?: SQL }) =>
    db
      .insert(docValues)
      .values({ articleKey: p('key'), version: p('version'), stale: STALE.not, data: p('data') })
      .onConflictDoUpdate({
        target: docValues.articleKey,
        set: { version: sql`excluded.version`, stale, data: sql`excluded.data` },
        ...(where && { setWhere: where }),
      })
      .prepare();
  const saveAlways = save({ stale: sql`excluded.stale` });
  const saveChanged = save({
    // Being rendered, because another article links to it, does not give an article the words that it still waits for.
    stale: sql`case ${docValues.stale} when ${sql.raw(String(STALE.words))} then ${docValues.stale} else ${sql.raw(String(STALE.not))} end`,
    where: sql`${docValues.data} <> excluded.data or ${docValues.stale} > 0`,
  });
  const newest = db
    .select({ version: sql<number>`coalesce(max(${docValues.version}), 0)` })
    .from(docValues)
    .prepare();

  const empty = db
    .update(docValues)
    .set({ articleKey: null, version: sql`${p('version')}`, stale: STALE.not })
    .where(eq(docValues.articleKey, p('key')))
    .prepare();

  return {
    /** The article is about to go: whoever holds it in memory has to let it go. */
    remove(key: number): void {
      empty.run({ key, version: (newest.get()?.version ?? 0) + 1 });
    },

    /** The version of what this transaction writes. */
    nextVersion: (): number => (newest.get()?.version ?? 0) + 1,

    /** Whoever holds them in memory also holds sets of words: `hasNewText` says that these may have changed, too. */
    write(key: number, version: number, hasNewText: boolean): void {
      const values = valuesOf(key);
      // It was moved within this transaction: under its new key it is marked, too.
      if (!values) return;
      const data = encodeDocValues(values);
      (hasNewText ? saveAlways : saveChanged).run({ key, version, data });
    },
  };
}
