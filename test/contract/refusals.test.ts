// Refusals of whoever writes: each comes with the headers that the contract has for it, and with no others.

import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { createKey } from '../../src/commands/keys.ts';
import { PROBLEMS } from '../../src/model/problem/problem.ts';
import { type Contract, contractOf } from '../support/contract.ts';
import { startServer } from '../support/server.ts';
import { openTestStore } from '../support/store.ts';
import { type Send, type Sent, startWritableServer, type WritableServer } from '../support/writable.ts';

const STORY = { title: 'Ferry Is Back', originalUrl: 'https://ferries.example/back', text: 'It came on Monday.' };
const PATCH = { body: { title: 'Ferry Is Late' } };
const STALE = { 'if-match': '"stale"' };

let server: WritableServer;
let contract: Contract;
beforeAll(async () => {
  server = await startWritableServer({ rateLimit: 1_000_000 });
  contract = contractOf(server.app);
});
afterAll(() => server.close());

async function refused(status: number, method: string, path: string, options?: Send): Promise<Sent> {
  const sent = await server.send(method, path, options);
  expect({ method, path, status: sent.status, body: sent.body }).toMatchObject({ method, path, status });
  expectDocumented(method, path, sent);
  return sent;
}

function expectDocumented(method: string, url: string, { status, headers, body }: Sent): void {
  const exchange = { method, url, status, headers: Object.fromEntries(headers), body: JSON.stringify(body) };
  expect(contract.faultsOf(exchange), `${method} ${url}`).toEqual([]);
}

async function created(path: string, body: object): Promise<Sent> {
  const sent = await server.send('POST', path, { body });
  expect(sent.status).toBe(201);
  return sent;
}

test('401 and 403 say how to identify oneself', async () => {
  for (const scope of [null, 'read'] as const) {
    const status = scope === null ? 401 : 403;
    const { headers } = await refused(status, 'POST', '/v1/articles', { scope, body: STORY });
    expect(headers.get('www-authenticate')).toMatch(/^Bearer realm="news-archive"/);
  }
  for (const authorization of ['Basic eDp5', 'Bearer', 'Bearer nak_none_none']) {
    await refused(401, 'GET', '/v1/articles', { scope: null, headers: { authorization } });
  }
  const { body, headers } = await created('/v1/articles', { ...STORY, originalUrl: 'https://ferries.example/kept' });
  const match = { 'if-match': headers.get('etag') ?? '' };
  const erasing = await refused(403, 'DELETE', `/v1/articles/${body.id}?erase=true`, { headers: match });
  expect(erasing.headers.get('www-authenticate')).toContain('scope="admin"');
});

test('428 and 412 come to whoever does not name the current version, with its tag', async () => {
  const article = await created('/v1/articles', { ...STORY, originalUrl: 'https://ferries.example/changed' });
  const path = `/v1/articles/${article.body.id}`;
  for (const [method, body] of [['PATCH', PATCH.body], ['PUT', STORY], ['DELETE']] as const) {
    const unnamed = await refused(428, method, path, { body });
    const { headers } = await refused(412, method, path, { body, headers: STALE });
    for (const told of [unnamed.headers, headers]) expect(told.get('etag')).toBe(article.headers.get('etag'));
  }
  const entity = await created('/v1/entities', { type: 'organization', name: 'Oskra Line' });
  const its = `/v1/entities/${entity.body.id}`;
  for (const [method, path, body] of [
    ['PATCH', its, { description: 'A ferry line' }],
    ['POST', `${its}/merge`, { into: 'organization-oskra' }],
    ['POST', `${its}/split`, { articles: [article.body.id], name: 'Oskra Line' }],
  ] as const) {
    const unnamed = await refused(428, method, path, { body });
    const { headers } = await refused(412, method, path, { body, headers: STALE });
    for (const told of [unnamed.headers, headers]) expect(told.get('etag')).toBe(entity.headers.get('etag'));
  }
});

test('409 says where what exists already is', async () => {
  const { body } = await created('/v1/articles', { ...STORY, originalUrl: 'https://ferries.example/twice' });
  const other = { ...STORY, originalUrl: 'https://ferries.example/twice', text: 'It came on Tuesday.' };
  const article = await refused(409, 'POST', '/v1/articles', { body: other });
  expect(article.headers.get('location')).toBe(`/v1/articles/${body.id}`);
  expect(article.body.articleId).toBe(body.id);
  await created('/v1/entities', { type: 'person', name: 'Marta Quillberg' });
  const again = { type: 'person', name: 'Marta Quillberg', description: 'Mayor of Oskra' };
  const entity = await refused(409, 'POST', '/v1/entities', { body: again });
  expect(entity.headers.get('location')).toBe('/v1/entities/person-marta-quillberg');
});

