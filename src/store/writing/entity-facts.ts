// Updates what is known of an entity in advance, when an article is enriched by a program with other knowledge.

import type { FoundEntity } from '../../model/article/findings.ts';
import { fold } from '../../model/text/name.ts';
import { and, eq, sql } from '../drizzle.ts';
import type { Handle } from '../sqlite.ts';
import { entities, entityNames } from '../tables.ts';
import type { prepareLog } from './changes.ts';
import type { prepareEntityIndex } from './entity-index.ts';

export function prepareEntityFacts(
  db: Handle,
  log: ReturnType<typeof prepareLog>,
  index: ReturnType<typeof prepareEntityIndex>,
) {
  const p = sql.placeholder;
  const find = db
    .select()
    .from(entities)
    .where(eq(entities.id, p('id')))
    .prepare();
  const describe = db
    .update(entities)
    .set({ description: sql`${p('description')}`, sameAs: sql`${p('sameAs')}`, familyKey: sql`${p('familyKey')}` })
    .where(eq(entities.key, p('key')))
    .prepare();
  const names = db
    .select({ name: entityNames.name, articleCount: entityNames.articleCount, given: entityNames.given })
    .from(entityNames)
    .where(eq(entityNames.entityKey, p('key')))
    .prepare();
  const isName = and(eq(entityNames.entityKey, p('key')), eq(entityNames.name, p('name')));
  const disown = db.update(entityNames).set({ given: false }).where(isName).prepare();
  const drop = db.delete(entityNames).where(isName).prepare();
  const give = db
    .insert(entityNames)
    .values({ entityKey: p('key'), name: p('name'), nameKey: p('nameKey'), articleCount: 0, given: true })
    .onConflictDoNothing()
    .prepare();

  /**
   * Removes name forms that only the older program knew and adds new ones. Spelling differences do not matter, because
   * each article has its own.
   */
  function rename(key: number, name: string, { aliases, isListed }: FoundEntity): boolean {
    const wanted = new Map([name, ...aliases].map((form) => [fold(form), form]));
    const known = new Set<string>();
    let isChanged = false;
    for (const given of names.all({ key })) {
      const nameKey = fold(given.name);
      known.add(nameKey);
      if (wanted.has(nameKey) || !given.given) continue;
      if (given.articleCount > 0) disown.run({ key, name: given.name });
      else if (drop.run({ key, name: given.name }).changes > 0) isChanged = true;
    }
    // The forms of an unlisted entity come from articles and are counted there.
    if (!isListed) return isChanged;
    for (const [nameKey, form] of wanted) {
      if (!known.has(nameKey) && give.run({ key, name: form, nameKey }).changes > 0) isChanged = true;
    }
    return isChanged;
  }

  /** Updates entities that were just counted for an article; curated entities stay as they are. */
  return (found: readonly FoundEntity[], at: string): void => {
    for (const entity of found) {
      const row = find.get({ id: entity.id });
      if (!row || row.given) continue;
      const sameAs = JSON.stringify(entity.sameAs);
      const { key, name } = row;
      const isRenamed = rename(key, name, entity);
      // An unlisted entity is known from articles only, and the first of them described it.
      const isDescribed = entity.isListed || row.sameAs !== '[]';
      const description = isDescribed ? entity.description : row.description;
      const isChanged = description !== row.description || (isDescribed && sameAs !== row.sameAs);
      const familyKey = entity.familyKey ?? row.familyKey;
      if (isChanged || familyKey !== row.familyKey) describe.run({ key, description, sameAs, familyKey });
      if (isRenamed) index.touch(key);
      if (isRenamed || isChanged) log({ at, kind: 'entity', id: entity.id, operation: 'update' });
    }
  };
}
