// Writes API keys.

import type { ApiKey } from '../../model/key/key.ts';
import { and, eq, isNull, sql } from '../drizzle.ts';
import type { Handle } from '../sqlite.ts';
import { keys } from '../tables.ts';

export function prepareKeys(db: Handle) {
  const p = sql.placeholder;
  const insert = db
    .insert(keys)
    .values({
      id: p('id'),
      name: p('name'),
      scope: p('scope'),
      hash: p('hash'),
      createdAt: p('createdAt'),
      expiresAt: p('expiresAt'),
    })
    .onConflictDoNothing()
    .prepare();
  const revoke = db
    .update(keys)
    .set({ revokedAt: sql`${p('at')}` })
    .where(and(eq(keys.id, p('id')), isNull(keys.revokedAt)))
    .prepare();
  const use = db
    .update(keys)
    .set({ lastUsedAt: sql`${p('at')}` })
    .where(eq(keys.id, p('id')))
    .prepare();

  return {
    /** Returns false if another key has the id. */
    add: (key: ApiKey): boolean => insert.run({ ...key }).changes > 0,
    /** Returns false if the key does not exist or is already revoked. */
    revoke: (id: string, at: string): boolean => revoke.run({ id, at }).changes > 0,
    use: (id: string, at: string): void => void use.run({ id, at }),
  };
}
