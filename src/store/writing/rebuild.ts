// What another version of this program made, made anew: renderings and full text, a few articles at a time.

import { and, eq, isNotNull, lt, sql } from '../drizzle.ts';
import { readMetadata, writeMetadata } from '../metadata.ts';
import type { Handle } from '../sqlite.ts';
import { docValues, STALE } from '../tables.ts';
import { INDEX, RENDERER } from '../versions.ts';
import type { prepareEntityIndex } from './entity-index.ts';
import type { prepareFullText } from './full-text.ts';
import type { prepareRelink } from './relink.ts';

/** Articles of one transaction: few enough that nobody waits long for it. */
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
    /** Notes what has to be made anew; whether there is nothing. Until it is, the archive shows what it has. */
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

    /** Notes that a part is to be rebuilt though it is not out of date, because it is damaged. `step` does it. */
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

    /** One batch, within a transaction; whether that was all. */
    step(): boolean {
      const rows = someStale.all();
      for (const { key, stale } of rows) {
        if (key === null) continue;
        if (stale === STALE.words) fullText.add(key);
        touch(key);
      }
      // Every kind of work goes on in every step: none waits for another.
      const areDone = [rows.length < BATCH, entityIndex.step(), relink.step()];
      return areDone.every(Boolean);
    },
  };
}
