// Keys of the API: made, taken back, and noted when they are used.

import { randomBytes } from 'node:crypto';
import { shortHash } from '../model/id/id.ts';
import { type ApiKey, hashToken, type KeyScope, writeToken } from '../model/key/key.ts';
import { formatInstant } from '../model/text/instant.ts';
import type { Store } from '../store/index.ts';

export interface NewKey {
  name: string;
  scope: KeyScope;
  /** After this it is refused; null: never. */
  expiresAt: Date | null;
}

/** The key itself is told this once, and kept nowhere. */
export async function createKey(
  store: Store,
  { name, scope, expiresAt }: NewKey,
  now: Date,
): Promise<{ key: ApiKey; token: string }> {
  for (;;) {
    const id = shortHash([randomBytes(16).toString('hex')], 8);
    const token = writeToken(id, randomBytes(32));
    const key: ApiKey = {
      id,
      name,
      scope,
      hash: hashToken(token),
      createdAt: formatInstant(now),
      expiresAt: expiresAt && formatInstant(expiresAt),
      revokedAt: null,
      lastUsedAt: null,
    };
    if (await store.write((to) => to.keys.add(key))) return { key, token };
  }
}

/** False where there is no such key, or it was revoked before. */
export const revokeKey = (store: Store, id: string, now: Date): Promise<boolean> =>
  store.write((to) => to.keys.revoke(id, formatInstant(now)));

export const noteUse = (store: Store, id: string, now: Date): Promise<void> =>
  store.write((to) => to.keys.use(id, formatInstant(now)));
