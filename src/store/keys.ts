// Reads API keys.

import type { ApiKey, KeyScope } from '../model/key/key.ts';
import { asc, eq, sql } from './drizzle.ts';
import type { ReadContext } from './read-context.ts';
import { keys } from './tables.ts';

export function keyReads({ db }: ReadContext) {
  const find = db
    .select()
    .from(keys)
    .where(eq(keys.id, sql.placeholder('id')))
    .prepare();
  const all = db.select().from(keys).orderBy(asc(keys.createdAt), asc(keys.id)).prepare();
  const any = db.select({ id: keys.id }).from(keys).limit(1).prepare();

  return {
    async find(id: string): Promise<ApiKey | null> {
      const row = find.get({ id });
      return row ? keyOf(row) : null;
    },
    /** Returns all keys, oldest first, including expired and revoked ones. */
    list: async (): Promise<ApiKey[]> => all.all().map(keyOf),
    isEmpty: async (): Promise<boolean> => any.get() === undefined,
  };
}

function keyOf(row: typeof keys.$inferSelect): ApiKey {
  return { ...row, scope: row.scope as KeyScope };
}
