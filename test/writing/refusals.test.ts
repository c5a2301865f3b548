// What is refused before anything is changed, over HTTP: by the key, by the version that is meant, by what the body is.

import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { contractOf, needsKey } from '../support/contract.ts';
import { send as sendRaw } from '../support/raw-request.ts';
import { startServer } from '../support/server.ts';
import { openTestStore } from '../support/store.ts';
import { type Send, type Sent, startWritableServer, type WritableServer } from '../support/writable.ts';

let server: WritableServer;
let article: string;
let entity: string;

beforeAll(async () => {
  server = await startWritableServer({ uploads: { most: 1024 ** 2, files: 5, patience: 1_000 } });
  const text = 'Mayor Lidia Damarova said on Monday that the ferry would come back.';
  const made = await server.send('POST', '/v1/articles', { body: { title: 'The ferry', text } });
  article = `/v1/articles/${made.body.id}`;
  entity = '/v1/entities/person-lidia-damarova';
  expect((await server.send('GET', entity)).status).toBe(200);
});
afterAll(() => server.close());

const etagOf = ({ headers }: Sent) => (headers.get('etag') ?? '').replace(/-(?:br|gzip)"$/, '"');

/** Every refusal is a problem document, and changes nothing. */
async function refused(method: string, path: string, options: Send, status: number, code: string): Promise<Sent> {
  const seq = server.store.seq();
  const sent = await server.send(method, path, options);
  expect({ status: sent.status, code: sent.body?.code }, `${method} ${path}: ${JSON.stringify(sent.body)}`).toEqual({
    status,
    code,
  });
  expect(sent.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  expect(server.store.seq()).toBe(seq);
  return sent;
}

/** Every operation that changes something, with what it is asked to do. */
const writes = (): [method: string, path: string, body?: object][] => [
  ['POST', '/v1/articles', { title: 'x', text: 'y' }],
  ['PUT', article, { title: 'x', text: 'y' }],
  ['PATCH', article, { section: 'x' }],
  ['DELETE', article],
  ['POST', '/v1/imports', { title: 'x', text: 'y' }],
  ['DELETE', '/v1/imports/1'],
  ['POST', '/v1/entities', { type: 'person', name: 'A B' }],
  ['PATCH', entity, { description: 'x' }],
  ['POST', `${entity}/merge`, { into: 'person-a-b' }],
  ['DELETE', `${entity}/merge`],
  ['POST', `${entity}/split`, { articles: ['x'], name: 'A B' }],
];

describe('whoever may not', () => {
  test('is told so by every operation that changes something, with what he lacks', async () => {
    const { store, remove } = openTestStore();
    const { app, close } = await startServer({ store });
    onTestFinished(async () => {
      await close();
      await remove();
    });
    const documented = contractOf(app).operations.filter(
      ({ method, operation }) => method !== 'GET' && needsKey(operation),
    );
    expect(writes()).toHaveLength(documented.length);

    for (const [method, path, body] of writes()) {
      const headers = { 'if-match': '*' };
      const none = await refused(method, path, { ...(body && { body }), headers, scope: null }, 401, 'unauthorized');
      expect(none.headers.get('www-authenticate')).toBe('Bearer realm="news-archive"');
      const wrong = await refused(method, path, { ...(body && { body }), headers, scope: 'read' }, 403, 'forbidden');
      expect(wrong.headers.get('www-authenticate')).toBe(
        'Bearer realm="news-archive", error="insufficient_scope", scope="write"',
      );
    }
  });

  test('is told how to make a key, where there is none at all', async () => {
    const { store, remove } = openTestStore();
    const { url, close } = await startServer({ store });
    onTestFinished(async () => {
      await close();
      await remove();
    });
    const response = await fetch(`${url}/v1/articles`, { method: 'POST' });
    expect(response.status).toBe(401);
    expect(((await response.json()) as { detail: string }).detail).toContain(
      '`news-archive keys create --name <name> --scope write`',
    );
  });

  test('writes to a mirror, which changes only as its origin does', async () => {
    const mirror = await startWritableServer();
    onTestFinished(() => mirror.close());
    const origin = { archive: 'abcdef', seq: 1, url: 'https://archive.example' };
    await mirror.store.write((to) => to.setMetadata('origin', JSON.stringify(origin)));
    for (const [method, path, body] of writes()) {
      for (const scope of ['write', 'admin'] as const) {
        const sent = await mirror.send(method, path, { ...(body && { body }), headers: { 'if-match': '*' }, scope });
        expect([sent.status, sent.body.code], `${method} ${path}`).toEqual([403, 'forbidden']);
        expect(sent.body.detail).toContain('mirror of https://archive.example');
      }
    }
    expect((await mirror.send('GET', '/v1/articles')).body.page.total).toBe(0);
  });
});

describe('whoever means another version', () => {
  test('is told the current one, and whoever means none is told to', async () => {
    const changes = writes().filter(
      ([method, path]) => path !== '/v1/entities' && /PUT|PATCH|split|merge$/.test(`${method} ${path}`),
    );
    for (const [method, path, body] of [...changes, ['DELETE', article] as [string, string]]) {
      if (method === 'DELETE' && path !== article) continue;
      const given = body ? { body } : {};
      await refused(method, path, given, 428, 'precondition-required');
      const current = etagOf(await server.send('GET', path.replace(/\/(?:merge|split)$/, '')));
      for (const stale of ['"another"', `W/${current}`, 'nonsense', '']) {
        const headers = { 'if-match': stale };
        const sent = await refused(method, path, { ...given, headers }, 412, 'precondition-failed');
        expect(etagOf(sent), `${method} ${path}`).toBe(current);
      }
    }
  });
});

describe('a patch', () => {
  const deep = (levels: number) => `{"title":${'['.repeat(levels)}${']'.repeat(levels)}}`;
  test.each<[what: string, body: string | Uint8Array, status: number, code: string]>([
    ['is a list', '[]', 400, 'invalid-body'],
    ['is a text', '"x"', 400, 'invalid-body'],
    ['is nothing', 'null', 400, 'invalid-body'],
    ['names what is none', '{"nothing":1}', 400, 'invalid-body'],
    ['has a field of another type', '{"title":1,"name":1}', 400, 'invalid-body'],
    ['takes away what must be there', '{"title":null,"name":null}', 400, 'invalid-body'],
    ['is deep', deep(100_000), 400, 'invalid-body'],
    ['is no JSON', '{"title":', 400, 'bad-request'],
    ['is empty', '', 400, 'bad-request'],
    [
      'is no UTF-8',
      new Uint8Array([...Buffer.from('{"title":"'), 0xff, 0xc3, ...Buffer.from('"}')]),
      400,
      'bad-request',
    ],
    ['names the prototype', '{"__proto__":{"title":"x","name":"x"}}', 400, 'invalid-body'],
    ['names the constructor', '{"constructor":{"prototype":{"title":"x"}}}', 400, 'invalid-body'],
  ])('that %s is refused', async (_what, body, status, code) => {
    for (const path of [article, entity]) {
      for (const type of ['application/merge-patch+json', 'application/json']) {
        await refused('PATCH', path, { body, headers: { 'if-match': '*', 'content-type': type } }, status, code);
      }
    }
    expect(({} as { title?: string }).title).toBeUndefined();
  });

  test('of another type, or coded, is refused', async () => {
    for (const path of [article, entity]) {
      for (const type of ['text/plain', 'application/json-patch+json', 'multipart/form-data; boundary=x', 'x']) {
        const headers = { 'if-match': '*', 'content-type': type };
        await refused('PATCH', path, { body: '{}', headers }, 415, 'unsupported-media-type');
      }
    }
  });
});

describe('a body', () => {
  const json = { 'content-type': 'application/json' };

  test('that is coded is refused, for a few kilobytes of it can be gigabytes', async () => {
    const bomb = gzipSync(Buffer.alloc(50 * 1024 ** 2, 'x'));
    for (const [method, path] of writes().filter(([, , body]) => body)) {
      for (const coding of ['gzip', 'br', 'deflate, gzip']) {
        const headers = { ...json, 'if-match': '*', 'content-encoding': coding };
        const sent = await refused(method, path, { body: bomb, headers }, 415, 'unsupported-media-type');
        expect(sent.headers.get('accept-encoding')).toBe('identity');
      }
    }
    const headers = { 'content-type': 'text/markdown' };
    await refused('POST', '/v1/articles', { body: bomb, headers }, 422, 'unprocessable');
    const identity = { ...json, 'if-match': '*', 'content-encoding': 'identity' };
    expect((await server.send('PATCH', article, { body: {}, headers: identity })).status).toBe(200);
  });

  test('that is no UTF-8 is refused also where nobody knows its length', async () => {
    const bytes = [...Buffer.from('{"title":"x","text":"'), 0xff, ...Buffer.from('"}')];
    const sent = await sendRaw(server.url, {
      method: 'POST',
      url: '/v1/articles',
      headers: [
        ['Authorization', `Bearer ${server.keys.write}`],
        ['Content-Type', 'application/json'],
        ['Transfer-Encoding', 'chunked'],
      ],
      body: Buffer.concat([
        Buffer.from(`${bytes.length.toString(16)}\r\n`),
        Buffer.from(bytes),
        Buffer.from('\r\n0\r\n\r\n'),
      ]),
    });
    expect(sent?.status, sent?.body).toBe(400);
  });

  test.each(['/v1/articles', '/v1/imports'])(
    'that never ends is refused at %s, and others are served meanwhile',
    async (path) => {
      const { port } = new URL(server.url);
      const socket = connect(Number(port), '127.0.0.1');
      let answer = '';
      socket.setEncoding('latin1').on('data', (text) => {
        answer += text;
      });
      const closed = new Promise((resolve) => socket.on('error', () => {}).on('close', resolve));
      const lines = [`POST ${path} HTTP/1.1`, 'Host: x', `Authorization: Bearer ${server.keys.write}`];
      socket.write([...lines, 'Content-Type: application/json', 'Transfer-Encoding: chunked', '\r\n'].join('\r\n'));
      const chunk = `10000\r\n${' '.repeat(0x10000)}\r\n`;
      let sent = 0;
      const go = () => {
        while (!socket.destroyed && socket.write(chunk)) sent += chunk.length;
      };
      socket.on('drain', go);
      go();
      expect((await server.send('GET', '/v1/articles')).status).toBe(200);
      await closed;
      // Who is still sending may be cut off before he has read why.
      expect(answer).toMatch(/^(?:HTTP\/1\.1 413 |$)/);
      expect(sent).toBeLessThan(100 * 1024 ** 2);
    },
  );

  test('that is longer than it may be is refused, whether it says so or not', async () => {
    const large = JSON.stringify({ title: 'x', text: 'word '.repeat(4_000_000) });
    await refused('POST', '/v1/articles', { body: large, headers: json }, 413, 'payload-too-large');
    await refused('PATCH', article, { body: large, headers: { ...json, 'if-match': '*' } }, 413, 'payload-too-large');
    const small = await sendRaw(server.url, {
      method: 'POST',
      url: '/v1/articles',
      headers: [
        ['Authorization', `Bearer ${server.keys.write}`],
        ['Content-Type', 'application/json'],
        ['Content-Length', '99999999999'],
      ],
      body: '{"title":',
    });
    expect(small?.status, small?.body).toBe(413);
  });
});
