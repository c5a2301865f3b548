// The statements by which rulings are kept and lifted.

import { eq, or, sql } from '../drizzle.ts';
import type { Handle } from '../sqlite.ts';
import { rulings } from '../tables.ts';

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
    /** All that was ruled of an entity, whichever side it is on. */
    liftAll: db
      .delete(rulings)
      .where(or(eq(rulings.foundId, p('id')), eq(rulings.entityId, p('id'))))
      .prepare(),
  };
}
