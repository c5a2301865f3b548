// Who may: keys made by the command's own code, sent to a server in every good and bad way.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { buildApp } from '../../src/app.ts';
import { inlineEnricher } from '../../src/commands/enrichment/inline.ts';
import { createKey, revokeKey } from '../../src/commands/keys.ts';
import { inlineWriteService } from '../../src/commands/write-service/write-service.ts';
import type { App } from '../../src/http/routes/route.ts';
import { openLog } from '../../src/log.ts';
import type { KeyScope } from '../../src/model/key/key.ts';
import { openTestStore, type TestStore } from '../support/store.ts';

let archive: TestStore;
const apps: App[] = [];

beforeEach(() => {
  archive = openTestStore();
});
afterEach(async () => {
  for (const app of apps.splice(0)) await app.close();
  await archive.remove();
});

async function serverOf(readAccess: 'open' | 'key', log?: PassThrough): Promise<App> {
  const { store } = archive;
  const writeService = inlineWriteService({ store, enricher: inlineEnricher(), now: () => new Date() });
  const app = await buildApp({
    store,
    writeService,
    readAccess,
    ...(log && { log: openLog('trace', log) }),
  });
  apps.push(app);
  return app;
}

const keyWith = (scope: KeyScope, expiresAt: Date | null = null, now = new Date()) =>
  createKey(archive.store, { name: `for ${scope}`, scope, expiresAt }, now);

const get = (app: App, authorization?: string, url = '/v1/articles') =>
  app.inject({ url, headers: authorization === undefined ? {} : { authorization } });

test('reading is open, or takes a key of any scope', async () => {
  const open = await serverOf('open');
  expect((await get(open)).statusCode).toBe(200);
  const closed = await serverOf('key');
  const refused = await get(closed);
  expect(refused.statusCode).toBe(401);
  expect(refused.headers['www-authenticate']).toBe('Bearer realm="news-archive"');
  expect(refused.json().detail).toMatch(/news-archive keys create/);
  for (const scope of ['read', 'write', 'admin'] as const) {
    const { token } = await keyWith(scope);
    expect((await get(closed, `Bearer ${token}`)).statusCode).toBe(200);
    expect((await get(closed, `bearer  ${token} `)).statusCode).toBe(200);
  }
  // Those that exist need not be told how to make one.
  expect((await get(closed)).json().detail).not.toMatch(/keys create/);
});

test('a kept reply is not given to whoever has no key', async () => {
  const closed = await serverOf('key');
  const { token } = await keyWith('read');
  for (let time = 0; time < 3; time++) expect((await get(closed, `Bearer ${token}`)).statusCode).toBe(200);
  expect((await get(closed)).statusCode).toBe(401);
});

test('the system routes stay open', async () => {
  const closed = await serverOf('key');
  for (const url of ['/livez', '/readyz', '/', '/openapi.json', '/problems/unauthorized']) {
    expect((await get(closed, undefined, url)).statusCode, url).toBe(200);
  }
});

test('a key that is sent must be good, even where none is needed', async () => {
  const open = await serverOf('open');
  const good = await keyWith('write');
  const { token: other } = await keyWith('write');
  const past = new Date(Date.now() - 60_000);
  const expired = await keyWith('write', past, new Date(Date.now() - 120_000));
  const revoked = await keyWith('admin');
  expect(await revokeKey(archive.store, revoked.key.id, new Date())).toBe(true);
  expect(await revokeKey(archive.store, revoked.key.id, new Date())).toBe(false);
  const forged = `${good.token.slice(0, 12)}${other.slice(12)}`;
  const flipped = `${good.token.slice(0, -1)}${good.token.endsWith('A') ? 'B' : 'A'}`;
  const faults: [string, RegExp][] = [
    [`Bearer ${forged}`, /not one of this archive/],
    [`Bearer ${flipped}`, /not one of this archive/],
    ['Bearer na_zzzzzzzz_0000000000000000000000000000000000000000000', /not one of this archive/],
    ['Bearer', /must be/],
    ['Bearer a b', /must be/],
    [`Basic ${Buffer.from(`x:${good.token}`).toString('base64')}`, /must be/],
    [good.token, /must be/],
    [`Bearer ${expired.token}`, /expired/],
    [`Bearer ${revoked.token}`, /revoked/],
    [`Bearer ${'x'.repeat(8_000)}`, /not one of this archive/],
  ];
  for (const [header, detail] of faults) {
    const reply = await get(open, header);
    expect(reply.statusCode, header).toBe(401);
    expect(reply.json()).toMatchObject({ code: 'unauthorized', detail: expect.stringMatching(detail) });
    expect(reply.headers['www-authenticate']).toMatch(/^Bearer realm="news-archive", error="invalid_token"/);
  }
  expect((await get(open, `Bearer ${good.token}`)).statusCode).toBe(200);
});

test('keys are kept as hashes, and noted when they are used', async () => {
  const open = await serverOf('open');
  const { key, token } = await keyWith('read');
  expect(key.hash).toBe(createHash('sha256').update(token).digest('hex'));
  await archive.store.close();
  const bytes = readFileSync(archive.url.slice('file:'.length)).toString('latin1');
  expect(bytes).toContain(key.hash);
  expect(bytes).not.toContain(token.slice(12));
  expect(open).toBeDefined();
});

test('the last use is noted, once a minute', async () => {
  const open = await serverOf('open');
  const { key, token } = await keyWith('read');
  expect((await archive.store.keys.find(key.id))?.lastUsedAt).toBeNull();
  for (let time = 0; time < 5; time++) await get(open, `Bearer ${token}`);
  await archive.store.write(() => {});
  expect((await archive.store.keys.find(key.id))?.lastUsedAt).toMatch(/^\d{4}-/);
});

test('no key appears in the log', async () => {
  const log = new PassThrough();
  let said = '';
  log.on('data', (chunk) => {
    said += chunk;
  });
  const app = await serverOf('key', log);
  const { token } = await keyWith('read');
  await get(app, `Bearer ${token}`);
  await get(app, `Bearer ${token.slice(0, -1)}`);
  await get(app, `Basic ${token}`);
  const secret = token.slice(12);
  const hidden = `%6e${token.slice(1)}`;
  for (const url of [
    `/v1/articles?key=${token}`,
    `/v1/articles/${token}`,
    `/docs?x=${hidden}`,
    `/%zz?token=${token}`,
  ]) {
    const reply = await get(app, undefined, url);
    expect([url, reply.statusCode]).toEqual([url, 400]);
    expect(reply.json().detail).toContain('Authorization: Bearer <key>');
    expect(reply.body).not.toContain(secret);
  }
  const named = await app.inject({ url: '/livez', headers: { 'x-request-id': token } });
  expect(named.headers['x-request-id']).not.toContain(secret);
  expect(said).toContain('/v1/articles');
  expect(said).not.toContain(token.slice(12, -1));
});
