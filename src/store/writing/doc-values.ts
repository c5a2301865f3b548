// Writes the facet values of an article with every rendering.

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
    // A rendering caused by a link from another article does not index the words that the article still waits for.
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
    /** Frees the slot of an article that is about to be deleted, so that columns in memory drop it. */
    remove(key: number): void {
      empty.run({ key, version: (newest.get()?.version ?? 0) + 1 });
    },

    /** The version of the values that this transaction writes. */
    nextVersion: (): number => (newest.get()?.version ?? 0) + 1,

    /** Writes the facet values of an article. `hasNewText` makes readers also refresh their cached term sets. */
    write(key: number, version: number, hasNewText: boolean): void {
      const values = valuesOf(key);
      // The article was moved within this transaction and is also marked under its new key.
      if (!values) return;
      const data = encodeDocValues(values);
      (hasNewText ? saveAlways : saveChanged).run({ key, version, data });
    },
  };
}
