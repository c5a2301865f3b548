// Restores an entity from another archive: its description, its curation decisions, and the names that do not come from
// articles.

import type { EntityRecord } from '../../model/archive/archive-record.ts';
import { fold } from '../../model/text/name.ts';
import { eq, sql } from '../drizzle.ts';
import { NO_KEY } from '../key.ts';
import type { Handle } from '../sqlite.ts';
import { entities, entityNames } from '../tables.ts';
import { prepareCurationStatements } from './curation-statements.ts';
import type { prepareEntityIndex } from './entity-index.ts';

interface Parts {
  index: ReturnType<typeof prepareEntityIndex>;
  /** Keys of the articles that name an entity. */
  naming: (id: string) => number[];
  /** Marks an article to be rendered again. */
  touch: (key: number) => void;
}

export function prepareRestoreEntity(db: Handle, { index, naming, touch }: Parts) {
  const p = sql.placeholder;
  const find = db
    .select({ key: entities.key, name: entities.name, type: entities.type })
    .from(entities)
    .where(eq(entities.id, p('id')))
    .prepare();
  const said = {
    type: p('type'),
    name: p('name'),
    nameKey: p('nameKey'),
    description: p('description'),
    sameAs: p('sameAs'),
    mergedInto: p('mergedInto'),
    given: p('given'),
    familyKey: p('familyKey'),
    born: p('born'),
  };
  const create = db
    .insert(entities)
    .values({ key: p('key'), id: p('id'), ...said, articleCount: 0, mentionCount: 0, lastKey: NO_KEY })
    .prepare();
  const change = db
    .update(entities)
    .set(Object.fromEntries(Object.entries(said).map(([name, value]) => [name, sql`${value}`])))
    .where(eq(entities.id, p('id')))
    .prepare();
  const disown = db
    .update(entityNames)
    .set({ given: false, told: false })
    .where(eq(entityNames.entityKey, p('key')))
    .prepare();
  const give = db
    .insert(entityNames)
    .values({
      entityKey: p('key'),
      name: p('name'),
      nameKey: p('nameKey'),
      articleCount: 0,
      given: true,
      told: p('told'),
    })
    .onConflictDoUpdate({
      target: [entityNames.entityKey, entityNames.name],
      set: { given: true, told: sql`excluded.told` },
    })
    .prepare();
  const drop = db
    .delete(entityNames)
    .where(sql`${entityNames.entityKey} = ${p('key')} and ${entityNames.articleCount} = 0 and ${entityNames.given} = 0`)
    .prepare();
  const { rule, liftAll } = prepareCurationStatements(db);

  return (record: EntityRecord): void => {
    const { id, name, type, sameAs, names, given } = record;
    const known = find.get({ id });
    const key = known?.key ?? record.key;
    const row = { ...record, key, nameKey: fold(name), sameAs: JSON.stringify(sameAs), given: given ? 1 : 0 };
    (known ? change : create).run(row);
    if (known && (known.name !== name || known.type !== type)) {
      for (const article of naming(id)) touch(article);
    }
    disown.run({ key });
    for (const { name, told } of names) give.run({ key, name, nameKey: fold(name), told: told ? 1 : 0 });
    drop.run({ key });
    liftAll.run({ id });
    for (const ruling of record.rulings) rule.run(ruling);
    index.touch(key);
  };
}
