// Large articles as JSON: read in a thread, and answered as small ones are.

import { type ClientRequest, request } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Sent, startWritableServer, type WritableServer } from '../support/writable.ts';

const LIMIT = 4 * 1024 ** 2;
const PARAGRAPH = 'The ferry “Oskra” came at noon, said Mayor Lidia Damarova.';

let server: WritableServer;
let count = 0;
beforeAll(async () => {
  server = await startWritableServer({ bodyLimit: LIMIT, rateLimit: 1_000_000, threaded: true });
});
afterAll(() => server.close());

const textOf = (paragraphs: number) => Array(paragraphs).fill(PARAGRAPH).join('\n\n');
/** What makes a body large; enriching a long text would take the longest. */
const PADDING = ' '.repeat(100_000);
const story = (changes: object = {}) => ({
  title: `Ferry number ${++count} is back`,
  originalUrl: `https://ferries.example/large-${count}`,
  text: textOf(15),
  ...changes,
});

const send = (method: string, path: string, body: unknown, headers: Record<string, string> = {}) =>
  server.send(method, path, {
    body: typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body) + PADDING,
    headers: { 'content-type': 'application/json', ...headers },
  });

test('are created, replaced and patched', async () => {
  const input = story();
  const created = await send('POST', '/v1/articles', input);
  expect(created.status, JSON.stringify(created.body).slice(0, 500)).toBe(201);
  expect(created.body.blocks).toHaveLength(15);
  const path = `/v1/articles/${created.body.id}`;
  const again = await send('POST', '/v1/articles', input);
  expect(again.status).toBe(200);
  const match = (sent: Sent) => ({ 'if-match': sent.headers.get('etag') ?? '' });
  // As it was served: what is the archive's own is dropped there as well.
  const replaced = await send('PUT', path, { ...created.body, subtitle: 'After a year' }, match(created));
  expect({ status: replaced.status, revision: replaced.body.revision }).toEqual({ status: 200, revision: 2 });
  const patched = await send('PATCH', path, { text: textOf(16), subtitle: null }, match(replaced));
  expect(patched.body).toMatchObject({ revision: 3 });
  expect(patched.body.blocks).toHaveLength(16);
  expect(patched.body.subtitle).toBeUndefined();
});

test.each([
  ['an unknown field', { titel: 'x', constructor: 1 }],
  ['a wrong type', { title: ['x'], tags: 'x', links: null }],
  ['a field of the query', { reason: 'a mistake', note: 'x' }],
  ['a wrong block', { text: undefined, blocks: [{ type: 'paragraf', text: 'x' }] }],
  ['no title', { title: undefined }],
])('with %s are refused in the words for a small one', async (_, changes) => {
  const answers = [];
  for (const padding of [0, 100_000]) {
    const body = `${JSON.stringify(story({ text: 'x', ...changes }))}${' '.repeat(padding)}`;
    for (const [method, path] of [
      ['POST', '/v1/articles'],
      ['PUT', '/v1/articles/0123456789abcdef'],
      ['PATCH', '/v1/articles/0123456789abcdef'],
    ] as const) {
      const { status, body: problem } = await send(method, path, body, { 'if-match': '*' });
      const { requestId: _requestId, ...rest } = problem;
      answers.push({ method, status, ...rest });
    }
  }
  expect(answers.slice(3)).toEqual(answers.slice(0, 3));
  expect(answers[0]).toMatchObject({ status: 400, code: 'invalid-body' });
});

test('that are no article at all are refused', async () => {
  const deep = 1_000_000;
  for (const [body, code, detail] of [
    [`{"title":"${'x'.repeat(100_000)}`, 'bad-request', 'not valid JSON'],
    [`null${' '.repeat(100_000)}`, 'invalid-body', 'it is `null`'],
    [new Uint8Array(100_000).fill(0xff), 'bad-request', 'not UTF-8'],
    [`${'['.repeat(deep)}${']'.repeat(deep)}`, 'invalid-body', 'nested too deeply'],
    [`[${'[],'.repeat(1_000_000)}1]`, 'invalid-body', 'too many values'],
    [`{${Array.from({ length: 200_000 }, (_, at) => `"f${at}":1`).join(',')}}`, 'invalid-body', 'more errors'],
    [JSON.stringify({ title: 'x', blocks: Array(90_000).fill({ type: 'x' }) }), 'invalid-body', 'more errors'],
  ] as const) {
    const sent = await send('POST', '/v1/articles', body);
    expect({ status: sent.status, code: sent.body.code }, detail).toEqual({ status: 400, code });
    expect(sent.body.detail).toContain(detail);
    expect(JSON.stringify(sent.body).length).toBeLessThan(64 * 1024);
  }
});

test('are told apart by what they hold where a request names itself', async () => {
  const input = story();
  const named = { 'idempotency-key': 'large-1' };
  const first = await send('POST', '/v1/articles', input, named);
  const second = await send('POST', '/v1/articles', input, named);
  expect([first.status, second.status]).toEqual([201, 201]);
  expect(second.headers.get('idempotency-replayed')).toBe('true');
  const other = await send('POST', '/v1/articles', { ...input, text: textOf(16) }, named);
  expect(other.body).toMatchObject({ status: 422, code: 'idempotency-key-reused' });
});

test('beyond what is held at once wait for another time', async () => {
  const begin = () =>
    new Promise<ClientRequest>((resolve) => {
      const headers = {
        'content-type': 'application/json',
        authorization: `Bearer ${server.keys.write}`,
        'content-length': LIMIT,
        expect: '100-continue',
      };
      const sending = request(`${server.url}/v1/articles`, { method: 'POST', headers });
      sending.on('error', () => {});
      sending.on('continue', () => resolve(sending));
      sending.flushHeaders();
    });
  const held = [];
  for (let at = 0; at < 4; at++) held.push(await begin());
  const refused = async () => send('POST', '/v1/articles', story());
  await expect.poll(async () => (await refused()).status, { timeout: 30_000 }).toBe(503);
  const { body, headers } = await refused();
  expect(body).toMatchObject({ code: 'unavailable', detail: expect.stringContaining('large bodies') });
  expect(headers.get('retry-after')).toBe('1');
  // Who reads is not refused.
  expect((await server.send('GET', '/v1/articles?limit=1', { scope: null })).status).toBe(200);
  for (const sending of held) sending.destroy();
  await expect.poll(async () => (await send('POST', '/v1/articles', story())).status, { timeout: 30_000 }).toBe(201);
});
