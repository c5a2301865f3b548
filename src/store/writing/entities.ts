// Writes entities: adds the findings of an article, and removes them before it is revised.

import type { Findings, FoundEntity } from '../../model/article/findings.ts';
import { fold } from '../../model/text/name.ts';
import { and, eq, gte, sql } from '../drizzle.ts';
import { popularityOf } from '../full-text/name-index.ts';
import { FIRST_DATED_KEY, NO_KEY } from '../key.ts';
import type { Handle } from '../sqlite.ts';
import { articleEntities, entities, entityNames, entityRoles, mentions } from '../tables.ts';
import type { prepareLog } from './changes.ts';
import type { prepareEntityIndex } from './entity-index.ts';

/** The keys of an article's entities by id. */
export type EntityKeys = ReadonlyMap<string, number>;

/** The maximum number of entity keys cached between articles. */
const REMEMBERED = 200_000;

export function prepareEntities(
  db: Handle,
  log: ReturnType<typeof prepareLog>,
  index: ReturnType<typeof prepareEntityIndex>,
) {
  const known = new Map<string, number>();
  const p = sql.placeholder;
  const articleKey = p('articleKey');

  const find = db
    .select({ key: entities.key })
    .from(entities)
    .where(eq(entities.id, p('id')))
    .prepare();
  const create = db
    .insert(entities)
    .values({
      id: p('id'),
      type: p('type'),
      name: p('name'),
      nameKey: p('nameKey'),
      description: p('description'),
      sameAs: p('sameAs'),
      familyKey: p('familyKey'),
      born: p('born'),
      articleCount: 0,
      mentionCount: 0,
      lastKey: NO_KEY,
    })
    .returning({ key: entities.key })
    .prepare();
  const complete = db
    .update(entities)
    .set({
      familyKey: sql`coalesce(${entities.familyKey}, ${p('familyKey')})`,
      born: sql`coalesce(${entities.born}, ${p('born')})`,
    })
    .where(eq(entities.key, p('key')))
    .prepare();
  const giveName = db
    .insert(entityNames)
    .values({ entityKey: p('entityKey'), name: p('name'), nameKey: p('nameKey'), articleCount: 0, given: true })
    .onConflictDoNothing()
    .prepare();
  const countName = db
    .insert(entityNames)
    .values({ entityKey: p('entityKey'), name: p('name'), nameKey: p('nameKey'), articleCount: 1, given: false })
    .onConflictDoUpdate({
      target: [entityNames.entityKey, entityNames.name],
      set: { articleCount: sql`${entityNames.articleCount} + 1` },
    })
    .returning({ articleCount: entityNames.articleCount })
    .prepare();
  const countRole = db
    .insert(entityRoles)
    .values({ entityKey: p('entityKey'), role: p('role'), articleCount: 1 })
    .onConflictDoUpdate({
      target: [entityRoles.entityKey, entityRoles.role],
      set: { articleCount: sql`${entityRoles.articleCount} + 1` },
    })
    .prepare();
  const pair = db
    .insert(articleEntities)
    .values({ entityKey: p('entityKey'), articleKey, mentionCount: p('mentionCount') })
    .prepare();
  const count = db
    .update(entities)
    .set({
      articleCount: sql`${entities.articleCount} + 1`,
      mentionCount: sql`${entities.mentionCount} + ${p('mentionCount')}`,
      firstKey: sql`min(coalesce(${entities.firstKey}, ${p('datedKey')}), coalesce(${p('datedKey')}, ${entities.firstKey}))`,
      lastKey: sql`max(${entities.lastKey}, ${articleKey})`,
    })
    .where(eq(entities.key, p('entityKey')))
    .returning({ articleCount: entities.articleCount })
    .prepare();
  const mention = db
    .insert(mentions)
    .values({
      articleKey,
      position: p('position'),
      entityKey: p('entityKey'),
      place: p('in'),
      start: p('start'),
      end: p('end'),
      surface: p('surface'),
      role: p('role'),
      method: p('method'),
      confidence: p('confidence'),
      foundId: p('foundId'),
      linkedBy: p('linkedBy'),
    })
    .prepare();

  const itsEntities = db
    .select({ entityKey: articleEntities.entityKey, mentionCount: articleEntities.mentionCount })
    .from(articleEntities)
    .where(eq(articleEntities.articleKey, articleKey))
    .prepare();
  const itsMentions = db
    .select({ entityKey: mentions.entityKey, surface: mentions.surface, role: mentions.role })
    .from(mentions)
    .where(eq(mentions.articleKey, articleKey))
    .prepare();
  const discountName = db
    .update(entityNames)
    .set({ articleCount: sql`${entityNames.articleCount} - 1` })
    .where(and(eq(entityNames.entityKey, p('entityKey')), eq(entityNames.name, p('name'))))
    .prepare();
  const discountRole = db
    .update(entityRoles)
    .set({ articleCount: sql`${entityRoles.articleCount} - 1` })
    .where(and(eq(entityRoles.entityKey, p('entityKey')), eq(entityRoles.role, p('role'))))
    .prepare();
  const dropNames = db
    .delete(entityNames)
    .where(
      and(eq(entityNames.entityKey, p('entityKey')), eq(entityNames.articleCount, 0), eq(entityNames.given, false)),
    )
    .prepare();
  const dropRoles = db
    .delete(entityRoles)
    .where(and(eq(entityRoles.entityKey, p('entityKey')), eq(entityRoles.articleCount, 0)))
    .prepare();
  const unpair = db.delete(articleEntities).where(eq(articleEntities.articleKey, articleKey)).prepare();
  const unmention = db.delete(mentions).where(eq(mentions.articleKey, articleKey)).prepare();
  const dated = and(eq(articleEntities.entityKey, p('entityKey')), gte(articleEntities.articleKey, FIRST_DATED_KEY));
  const recount = db
    .update(entities)
    .set({
      articleCount: sql`${entities.articleCount} - 1`,
      mentionCount: sql`${entities.mentionCount} - ${p('mentionCount')}`,
      firstKey: sql`(select min(article_key) from article_entities where ${dated})`,
      lastKey: sql`coalesce((select max(article_key) from article_entities where entity_key = ${p('entityKey')}), ${NO_KEY})`,
    })
    .where(eq(entities.key, p('entityKey')))
    .returning({ articleCount: entities.articleCount })
    .prepare();

  function keyOf(entity: FoundEntity, at: string): number {
    const remembered = known.get(entity.id);
    let key = remembered ?? find.get({ id: entity.id })?.key;
    // An older version did not store family keys, and any article can state an age.
    const isMore = entity.born !== null || (remembered === undefined && entity.familyKey !== null);
    if (key !== undefined && isMore) complete.run({ ...entity, key });
    if (key === undefined) {
      const { aliases, isListed, ...row } = entity;
      key = create.get({ ...row, nameKey: fold(entity.name), sameAs: JSON.stringify(entity.sameAs) })?.key;
      if (key === undefined) throw new Error(`The entity ${entity.id} was not stored.`);
      for (const name of [entity.name, ...aliases]) giveName.run({ entityKey: key, name, nameKey: fold(name) });
      log({ at, kind: 'entity', id: entity.id, operation: 'create' });
      index.touch(key);
    }
    if (known.size >= REMEMBERED) known.clear();
    known.set(entity.id, key);
    return key;
  }

  return {
    add(articleKey: number, findings: Pick<Findings, 'entities' | 'mentions'>, at: string): EntityKeys {
      const keys = new Map(findings.entities.map((entity) => [entity.id, keyOf(entity, at)]));
      const mentionCounts = new Map<number, number>();
      const names = new Map<number, Set<string>>();
      const roles = new Map<number, Set<string>>();
      findings.mentions.forEach(({ entityId, ...found }, position) => {
        const entityKey = keys.get(entityId);
        if (entityKey === undefined) throw new Error(`A mention names ${entityId}, which is not among the entities.`);
        const link = { foundId: found.foundId ?? null, linkedBy: found.linkedBy ?? null };
        mention.run({ ...found, ...link, articleKey, position, entityKey });
        mentionCounts.set(entityKey, (mentionCounts.get(entityKey) ?? 0) + 1);
        addTo(names, entityKey, found.surface);
        if (found.role) addTo(roles, entityKey, found.role);
      });
      const datedKey = articleKey >= FIRST_DATED_KEY ? articleKey : null;
      for (const [entityKey, mentionCount] of mentionCounts) {
        pair.run({ entityKey, articleKey, mentionCount });
        const counted = count.get({ entityKey, articleKey, mentionCount, datedKey });
        if (counted && popularityOf(counted.articleCount) !== popularityOf(counted.articleCount - 1))
          index.touch(entityKey);
      }
      for (const [entityKey, surfaces] of names) {
        for (const name of surfaces) {
          if (countName.get({ entityKey, name, nameKey: fold(name) })?.articleCount === 1) index.touch(entityKey);
        }
      }
      for (const [entityKey, stated] of roles) for (const role of stated) countRole.run({ entityKey, role });
      return keys;
    },

    remove(articleKey: number): void {
      const paired = itsEntities.all({ articleKey });
      const names = new Map<number, Set<string>>();
      const roles = new Map<number, Set<string>>();
      for (const { entityKey, surface, role } of itsMentions.all({ articleKey })) {
        addTo(names, entityKey, surface);
        if (role) addTo(roles, entityKey, role);
      }
      unmention.run({ articleKey });
      unpair.run({ articleKey });
      for (const row of paired) {
        const counted = recount.get(row);
        if (counted && popularityOf(counted.articleCount) !== popularityOf(counted.articleCount + 1))
          index.touch(row.entityKey);
      }
      for (const [entityKey, surfaces] of names) {
        for (const name of surfaces) discountName.run({ entityKey, name });
        if (dropNames.run({ entityKey }).changes > 0) index.touch(entityKey);
      }
      for (const [entityKey, stated] of roles) {
        for (const role of stated) discountRole.run({ entityKey, role });
        dropRoles.run({ entityKey });
      }
    },

    /** Runs after a rollback: keys created in the transaction are gone. */
    forget: () => known.clear(),
  };
}

function addTo(sets: Map<number, Set<string>>, key: number, value: string): void {
  const set = sets.get(key);
  if (set) set.add(value);
  else sets.set(key, new Set([value]));
}
