// Who gets in: every operation, asked under every spelling of its address, without a key and with one of too little scope.

import Fastify from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createKey } from '../../src/commands/keys.ts';
import type { Access } from '../../src/http/access.ts';
import { authorization } from '../../src/http/plugins/authorization.ts';
import { type Contract, contractOf, type DocumentedOperation, exampleUrl, needsKey } from '../support/contract.ts';
import { send } from '../support/raw-request.ts';
import { type SeededServer, startSeededServer } from '../support/server.ts';

/** What is answered without a key, whatever `READ_ACCESS` is. The documentation page has its files below `/docs`. */
const PUBLIC = ['/', '/livez', '/readyz', '/problems/:code', '/openapi.json', '/openapi-3.0.json', '/openapi.yaml'];

let server: SeededServer;
let contract: Contract;
let readKey: string;
beforeAll(async () => {
  server = await startSeededServer({ readAccess: 'key' });
  contract = contractOf(server.app);
  readKey = (await createKey(server.store, { name: 'reader', scope: 'read', expiresAt: null }, new Date())).token;
});
afterAll(() => server.close());

const addressOf = ({ path, operation }: DocumentedOperation) => exampleUrl(path, operation.parameters);
const isPublic = ({ operation }: DocumentedOperation) => (operation.security as object[]).length === 0;
const closed = () => contract.operations.filter((operation) => !isPublic(operation));

/** Each character that may be encoded, is. */
function encoded(url: string, isUpper: boolean): string {
  const [path = '', query] = url.split('?', 2);
  const all = path.replace(/[\w.~-]/g, (character) => {
    const hex = character.charCodeAt(0).toString(16);
    return `%${isUpper ? hex.toUpperCase() : hex}`;
  });
  return query === undefined ? all : `${all}?${query}`;
}

/** Spellings that lead to the same route. */
const SAME: Record<string, (url: string) => string> = {
  plain: (url) => url,
  'one character encoded': (url) => url.replace('/v1/', '/%76%31/'),
  'every character encoded': (url) => encoded(url, true),
  'every character encoded in lower case': (url) => encoded(url, false),
  absolute: (url) => `http://other.example${url}`,
  'absolute, encoded, another scheme': (url) => `HTTPS://user:pass@other.example:8443${encoded(url, true)}`,
  'with a fragment': (url) => `${url}#/livez`,
  'absolute without a host': (url) => `http://${url}`,
};

/** Spellings that lead to nothing, and must not lead to something. */
const OTHER: Record<string, (url: string) => string> = {
  'trailing slash': (url) => url.replace(/(?=\?|$)/, '/'),
  'doubled slash before': (url) => `/${url}`,
  'doubled slash within': (url) => url.replace('/v1/', '/v1//'),
  'absolute with a doubled slash': (url) => `http://other.example/${url}`,
  'encoded slash': (url) => url.replace('/v1/', '/v1%2F'),
  'dot segments': (url) => `/livez/..${url}`,
  'encoded dot segments': (url) => `/livez/%2e%2e${url}`,
  'below a public address': (url) => `/docs${url}`,
  'after a public address': (url) => `/livez;${url}`,
  'encoded twice': (url) => url.replace('/v1/', '/%2576%2531/'),
  'a backslash': (url) => url.replace('/v1/', '/v1\\'),
  'upper case': (url) => url.replace('/v1/', '/V1/'),
};

async function statusOf(method: string, url: string, key?: string): Promise<number> {
  const headers = key === undefined ? [] : ([['Authorization', `Bearer ${key}`]] as const);
  const reply = await send(server.url, { method, url, headers });
  if (!reply) throw new Error(`${method} ${url} is not answered.`);
  return reply.status;
}

const methodsOf = ({ method }: DocumentedOperation) => (method === 'GET' ? ['GET', 'HEAD'] : [method]);