test('410 comes with the tombstone and its tag, whatever is asked', async () => {
  const { body, headers } = await created('/v1/articles', STORY);
  const path = `/v1/articles/${body.id}`;
  const match = { 'if-match': headers.get('etag') ?? '' };
  const gone = await server.send('DELETE', path, { headers: match });
  expect(gone.status).toBe(200);
  expectDocumented('DELETE', path, gone);
  const parts = ['entities', 'links', 'quotes', 'backlinks', 'revisions', 'revisions/1', 'timemap'];
  const url = encodeURIComponent(STORY.originalUrl);
  const paths = [path, `/v1/articles/lookup?url=${url}`, `${path}/diff?from=1&to=1`];
  const asked = [...paths, ...parts.map((part) => `${path}/${part}`)].map((path) => ['GET', path, undefined] as const);
  for (const [method, at, sent] of [
    ...asked,
    ['POST', '/v1/articles', STORY],
    ['PUT', path, STORY],
    ['PATCH', path, PATCH.body],
    ['DELETE', path, undefined],
  ] as const) {
    const answer = await refused(410, method, at, { body: sent, headers: method === 'POST' ? {} : match });
    expect(answer.headers.get('etag'), `${method} ${at}`).toBe(gone.headers.get('etag'));
    expect(answer.body.tombstone, `${method} ${at}`).toEqual(gone.body);
  }
  const tag = { 'if-match': gone.headers.get('etag') ?? '' };
  await refused(412, 'DELETE', `${path}?erase=true`, { headers: STALE, scope: 'admin' });
  const erased = await server.send('DELETE', `${path}?erase=true`, { headers: tag, scope: 'admin' });
  expect(erased.body).toMatchObject({ erasedAt: expect.any(String) });
});

test('415 says what is read, and what is said again is marked', async () => {
  const csv = { 'content-type': 'text/csv' };
  for (const path of ['/v1/articles', '/v1/entities', '/v1/imports']) {
    await refused(415, 'POST', path, { body: 'title', headers: csv });
  }
  const options = {
    body: { ...STORY, originalUrl: 'https://ferries.example/named' },
    headers: { 'idempotency-key': 'f' },
  };
  const [first, second] = [
    await server.send('POST', '/v1/articles', options),
    await server.send('POST', '/v1/articles', options),
  ];
  expect([first, second].map(({ headers }) => headers.get('idempotency-replayed'))).toEqual([null, 'true']);
  expectDocumented('POST', '/v1/articles', second);
});

test('what is not read is not heeded in silence: bodies that nobody reads, and fields that are parameters', async () => {
  const { body, headers } = await created('/v1/articles', {
    ...STORY,
    originalUrl: 'https://ferries.example/unheeded',
  });
  const path = `/v1/articles/${body.id}`;
  const match = { 'if-match': headers.get('etag') ?? '' };
  const gone = await refused(400, 'DELETE', path, { body: { reason: 'a mistake', erase: true }, headers: match });
  expect(gone.body).toMatchObject({ code: 'invalid-body', detail: expect.stringContaining('`erase`') });
  const told = { title: 'The ferry came', reason: 'a mistake' };
  const patched = await refused(400, 'PATCH', path, { body: told, headers: match });
  expect(patched.body.errors).toMatchObject([{ pointer: '/reason', message: 'belongs into the query: `?reason=`' }]);
  const read = await server.send('GET', path);
  expect([read.status, read.headers.get('etag')]).toEqual([200, headers.get('etag')]);
});

test('a body that is not there is said to be missing', async () => {
  for (const path of ['/v1/articles', '/v1/entities', '/v1/imports']) {
    const { body } = await refused(400, 'POST', path, {});
    expect(body, path).toMatchObject({ detail: 'The body is missing.', errors: [{ in: 'body', pointer: '' }] });
  }
});

test('a problem that has nothing else to tell says what to do', async () => {
  const { body } = await created('/v1/articles', { ...STORY, originalUrl: 'https://ferries.example/untold' });
  const refusal = await refused(428, 'DELETE', `/v1/articles/${body.id}`, {});
  expect(refusal.body.detail).toBe(PROBLEMS['precondition-required'].remedy);
});

test('429 and 503 say when to come again', async () => {
  const { store, remove } = openTestStore();
  // Nobody changes the archive of this one.
  const idle = await startServer({ store, rateLimit: 2 });
  onTestFinished(async () => {
    await idle.close();
    await remove();
  });
  const { token } = await createKey(store, { name: 'w', scope: 'write', expiresAt: null }, new Date());
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const statuses = [];
  for (const method of ['POST', 'GET', 'GET']) {
    const body = method === 'POST' ? JSON.stringify(STORY) : null;
    const response = await fetch(`${idle.url}/v1/articles`, { method, headers, body });
    const sent = { status: response.status, headers: response.headers, body: await response.json() };
    expectDocumented(method, '/v1/articles', sent);
    statuses.push(sent.status);
    if (sent.status !== 200) expect(Number(sent.headers.get('retry-after'))).toBeGreaterThan(0);
  }
  expect(statuses).toEqual([503, 200, 429]);
});
