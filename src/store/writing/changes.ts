// Writes the change log.

import type { Change } from '../../model/change/change.ts';
import { max, sql } from '../drizzle.ts';
import type { Handle } from '../sqlite.ts';
import { changes } from '../tables.ts';

const line = {
  at: sql.placeholder('at'),
  kind: sql.placeholder('kind'),
  id: sql.placeholder('id'),
  operation: sql.placeholder('operation'),
  revision: sql.placeholder('revision'),
  targetId: sql.placeholder('targetId'),
};
const NONE = { revision: null, targetId: null };

export function prepareLog(db: Handle): (change: Omit<Change, 'seq'>) => void {
  const insert = db.insert(changes).values(line).prepare();
  return (change) => void insert.run({ ...NONE, ...change });
}

/** Writes a change with the number it has in another archive. */
export function prepareRestoredLog(db: Handle): (change: Change) => void {
  const insert = db
    .insert(changes)
    .values({ seq: sql.placeholder('seq'), ...line })
    .prepare();
  return (change) => void insert.run({ ...NONE, ...change });
}

/** Returns the number of the last change; 0 if there is none. */
export function prepareSeq(db: Handle): () => number {
  const newest = db
    .select({ seq: max(changes.seq) })
    .from(changes)
    .prepare();
  return () => newest.get()?.seq ?? 0;
}
