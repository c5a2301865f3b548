// Rebuilds data that another version of the program derived: renderings and full text, a few articles at a time.

import { and, eq, isNotNull, lt, sql } from '../drizzle.ts';
import { readMetadata, writeMetadata } from '../metadata.ts';
import type { Handle } from '../sqlite.ts';
import { docValues, STALE } from '../tables.ts';
import { INDEX, RENDERER } from '../versions.ts';
import type { prepareEntityIndex } from './entity-index.ts';
import type { prepareFullText } from './full-text.ts';
import type { prepareRelink } from './relink.ts';

/** Articles per transaction: few enough that other writes do not wait long. */
const BATCH = 100;

export function prepareRebuild(
  db: Handle,
  parts: {
    fullText: ReturnType<typeof prepareFullText>;
    entityIndex: ReturnType<typeof prepareEntityIndex>;
    relink: ReturnType<typeof prepareRelink>;
    touch: (key: number) => void;
  },
) {
  const { fullText, entityIndex, relink, touch } = parts;
  const renderer = readMetadata(db, 'renderer');
  const index = readMetadata(db, 'index');
  const someStale = db
    .select({ key: docValues.articleKey, stale: docValues.stale })
    .from(docValues)
    .where(and(sql`${docValues.stale} > 0`, isNotNull(docValues.articleKey)))
    .limit(BATCH)
    .prepare();
  const anyStale = db
    .select({ slot: docValues.slot })
    .from(docValues)
    .where(and(sql`${docValues.stale} > 0`, isNotNull(docValues.articleKey)))
    .limit(1)
    .prepare();

  const addMissing = db.$client.prepare(
    `insert into doc_values (article_key, version, stale, data) select key, 0, ${STALE.words}, x'' from articles
     where not exists (select 1 from doc_values where article_key = key)`,
  );

  const isDone = () => anyStale.get() === undefined && entityIndex.isComplete() && relink.isComplete();

  return {
    /** Marks what is outdated. Returns whether nothing is. Until the rebuild ends, reads return the old data. */
    begin(): boolean {
      if (index() !== INDEX) {
        fullText.clear();
        entityIndex.clear();
        db.update(docValues).set({ stale: STALE.words }).where(isNotNull(docValues.articleKey)).run();
      } else if (renderer() !== RENDERER) {
        db.update(docValues).set({ stale: STALE.rendering }).where(eq(docValues.stale, STALE.not)).run();
      }
      relink.begin();
      writeMetadata(db, 'index')(INDEX);
      writeMetadata(db, 'renderer')(RENDERER);
      return isDone();
    },

    /** Marks a part for a rebuild because it is damaged, although its version is current. `step` does the work. */
    restart(part: 'rendering' | 'words' | 'names'): void {
      if (part === 'names') entityIndex.clear();
      if (part === 'names') return;
      if (part === 'words') fullText.clear();
      addMissing.run();
      const stale = part === 'words' ? STALE.words : STALE.rendering;
      db.update(docValues)
        .set({ stale })
        .where(and(isNotNull(docValues.articleKey), lt(docValues.stale, stale)))
        .run();
    },

    /** Rebuilds one batch, within a transaction. Returns whether all is done. */
    step(): boolean {
      const rows = someStale.all();
      for (const { key, stale } of rows) {
        if (key === null) continue;
        if (stale === STALE.words) fullText.add(key);
        touch(key);
      }
      // Every kind of work advances in every step; none waits for another.
      const areDone = [rows.length < BATCH, entityIndex.step(), relink.step()];
      return areDone.every(Boolean);
    },
  };
}
