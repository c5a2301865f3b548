// Writing the change log.

import { sql } from 'drizzle-orm';
import type { Change } from '../../model/change.ts';
import type { Handle } from '../sqlite.ts';
import { changes } from '../tables.ts';

export function prepareLog(db: Handle): (change: Omit<Change, 'seq'>) => void {
  const insert = db
    .insert(changes)
    .values({
      at: sql.placeholder('at'),
      kind: sql.placeholder('kind'),
      id: sql.placeholder('id'),
      operation: sql.placeholder('operation'),
      revision: sql.placeholder('revision'),
      targetId: sql.placeholder('targetId'),
    })
    .prepare();
  return (change) => void insert.run({ revision: null, targetId: null, ...change });
}
