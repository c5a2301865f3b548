// Writes curated entities and merges guessed entities into them.

import type { CuratedEntity } from '../../model/entity/curated-entity.ts';
import type { EntityType } from '../../model/entity/entity.ts';
import { fold } from '../../model/text/name.ts';
import { and, eq, ne, sql } from '../drizzle.ts';
import { NO_KEY } from '../key.ts';
import type { Handle } from '../sqlite.ts';
import { entities, entityNames, revisions } from '../tables.ts';
import type { prepareLog } from './changes.ts';
import { EVERYWHERE, prepareCurationStatements } from './curation-statements.ts';
import type { prepareEntityIndex } from './entity-index.ts';

export type CuratedOutcome = 'created' | 'adopted' | 'updated' | 'unchanged';

/** An entity derived from articles whose name belongs to a curated entity. */
export interface Guess {
  id: string;
  type: EntityType;
  articleCount: number;
  /** Whether the gazetteer has the entity. */
  isListed: boolean;
}

/** The operations of a transaction on curated entities. */
export type CuratedWriter = ReturnType<typeof prepareCurated>;

export function prepareCurated(
  db: Handle,
  log: ReturnType<typeof prepareLog>,
  index: ReturnType<typeof prepareEntityIndex>,
) {
  const p = sql.placeholder;
  const isIt = eq(entities.key, p('key'));
  const isName = and(eq(entityNames.entityKey, p('key')), eq(entityNames.name, p('name')));
  const find = db
    .select()
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
      given: true,
      articleCount: 0,
      mentionCount: 0,
      lastKey: NO_KEY,
    })
    .returning({ key: entities.key })
    .prepare();
  const update = db
    .update(entities)
    .set({
      name: sql`${p('name')}`,
      nameKey: sql`${p('nameKey')}`,
      description: sql`${p('description')}`,
      sameAs: sql`${p('sameAs')}`,
      familyKey: sql`${p('familyKey')}`,
      given: true,
      mergedInto: sql`${p('mergedInto')}`,
    })
    .where(isIt)
    .prepare();
  const names = db
    .select({ name: entityNames.name, articleCount: entityNames.articleCount, told: entityNames.told })
    .from(entityNames)
    .where(eq(entityNames.entityKey, p('key')))
    .prepare();
  const tell = db
    .insert(entityNames)
    .values({ entityKey: p('key'), name: p('name'), nameKey: p('nameKey'), articleCount: 0, given: true, told: true })
    .onConflictDoUpdate({ target: [entityNames.entityKey, entityNames.name], set: { given: true, told: true } })
    .prepare();
  const untell = db.update(entityNames).set({ given: false, told: false }).where(isName).prepare();
  const drop = db.delete(entityNames).where(isName).prepare();
  const named = db
    .select({
      id: entities.id,
      type: entities.type,
      articleCount: entities.articleCount,
      isListed: sql<number>`${entities.sameAs} <> '[]'`,
    })
    .from(entities)
    .where(and(eq(entities.nameKey, p('nameKey')), eq(entities.given, false), ne(entities.id, p('id'))))
    .prepare();
  const sign = db
    .update(revisions)
    .set({ extractor: sql`${p('now')}` })
    .where(eq(revisions.extractor, p('before')))
    .prepare();
  const putAway = db
    .update(entities)
    .set({ mergedInto: sql`${p('into')}` })
    .where(and(eq(entities.id, p('id')), eq(entities.articleCount, 0), sql`${entities.mergedInto} is not ${p('into')}`))
    .prepare();

  const { find: ruling } = prepareCurationStatements(db);

  /** Makes these the only names stated by an operator. Returns whether anything changed. */
  function rename(key: number, wanted: ReadonlySet<string>): boolean {
    const known = new Map(names.all({ key }).map((row) => [row.name, row]));
    let isChanged = false;
    for (const name of wanted) {
      if (known.get(name)?.told) continue;
      tell.run({ key, name, nameKey: fold(name) });
      isChanged = true;
    }
    for (const { name, told, articleCount } of known.values()) {
      if (!told || wanted.has(name)) continue;
      (articleCount > 0 ? untell : drop).run({ key, name });
      isChanged = true;
    }
    return isChanged;
  }

  return {
    /**
     * Stores a curated entity. Unless it is whole, an omitted description or omitted URLs keep their values. Restores
     * an entity that was merged as a guess, but not one that an operator merged.
     */
    give(entity: CuratedEntity & { familyKey: string | null }, at: string): CuratedOutcome {
      const { id, type, name, familyKey, isWhole = false } = entity;
      const row = find.get({ id });
      const known = isWhole ? undefined : row;
      const fields = {
        id,
        type,
        name,
        nameKey: fold(name),
        description: entity.description ?? known?.description ?? null,
        sameAs: entity.sameAs.length > 0 ? JSON.stringify(entity.sameAs) : (known?.sameAs ?? '[]'),
        familyKey: familyKey ?? row?.familyKey ?? null,
      };
      const key = row?.key ?? create.get(fields)?.key;
      if (key === undefined) throw new Error(`The entity ${id} was not stored.`);
      const isRenamed = rename(key, new Set([name, ...entity.aliases]));
      const isOther = row && (Object.keys(fields) as (keyof typeof fields)[]).some((one) => row[one] !== fields[one]);
      const mergedInto = row && ruling.get({ articleId: EVERYWHERE, foundId: id }) ? row.mergedInto : null;
      const isUpdated = isOther || (row && (!row.given || row.mergedInto !== mergedInto));
      if (isUpdated) update.run({ ...fields, mergedInto, key });
      if (row && !isRenamed && !isUpdated) return 'unchanged';
      if (isRenamed || isOther) index.touch(key);
      log({ at, kind: 'entity', id, operation: row ? 'update' : 'create' });
      if (!row) return 'created';
      return row.given ? 'updated' : 'adopted';
    },

    /** Finds entities that are not curated and whose main name is one of these. */
    guesses({ id, name, aliases }: CuratedEntity): Guess[] {
      const keys = new Set([name, ...aliases].map(fold));
      const found = [...keys].flatMap((nameKey) => named.all({ nameKey, id }));
      return found.map((row) => ({ ...row, type: row.type as EntityType, isListed: row.isListed === 1 }));
    },

    /** Replaces an extractor version in revisions whose findings are the same under the new one. */
    resign(before: string, now: string): void {
      sign.run({ before, now });
    },

    /** Merges an entity that no article names into another. Returns whether anything changed. */
    merge(id: string, into: string, at: string): boolean {
      if (putAway.run({ id, into }).changes === 0) return false;
      log({ at, kind: 'entity', id, operation: 'merge', targetId: into });
      return true;
    },
  };
}
