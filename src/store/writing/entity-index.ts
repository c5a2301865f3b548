// Maintains the index of names: an entity is indexed again when it gains or loses a name or its popularity changes.

import { asc, eq, gt, sql } from '../drizzle.ts';
import { nameTokens } from '../full-text/name-index.ts';
import { readMetadata, writeMetadata } from '../metadata.ts';
import type { Handle } from '../sqlite.ts';
import { entities, entityNames } from '../tables.ts';

/** Entities per transaction of a rebuild. */
const BATCH = 500;
const ALL = 'all';

export function prepareEntityIndex(db: Handle) {
  const touched = new Set<number>();
  const key = sql.placeholder('key');
  const count = db
    .select({ articleCount: entities.articleCount })
    .from(entities)
    .where(eq(entities.key, key))
    .prepare();
  const names = db.select({ name: entityNames.name }).from(entityNames).where(eq(entityNames.entityKey, key)).prepare();
  const write = db.$client.prepare('insert or replace into entity_index(rowid, names) values (cast(? as integer), ?)');
  const clear = db.$client.prepare(`insert into entity_index(entity_index) values ('delete-all')`);
  const removal = db.$client.prepare('delete from entity_index where rowid = cast(? as integer)');
  const following = db
    .select({ key: entities.key })
    .from(entities)
    .where(gt(entities.key, key))
    .orderBy(asc(entities.key))
    .limit(BATCH)
    .prepare();
  const indexedTo = readMetadata(db, 'entitiesIndexed');

  return {
    /** Marks an entity to be indexed again. */
    touch: (key: number): void => void touched.add(key),

    /** Removes a deleted entity. */
    remove(key: number): void {
      touched.delete(key);
      removal.run(key);
    },

    /** Runs at the end of a transaction. */
    *flush(): Generator<void> {
      for (const key of touched) {
        const entity = count.get({ key });
        if (!entity) continue;
        const forms = names.all({ key }).map(({ name }) => name);
        write.run(key, nameTokens(forms, entity.articleCount));
        yield;
      }
      touched.clear();
    },

    forget: (): void => touched.clear(),

    /** Clears the index; `step` rebuilds it. */
    clear(): void {
      clear.run();
      writeMetadata(db, 'entitiesIndexed')(following.get({ key: 0 }) ? '0' : ALL);
    },

    isComplete: (): boolean => (indexedTo() ?? ALL) === ALL,

    /** Indexes one batch, within a transaction. Returns whether all is done. */
    step(): boolean {
      const from = indexedTo() ?? ALL;
      if (from === ALL) return true;
      const batch = following.all({ key: Number(from) });
      for (const { key } of batch) touched.add(key);
      writeMetadata(db, 'entitiesIndexed')(batch.length < BATCH ? ALL : String(batch.at(-1)?.key));
      return batch.length < BATCH;
    },
  };
}
