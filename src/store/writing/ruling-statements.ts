// The statements by which rulings are kept and lifted.

import { and, eq, or, sql } from '../drizzle.ts';
import type { Handle } from '../sqlite.ts';
import { rulings } from '../tables.ts';

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