describe('Under READ_ACCESS=key', () => {
  test('nothing is public but what is listed here', () => {
    const open = [...server.app.declaredAccess].filter(([, access]) => access === 'public').map(([name]) => name);
    const expected = PUBLIC.flatMap((url) => [`GET ${url}`, `HEAD ${url}`]);
    expect(open.filter((name) => !/^(?:GET|HEAD) \/docs(?:\/|$)/.test(name)).sort()).toEqual(expected.sort());
    expect(open.filter((name) => name.includes(' /docs')).length).toBeGreaterThan(3);
    expect([...server.app.declaredAccess.keys()].length).toBeGreaterThan(contract.operations.length);
  });

  test('no spelling of an address gets in without a key', { timeout: 120_000 }, async () => {
    const refusals = new Map<string, number>();
    for (const operation of closed()) {
      const url = addressOf(operation);
      for (const method of methodsOf(operation)) {
        for (const [name, spell] of Object.entries(SAME)) {
          expect([name, method, url, await statusOf(method, spell(url))]).toEqual([name, method, url, 401]);
          refusals.set(name, (refusals.get(name) ?? 0) + 1);
        }
        for (const [name, spell] of Object.entries(OTHER)) {
          const status = await statusOf(method, spell(url));
          expect([401, 404, 405], `${name}: ${method} ${spell(url)}`).toContain(status);
          refusals.set(name, (refusals.get(name) ?? 0) + 1);
        }
      }
    }
    const tried = closed().flatMap(methodsOf).length;
    expect([...refusals]).toEqual([...Object.keys(SAME), ...Object.keys(OTHER)].map((name) => [name, tried]));
  });

  test('each of the spellings that lead to a route does get in with a key', { timeout: 120_000 }, async () => {
    for (const operation of closed().filter(({ method }) => method === 'GET')) {
      const url = addressOf(operation);
      // The stream of changes and an export would go on: HEAD ends.
      for (const [name, spell] of Object.entries(SAME)) {
        expect([name, url, await statusOf('HEAD', spell(url), server.key)]).toEqual([name, url, 200]);
      }
    }
  });

  test('a key to read gets into nothing that takes one to write', async () => {
    const writes = closed().filter(({ operation }) => needsKey(operation));
    expect(writes.length).toBeGreaterThan(10);
    for (const operation of writes) {
      const url = addressOf(operation);
      for (const method of methodsOf(operation)) {
        for (const [name, spell] of Object.entries(SAME)) {
          expect([name, method, url, await statusOf(method, spell(url), readKey)]).toEqual([name, method, url, 403]);
        }
        for (const [name, spell] of Object.entries(OTHER)) {
          const status = await statusOf(method, spell(url), readKey);
          expect([403, 404, 405], `${name}: ${method} ${spell(url)}`).toContain(status);
        }
      }
    }
  });

  test('what is public is answered under each of the spellings', async () => {
    const urls = contract.operations.filter(isPublic).map(addressOf);
    for (const url of [
      ...urls,
      '/openapi.json',
      '/openapi-3.0.json',
      '/openapi.yaml',
      '/docs',
      '/docs/static/logo.svg',
    ]) {
      for (const [name, spell] of Object.entries(SAME)) {
        expect([name, url, await statusOf('HEAD', spell(url))]).toEqual([name, url, 200]);
      }
    }
  });

  test('a reply that needed a key is kept by nobody else, and only to be asked about', async () => {
    for (const operation of closed().filter(({ method }) => method === 'GET')) {
      const url = addressOf(operation);
      const { headers } = await server.app.inject({
        method: 'HEAD',
        url,
        headers: { authorization: `Bearer ${server.key}` },
      });
      expect(['private, no-cache', 'no-store'], `${url} ${headers['cache-control']}`).toContain(
        headers['cache-control'],
      );
      expect(headers.vary, url).toContain('Authorization');
    }
    for (const { url, rule } of [
      { url: '/problems/unauthorized', rule: 'public, max-age=3600' },
      { url: '/openapi.json', rule: 'public, max-age=300' },
      { url: '/livez', rule: 'no-store' },
    ]) {
      const { headers } = await server.app.inject({ url });
      expect([url, headers['cache-control']]).toEqual([url, rule]);
      expect(String(headers.vary ?? '')).not.toContain('Authorization');
    }
  });
});

test('where reading is open, everything is asked about before it is used again, and imports stay closed', async () => {
  const open = await startSeededServer();
  for (const operation of closed().filter(({ method }) => method === 'GET')) {
    const url = addressOf(operation);
    const reply = await open.app.inject({ method: 'HEAD', url });
    const isClosed = needsKey(operation.operation);
    expect([url, reply.statusCode]).toEqual([url, isClosed ? 401 : 200]);
    if (!isClosed) expect(['no-cache', 'no-store'], url).toContain(reply.headers['cache-control']);
  }
  for (const url of ['/v1/articles/w01jnb4y3zcz9mht?revision=1', '/v1/articles/w01jnb4y3zcz9mht/revisions/1']) {
    expect([url, (await open.app.inject({ url })).headers['cache-control']]).toEqual([url, 'no-cache']);
  }
  const paths = closed()
    .filter(({ method, operation }) => method === 'GET' && needsKey(operation))
    .map(({ path }) => path);
  expect(paths).toEqual(['/v1/imports', '/v1/imports/{id}', '/v1/imports/{id}/items']);
  await open.close();
});

describe('A route', () => {
  const appWith = (readAccess: 'open' | 'key') => {
    const app = Fastify();
    authorization(app, { store: server.store, readAccess, onUse: () => {} });
    return app;
  };

  test('that does not declare its access cannot be registered, wherever it is', async () => {
    const app = appWith('open');
    expect(() => app.get('/v1/forgotten', async () => 'secret')).toThrow(
      'The route GET /v1/forgotten does not declare its access',
    );
    const within = appWith('open');
    within.register(async (scope) => {
      scope.route({ method: ['GET', 'POST'], url: '/forgotten', handler: async () => 'secret' });
    });
    await expect(within.ready()).rejects.toThrow('The route GET /forgotten, POST /forgotten does not declare');
  });

  test('that others wrote has the access of the scope that registers it', async () => {
    const app = appWith('key');
    app.register(async (scope) => {
      scope.decorate('defaultAccess', 'read' as Access);
      scope.register(async (inner) => {
        inner.get('/theirs', async () => 'theirs');
      });
    });
    expect((await app.inject('/theirs')).statusCode).toBe(401);
    expect(app.declaredAccess.get('GET /theirs')).toBe('read');
    await app.close();
  });
});
