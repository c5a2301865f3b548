// Hostile bodies: whatever is sent to whichever operation, it is refused early, briefly, and in words that help.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MAX_ERRORS } from '../../src/model/problem/problem-bounds.ts';
import { type Contract, contractOf } from '../support/contract.ts';
import { type Sent, startWritableServer, type WritableServer } from '../support/writable.ts';

const BIGGEST_REPLY = 64 * 1024;
const KB = 1024;

let server: WritableServer;
let contract: Contract;
beforeAll(async () => {
  server = await startWritableServer({ seeded: true, rateLimit: 1_000_000, bodyLimit: 16 * KB * KB });
  contract = contractOf(server.app);
});
afterAll(() => server.close());

/** Every operation that reads JSON into memory, its largest body and how many values it takes. */
const OPERATIONS = [
  ['POST', '/v1/articles/search', 64 * KB, 2_000],
  ['POST', '/v1/entities', KB * KB, 2_000],
  ['PATCH', '/v1/entities/person-lidia-damarova', KB * KB, 2_000],
  ['POST', '/v1/entities/person-lidia-damarova/merge', KB * KB, 2_000],
  ['POST', '/v1/entities/person-lidia-damarova/split', KB * KB, 2_000],
  ['POST', '/v1/articles', 16 * KB * KB, 2_000_000],
  ['PUT', '/v1/articles/0123456789abcdef', 16 * KB * KB, 2_000_000],
  ['PATCH', '/v1/articles/0123456789abcdef', 16 * KB * KB, 2_000_000],
] as const;

async function send(method: string, path: string, body: string): Promise<Sent & { size: number }> {
  const headers = { 'content-type': 'application/json', 'if-match': '*' };
  const sent = await server.send(method, path, { body, headers });
  const text = JSON.stringify(sent.body);
  const exchange = { method, url: path, status: sent.status, headers: Object.fromEntries(sent.headers), body: text };
  expect(contract.faultsOf(exchange), `${method} ${path}`).toEqual([]);
  return { ...sent, size: Buffer.byteLength(text) };
}

const fields = (count: number, name = (at: number) => `f${at}`) =>
  `{${Array.from({ length: count }, (_, at) => `${JSON.stringify(name(at))}:1`).join(',')}}`;

test('the list above is that of the contract', () => {
  const paths = Object.entries(server.app.swagger().paths ?? {}) as [
    string,
    Record<string, { requestBody?: object }>,
  ][];
  const reading = paths.flatMap(([path, item]) =>
    Object.entries(item)
      .filter(([, { requestBody }]) => requestBody !== undefined)
      .map(([method]) => `${method.toUpperCase()} ${path}`),
  );
  const listed = OPERATIONS.map(
    ([method, path]) =>
      `${method} ${path.replace('person-lidia-damarova', '{id}').replace('0123456789abcdef', '{id}')}`,
  );
  expect(reading.filter((one) => one !== 'POST /v1/imports').toSorted()).toEqual(listed.toSorted());
});

