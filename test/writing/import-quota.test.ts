// The quota of imports: beyond it an upload is refused, says when to come again, and leaves nothing.

import { existsSync, readdirSync } from 'node:fs';
import { type ClientRequest, request } from 'node:http';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { spoolRoot } from '../../src/commands/imports/spool.ts';
import type { KeyScope } from '../../src/model/key/key.ts';
import { type Contract, contractOf } from '../support/contract.ts';
import { type Sent, startWritableServer, type WritableServer } from '../support/writable.ts';

const NDJSON = { 'content-type': 'application/x-ndjson' };
const KB = 1024;

let server: WritableServer;
let contract: Contract;
const begun: ClientRequest[] = [];
beforeAll(async () => {
  const uploads = { most: 900 * KB, patience: 60_000, quota: 1024 * KB, open: 4, openOfKey: 2 };
  server = await startWritableServer({ uploads, rateLimit: 1_000_000 });
  contract = contractOf(server.app);
});
afterEach(async () => {
  for (const one of begun.splice(0)) one.destroy();
  await expect.poll(leftovers, { timeout: 30_000 }).toEqual([]);
});
afterAll(() => server.close());

const leftovers = () => (existsSync(spoolRoot(server.store.file)) ? readdirSync(spoolRoot(server.store.file)) : []);

let count = 0;
const story = () => `{"title":"Pier ${++count} opens","text":"It opened."}\n`;
const post = (body: string = story(), scope: KeyScope = 'write') =>
  server.send('POST', '/v1/imports', { body, headers: NDJSON, scope });

/** An upload that is received and does not end. */
async function begin(scope: KeyScope, bytes?: number): Promise<ClientRequest> {
  const folders = leftovers().length;
  const authorization = `Bearer ${server.keys[scope]}`;
  const length = bytes === undefined ? {} : { 'content-length': bytes };
  const sending = request(`${server.url}/v1/imports`, {
    method: 'POST',
    headers: { ...NDJSON, authorization, ...length },
  });
  sending.on('error', () => {});
  sending.write('{"title":');
  begun.push(sending);
  await expect.poll(() => leftovers().length, { timeout: 30_000 }).toBe(folders + 1);
  return sending;
}

async function refused(sent: Sent, status: number, code: string): Promise<void> {
  expect({ status: sent.status, code: sent.body.code }).toEqual({ status, code });
  expect(Number(sent.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(sent.body.detail).toMatch(/some are done/);
  const headers = Object.fromEntries(sent.headers);
  const exchange = { method: 'POST', url: '/v1/imports', status, headers, body: JSON.stringify(sent.body) };
  expect(contract.faultsOf(exchange)).toEqual([]);
}

test('counts what is received at the same time, for each key and in all', async () => {
  await begin('write');
  await begin('write');
  await refused(await post(), 429, 'too-many-imports');
  expect(leftovers()).toHaveLength(2);
  await begin('admin');
  const last = await begin('admin');
  const { token } = await anotherKey('another');
  const headers = { ...NDJSON, authorization: `Bearer ${token}` };
  await refused(await server.send('POST', '/v1/imports', { body: story(), headers }), 503, 'unavailable');
  expect(leftovers()).toHaveLength(4);
  last.destroy();
  await expect.poll(async () => (await post(story(), 'admin')).status, { timeout: 30_000 }).toBe(202);
});

test('counts the bytes that are announced, and those that come unannounced', async () => {
  await begin('write', 400 * KB);
  await refused(await post('x'.repeat(200 * KB)), 429, 'too-many-imports');
  const stream = () =>
    new ReadableStream({
      start(controller) {
        for (let left = 20; left > 0; left--) controller.enqueue(new Uint8Array(10 * KB));
        controller.close();
      },
    });
  const chunked = await fetch(`${server.url}/v1/imports`, {
    method: 'POST',
    headers: { ...NDJSON, authorization: `Bearer ${server.keys.write}` },
    body: stream(),
    duplex: 'half',
  } as RequestInit);
  expect(chunked.status).toBe(429);
  await expect.poll(leftovers, { timeout: 30_000 }).toHaveLength(1);
  expect((await post()).status).toBe(202);
});

test('limits one import that is alone by its own size only', async () => {
  expect((await post('x'.repeat(800 * KB))).status).toBe(202);
  const { body } = await post('x'.repeat(901 * KB));
  expect(body).toMatchObject({ status: 413, code: 'payload-too-large' });
});

test('counts imports that wait or run, until they are over', async () => {
  const { id: keyId } = await ownKey('write');
  const createdAt = '2026-01-01T00:00:00Z';
  // Of another machine, which runs them.
  const holder = { host: 'elsewhere', pid: 1, name: 'x' };
  const cursor = JSON.stringify({ spool: '', place: {}, holder, until: Number.MAX_SAFE_INTEGER });
  const ids = ['running1', 'running2'];
  const add = (id: string, bytes: number) =>
    server.store.write((to) => {
      to.imports.add({ id, createdAt, keyId, options: '{}', bytes, cursor });
      to.imports.update(to.imports.find(id)?.key ?? 0, { state: 'running' });
    });
  await add('running1', 500 * KB);
  await refused(await post('x'.repeat(100 * KB)), 429, 'too-many-imports');
  await add('running2', 1);
  await refused(await post(), 429, 'too-many-imports');
  expect((await post(story(), 'admin')).status).toBe(202);
  await server.store.write((to) => {
    for (const id of ids) to.imports.update(to.imports.find(id)?.key ?? 0, { state: 'cancelled' });
  });
  expect((await post()).status).toBe(202);
});

async function anotherKey(name: string): Promise<{ token: string }> {
  const { createKey } = await import('../../src/commands/keys.ts');
  return createKey(server.store, { name, scope: 'write', expiresAt: null }, new Date());
}

const ownKey = async (name: string) => {
  const found = (await server.store.keys.list()).find((key) => key.name === name);
  if (!found) throw new Error(`There is no key ${name}.`);
  return found;
};
