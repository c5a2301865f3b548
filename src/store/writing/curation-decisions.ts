// Writes curation decisions: merges and splits of entities, for one article or for all.

import type { FoundEntity } from '../../model/article/findings.ts';
import type { EntityType } from '../../model/entity/entity.ts';
import { fold } from '../../model/text/name.ts';
import { and, eq, sql } from '../drizzle.ts';
import { NO_KEY } from '../key.ts';
import type { Handle } from '../sqlite.ts';
import { articles, curationDecisions, entities, entityNames } from '../tables.ts';
import type { prepareLog } from './changes.ts';
import { EVERYWHERE, prepareCurationStatements, prepareUnfinishedMerges } from './curation-statements.ts';
import type { prepareEntityIndex } from './entity-index.ts';

/** The maximum length of a chain of decisions; a longer one is a cycle. */
const MOST = 20;

export type CurationDecisionWriter = ReturnType<typeof prepareCurationDecisions>;

export function prepareCurationDecisions(
  db: Handle,
  log: ReturnType<typeof prepareLog>,
  index: ReturnType<typeof prepareEntityIndex>,
) {
  const p = sql.placeholder;
  const { find, rule } = prepareCurationStatements(db);
  const lift = db
    .delete(curationDecisions)
    .where(and(eq(curationDecisions.articleId, p('articleId')), eq(curationDecisions.foundId, p('foundId'))))
    .prepare();
  const rejoin = db
    .delete(curationDecisions)
    .where(and(eq(curationDecisions.foundId, p('into')), eq(curationDecisions.entityId, p('id'))))
    .prepare();
  const any = db.select({ one: curationDecisions.foundId }).from(curationDecisions).limit(1).prepare();
  const byId = db
    .select()
    .from(entities)
    .where(eq(entities.id, p('id')))
    .prepare();
  const lead = db
    .update(entities)
    .set({ mergedInto: sql`${p('into')}` })
    .where(eq(entities.id, p('id')))
    .prepare();
  const unfinished = prepareUnfinishedMerges(db);
  const create = db
    .insert(entities)
    .values({
      id: p('id'),
      type: p('type'),
      name: p('name'),
      nameKey: p('nameKey'),
      description: p('description'),
      sameAs: '[]',
      articleCount: 0,
      mentionCount: 0,
      lastKey: NO_KEY,
    })
    .returning({ key: entities.key })
    .prepare();
  const giveName = db
    .insert(entityNames)
    .values({ entityKey: p('key'), name: p('name'), nameKey: p('nameKey'), articleCount: 0, given: true })
    .prepare();
  const keyOf = db
    .select({ key: articles.key })
    .from(articles)
    .where(eq(articles.id, p('id')))
    .prepare();

  function entity(id: string): (FoundEntity & { mergedInto: string | null }) | null {
    const row = byId.get({ id });
    if (!row) return null;
    const { type, name, description, familyKey, born, mergedInto } = row;
    const sameAs = JSON.parse(row.sameAs) as string[];
    const isListed = row.given || sameAs.length > 0;
    return {
      id,
      type: type as EntityType,
      name,
      aliases: [],
      description,
      sameAs,
      isListed,
      familyKey,
      born,
      mergedInto,
    };
  }

  return {
    entity,

    /** Returns the entity that an article names instead of this one, by curation decisions; null if none applies. */
    instead(articleId: string, entityId: string): FoundEntity | null {
      let id = entityId;
      for (let step = 0; step < MOST; step++) {
        const next = find.get({ articleId, foundId: id }) ?? find.get({ articleId: EVERYWHERE, foundId: id });
        if (!next) break;
        id = next.entityId;
      }
      return id === entityId ? null : entity(id);
    },
    /** Lets callers skip the lookup: most archives have no curation decisions. */
    isEmpty: (): boolean => any.get() === undefined,

    /** Merges one entity into another, in every article and under its id. */
    merge(id: string, into: string, at: string): void {
      // Parts that were split off the target rejoin it.
      rejoin.run({ id, into });
      rule.run({ articleId: EVERYWHERE, foundId: id, entityId: into, at });
      lead.run({ id, into });
      log({ at, kind: 'entity', id, operation: 'merge', targetId: into });
    },
    /** Undoes a merge. */
    unmerge(id: string, from: string, at: string): void {
      lift.run({ articleId: EVERYWHERE, foundId: id });
      lead.run({ id, into: null });
      log({ at, kind: 'entity', id, operation: 'split', targetId: from });
    },
    /** Creates another entity and assigns it to some articles in place of this one. */
    split(
      id: string,
      other: Pick<FoundEntity, 'id' | 'type' | 'name' | 'description'>,
      articleIds: string[],
      at: string,
    ): void {
      const nameKey = fold(other.name);
      const key = create.get({ ...other, nameKey })?.key;
      if (key === undefined) throw new Error(`The entity ${other.id} was not stored.`);
      giveName.run({ key, name: other.name, nameKey });
      index.touch(key);
      log({ at, kind: 'entity', id: other.id, operation: 'create' });
      for (const articleId of articleIds) rule.run({ articleId, foundId: id, entityId: other.id, at });
      log({ at, kind: 'entity', id, operation: 'split', targetId: other.id });
    },

    /** Merged entities that some articles still name. */
    unfinished,
    articleKey: (id: string): number | null => keyOf.get({ id })?.key ?? null,
  };
}
