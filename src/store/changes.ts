// Reads the change log in commit order.

import type { Change, ChangeKind } from '../model/change/change.ts';
import { and, asc, eq, gt, sql } from './drizzle.ts';
import type { ReadContext } from './read-context.ts';
import type { Handle } from './sqlite.ts';
import { changes } from './tables.ts';

export interface ChangeQuery {
  /** The number of the last change already seen; 0 for all. */
  since: number;
  limit: number;
  kind?: ChangeKind;
}

export function changeReads(reading: ReadContext) {
  const p = sql.placeholder;
  const after = gt(changes.seq, p('since'));
  const select = (condition: typeof after | undefined) =>
    reading.db.select().from(changes).where(condition).orderBy(asc(changes.seq)).limit(p('limit')).prepare();
  const ofAll = select(after);
  const ofKind = select(and(after, eq(changes.kind, p('kind'))));

  const count = prepareChangeCount(reading.db);

  return {
    /** Counts the changes after `since`. */
    count: async (since: number): Promise<number> => count(since),

    /** Returns the changes after `since`, oldest first, whether more follow, and the number of the newest change. */
    async list({ since, limit, kind }: ChangeQuery): Promise<{ changes: Change[]; more: boolean; seq: number }> {
      return reading.snapshot(() => {
        const rows = kind ? ofKind.all({ since, limit: limit + 1, kind }) : ofAll.all({ since, limit: limit + 1 });
        const more = rows.length > limit;
        if (more) rows.pop();
        return {
          changes: rows.map(changeOf),
          more,
          seq: reading.seq(),
        };
      });
    },
  };
}

export const changeOf = (row: typeof changes.$inferSelect): Change => ({
  seq: row.seq,
  at: row.at,
  kind: row.kind as Change['kind'],
  id: row.id,
  operation: row.operation as Change['operation'],
  revision: row.revision ?? undefined,
  targetId: row.targetId ?? undefined,
});

/** Counts the changes after `since`. */
export function prepareChangeCount(db: Handle): (since: number) => number {
  const count = db
    .select({ count: sql<number>`count(*)` })
    .from(changes)
    .where(gt(changes.seq, sql.placeholder('since')))
    .prepare();
  return (since) => count.get({ since })?.count ?? 0;
}
