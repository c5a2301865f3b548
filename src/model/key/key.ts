// API keys: their scopes, their form and how they are verified.

import { timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { sha256 } from '../id/id.ts';

export const KEY_SCOPES = ['read', 'write', 'admin'] as const;
export const KeyScope = z.enum(KEY_SCOPES).meta({
  id: 'KeyScope',
  description: 'The scope of a key. `write` includes `read`; `admin` includes both.',
});
export type KeyScope = z.infer<typeof KeyScope>;

/** A stored key. Only its hash is stored. */
export interface ApiKey {
  id: string;
  name: string;
  scope: KeyScope;
  hash: string;
  createdAt: string;
  expiresAt: string | null;
  revokedAt: string | null;
  lastUsedAt: string | null;
}

/** `na_`, the id and a secret of 256 bits. */
const TOKEN = /^na_([0-9a-z]{8})_[\w-]{43}$/;

/** @param id eight lower-case letters and digits @param secret 32 random bytes */
export function writeToken(id: string, secret: Buffer): string {
  return `na_${id}_${secret.toString('base64url')}`;
}

/** The id in a token; null if it does not have the form of a token. */
export function keyIdOf(token: string): string | null {
  return TOKEN.exec(token)?.[1] ?? null;
}

export const hashToken = (token: string): string => sha256(token);

/** Compares in constant time, so that timing does not reveal a partial match. */
export function isToken(token: string, { hash }: Pick<ApiKey, 'hash'>): boolean {
  return timingSafeEqual(Buffer.from(hashToken(token), 'hex'), Buffer.from(hash, 'hex'));
}

export function allows({ scope }: Pick<ApiKey, 'scope'>, needed: KeyScope): boolean {
  return KEY_SCOPES.indexOf(scope) >= KEY_SCOPES.indexOf(needed);
}
