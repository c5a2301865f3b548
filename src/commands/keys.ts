// Creates and revokes API keys and records their use.

import { randomBytes } from 'node:crypto';
import { shortHash } from '../model/id/id.ts';
import { type ApiKey, hashToken, type KeyScope, writeToken } from '../model/key/key.ts';
import { formatInstant } from '../model/text/instant.ts';
import type { Store } from '../store/index.ts';

export interface NewKey {
  name: string;
  scope: KeyScope;
  /** Expiry; null: never. */
  expiresAt: Date | null;
}

/** Creates a key. Its secret is returned only here and not stored. */
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

/** Returns false if the key does not exist or was already revoked. */
export const revokeKey = (store: Store, id: string, now: Date): Promise<boolean> =>
  store.write((to) => to.keys.revoke(id, formatInstant(now)));

export const noteUse = (store: Store, id: string, now: Date): Promise<void> =>
  store.write((to) => to.keys.use(id, formatInstant(now)));
