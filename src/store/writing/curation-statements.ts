// Prepares the statements that store and delete curation decisions.

import { and, eq, or, sql } from '../drizzle.ts';
import type { Handle } from '../sqlite.ts';
import { curationDecisions, entities } from '../tables.ts';

/** Stands in place of an article id for all articles. */
export const EVERYWHERE = '';

export function prepareCurationStatements(db: Handle) {
  const p = sql.placeholder;
  return {
    rule: db
      .insert(curationDecisions)
      .values({ articleId: p('articleId'), foundId: p('foundId'), entityId: p('entityId'), at: p('at') })
      .onConflictDoUpdate({
        target: [curationDecisions.articleId, curationDecisions.foundId],
        set: { entityId: sql`excluded.entity_id`, at: sql`excluded.at` },
      })
      .prepare(),
    /** The entity that an article, or every article, names instead of another. */
    find: db
      .select({ entityId: curationDecisions.entityId })
      .from(curationDecisions)
      .where(and(eq(curationDecisions.articleId, p('articleId')), eq(curationDecisions.foundId, p('foundId'))))
      .prepare(),
    /** Deletes all decisions about an entity, on either side. */
    liftAll: db
      .delete(curationDecisions)
      .where(or(eq(curationDecisions.foundId, p('id')), eq(curationDecisions.entityId, p('id'))))
      .prepare(),
  };
}

/** Finds merged entities that some articles still name. */
export function prepareUnfinishedMerges(db: Handle): () => string[] {
  const unfinished = db
    .select({ id: entities.id })
    .from(entities)
    .innerJoin(
      curationDecisions,
      and(eq(curationDecisions.articleId, EVERYWHERE), eq(curationDecisions.foundId, entities.id)),
    )
    .where(sql`${entities.articleCount} > 0`)
    .prepare();
  return () => unfinished.all().map(({ id }) => id);
}
