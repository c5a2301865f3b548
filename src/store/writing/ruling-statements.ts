// The statements by which rulings are kept and lifted.

import { and, eq, or, sql } from '../drizzle.ts';
import type { Handle } from '../sqlite.ts';
import { entities, rulings } from '../tables.ts';

/** Instead of an article's id: of every article. */
export const EVERYWHERE = '';

export function prepareRulingStatements(db: Handle) {
  const p = sql.placeholder;
  return {
    rule: db
      .insert(rulings)
      .values({ articleId: p('articleId'), foundId: p('foundId'), entityId: p('entityId'), at: p('at') })
      .onConflictDoUpdate({
        target: [rulings.articleId, rulings.foundId],
        set: { entityId: sql`excluded.entity_id`, at: sql`excluded.at` },
      })
      .prepare(),
    /** Whom an article, or every one, names instead of an entity. */
    find: db
      .select({ entityId: rulings.entityId })
      .from(rulings)
      .where(and(eq(rulings.articleId, p('articleId')), eq(rulings.foundId, p('foundId'))))
      .prepare(),
    /** All that was ruled of an entity, whichever side it is on. */
    liftAll: db
      .delete(rulings)
      .where(or(eq(rulings.foundId, p('id')), eq(rulings.entityId, p('id'))))
      .prepare(),
  };
}

/** Merged entities that some articles still name. */
export function prepareUnfinishedMerges(db: Handle): () => string[] {
  const unfinished = db
    .select({ id: entities.id })
    .from(entities)
    .innerJoin(rulings, and(eq(rulings.articleId, EVERYWHERE), eq(rulings.foundId, entities.id)))
    .where(sql`${entities.articleCount} > 0`)
    .prepare();
  return () => unfinished.all().map(({ id }) => id);
}