describe.each(OPERATIONS)('%s %s', (method, path, bytes, values) => {
  test('reads no more than its limit, and says what that is', async () => {
    const body = `{"x":"${'a'.repeat(bytes)}"}`;
    const sent = await send(method, path, body);
    expect(sent.body).toMatchObject({ status: 413, code: 'payload-too-large' });
    expect(sent.body.detail).toContain(bytes.toLocaleString('en-US'));
  });

  test.each([
    ['arrays', '[', ']', ''],
    ['objects', '{"a":', '}', '1'],
    ['arrays in a field', '{"tag":[', ']}', ''],
  ])('refuses nested %s at any depth', async (_, open, close, core) => {
    for (const depth of [33, 5_000]) {
      const sent = await send(method, path, open.repeat(depth) + core + close.repeat(depth));
      expect(sent.body).toMatchObject({ status: 400, code: 'invalid-body' });
      expect(sent.body.detail).toMatch(/nested too deeply at byte \d+: at most 32 levels/);
    }
    // Opened and never closed.
    const sent = await send(method, path, open.repeat(5_000));
    expect(sent.body.detail).toMatch(/nested too deeply/);
  });

  test('lists the first unknown fields, says how many there are, and repeats none that is long', async () => {
    for (const [count, name] of [
      [1_500, (at: number) => `f${at}`],
      [1_500, (at: number) => `titel${at}`],
      [40, (at: number) => `${at}${'€"\u0001'.repeat(100)}`],
      [2, (at: number) => `${at}${'\u0001'.repeat(5_000)}`],
    ] as const) {
      const sent = await send(method, path, fields(count, name));
      expect(sent.body).toMatchObject({ status: 400, code: 'invalid-body' });
      expect(sent.size).toBeLessThan(BIGGEST_REPLY);
      const { errors, errorCount, detail } = sent.body;
      expect(errors).toHaveLength(Math.min(MAX_ERRORS, errors.length));
      expect(errors.filter((error: { allowed?: string[] }) => error.allowed).length).toBeLessThanOrEqual(2);
      expect(errorCount ?? errors.length).toBeGreaterThanOrEqual(count);
      expect(detail).toMatch(/more errors?\.$|…$/);
    }
  });

  test('refuses more values than it takes', async () => {
    const tooMany = Math.min(values, 20_000) + 1;
    const sent = await send(method, path, `{"tags":[${'1,'.repeat(tooMany)}1]}`);
    expect(sent.status).toBeGreaterThanOrEqual(400);
    expect(sent.status).toBeLessThan(500);
    expect(sent.size).toBeLessThan(BIGGEST_REPLY);
    if (values < 20_000) expect(sent.body.detail).toMatch(/too many values at byte \d+: at most 2,000/);
  });

  test('answers briefly to what has the wrong type, or is long', async () => {
    const long = 'x'.repeat(30_000);
    for (const value of [1, null, [], long, [long], Array(900).fill('same'), Array(900).fill(null), { [long]: 1 }]) {
      const names = ['title', 'tags', 'name', 'aliases', 'articles', 'into', 'tag', 'q', 'limit', 'blocks', 'links'];
      for (const body of [value, Object.fromEntries(names.map((name) => [name, value]))]) {
        const text = JSON.stringify(body);
        const sent = await send(method, path, text.length > bytes ? JSON.stringify(value) : text);
        expect(sent.status, text.slice(0, 80)).toBeGreaterThanOrEqual(400);
        expect(sent.status, text.slice(0, 80)).toBeLessThan(500);
        expect(sent.size).toBeLessThan(BIGGEST_REPLY);
      }
    }
  });
});

test('lists are measured before equal values become one', async () => {
  for (const count of [50, 51, 1_900]) {
    const sent = await send('POST', '/v1/articles/search', JSON.stringify({ tag: Array(count).fill('flood') }));
    expect({ count, status: sent.status }).toEqual({ count, status: count <= 50 ? 200 : 400 });
  }
  const params = (count: number) => Array(count).fill('tag=flood').join('&');
  expect((await server.send('GET', `/v1/articles?${params(50)}`)).status).toBe(200);
  const { body } = await server.send('GET', `/v1/articles?${params(51)}`);
  expect(body.detail).toBe('`tag` must have at most 50 values.');
});

test('texts are measured before they are normalised', async () => {
  // Marks in descending order: sorting them takes the square of their number.
  const marks = '\u0315\u0301\u0323'.repeat(100_000);
  const sent = await send('POST', '/v1/entities', JSON.stringify({ type: 'person', name: `Ada${marks}` }));
  expect(sent.body.errors).toMatchObject([{ pointer: '/name', message: 'must have at most 800 characters' }]);
});

describe('addresses and headers are answered as briefly', () => {
  const long = 'x'.repeat(7_000);
  test.each([
    ['many unknown parameters', `/v1/articles?${Array.from({ length: 1_500 }, (_, at) => `f${at}`).join('&')}`, {}],
    ['a long unknown parameter', `/v1/articles?${long}=1`, {}],
    ['a long value', `/v1/articles?sort=${long}`, {}],
    ['many wrong values', `/v1/articles?facet=${Array.from({ length: 800 }, (_, at) => `f${at}`).join(',')}`, {}],
    ['a long id', `/v1/articles/${long}`, {}],
    ['a long path', `/v1/${long}`, {}],
    ['a long Accept', '/v1/articles', { accept: `text/${long}` }],
    ['a long key', '/v1/articles', { authorization: `Bearer ${long}` }],
  ])('%s', async (_, path, headers) => {
    const { status, body } = await server.send('GET', path, { headers });
    const text = JSON.stringify(body);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(text.length).toBeLessThan(BIGGEST_REPLY);
    expect(body.errors?.length ?? 0).toBeLessThanOrEqual(MAX_ERRORS);
    const repeated = Math.max(
      0,
      ...(text.replace(body.instance ?? '', '').match(/x+/g) ?? []).map(({ length }) => length),
    );
    expect(repeated).toBeLessThanOrEqual(1_000);
  });

  test('a long Content-Type and a long Idempotency-Key', async () => {
    const sent: Record<string, string>[] = [
      { 'content-type': `text/${long}` },
      { 'content-type': 'application/json', 'idempotency-key': long },
    ];
    for (const headers of sent) {
      const { status, body } = await server.send('POST', '/v1/entities', { body: '{}', headers });
      expect([400, 415]).toContain(status);
      expect(JSON.stringify(body).length).toBeLessThan(4_000);
    }
  });
});
