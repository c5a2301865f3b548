// Runs `news-archive keys`: creates, lists and revokes API keys.

import { z } from 'zod';
import { createKey, revokeKey } from '../commands/keys.ts';
import { readConfig } from '../config.ts';
import { type ApiKey, KEY_SCOPES, type KeyScope } from '../model/key/key.ts';
import { writeOutput } from './output.ts';
import { withStore } from './with-store.ts';

interface NewKeyOptions {
  name: string;
  scope: string;
  expires?: string;
  json: boolean;
}

export async function createKeyVerb({ name, scope, expires, json }: NewKeyOptions): Promise<void> {
  const now = new Date();
  if (!(KEY_SCOPES as readonly string[]).includes(scope)) {
    throw new Error(`--scope must be one of ${KEY_SCOPES.join(', ')}; it is "${scope}".`);
  }
  if (name.trim() === '' || name.length > 100 || /\p{Cc}/u.test(name)) {
    throw new Error('--name must have 1 to 100 characters, no line breaks and the like among them.');
  }
  const expiresAt = expires === undefined ? null : instantOf(expires, now);
  const wish = { name: name.trim(), scope: scope as KeyScope, expiresAt };
  const key = await withStore(readConfig(), {}, async (store) => {
    const { key, token } = await createKey(store, wish, now);
    try {
      await writeOutput(undefined, [json ? JSON.stringify({ ...shown(key), key: token }) : token, '\n']);
    } catch (error) {
      // The key was never shown, so it must not stay valid.
      await revokeKey(store, key.id, now);
      throw error;
    }
    return key;
  });
  if (json) return;
  console.error(
    `This is the key ${key.id} (${key.scope}); it is not shown again. Send it as "Authorization: Bearer <key>".`,
  );
}

export async function listKeysVerb({ json }: { json: boolean }): Promise<void> {
  const keys = await withStore(readConfig(), { ifMissing: 'refuse' }, (store) => store.keys.list());
  if (json) {
    for (const key of keys) console.log(JSON.stringify(shown(key)));
    return;
  }
  if (keys.length === 0) console.log('There are no keys.');
  for (const key of keys) {
    const { id, scope, name, createdAt, lastUsedAt } = key;
    const columns = [id, scope.padEnd(5), stateOf(key, new Date()), `made ${createdAt}`, lastUsed(lastUsedAt)];
    console.log([...columns, printable(name)].join('  '));
  }
}

export async function revokeKeyVerb(id: string): Promise<void> {
  const done = await withStore(readConfig(), { ifMissing: 'refuse' }, (store) => revokeKey(store, id, new Date()));
  if (!done) throw new Error(`There is no key ${id}, or it was revoked before. "news-archive keys list" lists them.`);
  console.log(`The key ${id} is revoked.`);
}

function shown({ hash, ...key }: ApiKey): Omit<ApiKey, 'hash'> {
  return key;
}

function stateOf({ revokedAt, expiresAt }: ApiKey, now: Date): string {
  if (revokedAt) return `revoked ${revokedAt}`;
  if (!expiresAt) return 'valid';
  return `${new Date(expiresAt) <= now ? 'expired' : 'until'} ${expiresAt}`;
}

/** Escapes characters that move the cursor or hide what follows: names are untrusted. */
const printable = (name: string) =>
  name.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, (one) => `\\u{${one.codePointAt(0)?.toString(16)}}`);

const lastUsed = (at: string | null) => (at === null ? 'never used' : `used ${at}`);

const UNITS = { h: 3_600, d: 86_400, w: 7 * 86_400 } as const;

/** Parses a date, an instant, or a number of hours, days or weeks from now. @throws if it is invalid or in the past. */
function instantOf(text: string, now: Date): Date {
  const [, count, unit] = /^(\d{1,4})([hdw])$/u.exec(text) ?? [];
  const at =
    count && unit
      ? new Date(now.getTime() + Number(count) * UNITS[unit as keyof typeof UNITS] * 1000)
      : new Date(/^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d))?$/u.test(text) ? text : Number.NaN);
  // `Date` turns 2027-02-31 into a day of March.
  const isDay = unit !== undefined || z.iso.date().safeParse(text.slice(0, 10)).success;
  if (Number.isNaN(at.getTime()) || !isDay) {
    throw new Error(
      `--expires must be a date such as 2027-01-31, an instant such as 2027-01-31T12:00:00Z, or a time from now such as 90d, 12h or 4w; it is "${text}".`,
    );
  }
  if (at <= now) throw new Error(`--expires must be in the future; it is "${text}".`);
  return at;
}
