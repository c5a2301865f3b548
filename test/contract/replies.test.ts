// Every operation, asked rightly and wrongly, by every verb, of a server that is well and of one that is not.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createKey } from '../../src/commands/keys.ts';
import type { Node } from '../../src/http/openapi/document.ts';
import {
  type Asking,
  DOCUMENTATION,
  type Headers,
  parameterNames,
  startAsking,
  urlOf,
  withQuery,
  wordsOf,
} from '../support/asking.ts';
import {
  bodyExampleOf,
  bodySchemaOf,
  type Contract,
  type DocumentedOperation,
  type Exchange,
  exampleOf,
  exampleUrl,
  readingHeaders,
  resolve,
} from '../support/contract.ts';
import { type SeededServer, startServer } from '../support/server.ts';
import { openTestStore } from '../support/store.ts';

let server: SeededServer;
let contract: Contract;
let ask: Asking['ask'];
let get: Asking['get'];
let post: Asking['post'];
let refused: Asking['refused'];
beforeAll(async () => {
  ({ server, contract, ask, get, post, refused } = await startAsking());
});
afterAll(() => server.close());

const urls = () => contract.reads.map((operation) => urlOf(operation));

describe('Every operation', () => {
  it('answers as documented, to its examples alone and together with each other parameter', async () => {
    for (const operation of contract.reads) {
      for (const name of [undefined, ...parameterNames(operation)]) await get(urlOf(operation, name));
    }
  });

  it('answers HEAD with the headers of GET and no body', async () => {
    for (const url of [...urls(), ...DOCUMENTATION]) {
      const [one, other] = [await ask('GET', url), await ask('HEAD', url)];
      expect({ url, status: other.status, body: other.body }).toEqual({ url, status: one.status, body: '' });
      expect(lasting(other), url).toEqual(lasting(one));
    }
  });

  it('answers OPTIONS with what is allowed, and anything else with 405 and the same', async () => {
    for (const url of [...urls(), ...DOCUMENTATION]) {
      const taken = ['POST', 'PUT', 'PATCH', 'DELETE'].filter((method) => contract.operationOf(method, url));
      const allow = ['GET', 'HEAD', 'OPTIONS', ...taken].sort().join(', ');
      const options = await ask('OPTIONS', url);
      expect({ url, status: options.status, allow: options.headers.allow }).toEqual({ url, status: 204, allow });
      for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'QUERY', 'PROPFIND', 'TRACE']) {
        if (taken.includes(method)) continue;
        const { status, headers } = await ask(method, url, { 'Content-Type': 'application/json' });
        expect({ method, url, status, allow: headers.allow }).toEqual({
          method,
          url,
          status: 405,
          allow,
        });
      }
    }
  });

  it('lets pages of every origin read it, and sends nothing that a browser could misread', async () => {
    for (const url of urls()) {
      const { headers } = await ask('GET', url, { Origin: 'https://reader.example' });
      expect(headers, url).toMatchObject({ 'access-control-allow-origin': '*', 'x-content-type-options': 'nosniff' });
      expect(headers['access-control-expose-headers'], url).toMatch(/ETag.*Link/);
    }
  });

  it('sends the same, compressed or not', async () => {
    for (const url of urls()) {
      const plain = await ask('GET', url);
      expect(plain.headers.vary?.toLowerCase() ?? '', url).toContain('accept-encoding');
      for (const coding of ['br', 'gzip']) {
        const key = readingHeaders(contract, url, server.key);
        const response = await fetch(server.url + url, { headers: { ...key, 'Accept-Encoding': coding } });
        expect(await response.text(), `${url} ${coding}`).toBe(plain.body);
      }
    }
  });

  it('refuses a format that it does not speak', async () => {
    for (const operation of contract.reads) {
      const url = urlOf(operation);
      const { errors } = await refused(406, 'not-acceptable', url, { Accept: 'image/png' });
      const content = resolve(contract.document, operation.operation.responses?.['200'])?.content as Node;
      expect(errors).toMatchObject([{ in: 'header', name: 'Accept', allowed: Object.keys(content) }]);
      await get(url, { Accept: 'text/html, application/*;q=0.5' });
    }
  });
});

describe('Every operation that takes a body', () => {
  it('answers as documented, to its example', async () => {
    expect(contract.posts.length).toBeGreaterThan(0);
    for (const operation of contract.posts) {
      const { status, body } = await post(urlOf(operation), bodyExampleOf(contract, operation));
      expect(status, body).toBe(200);
    }
  });

  it('says by OPTIONS that it does, and answers other verbs with 405', async () => {
    for (const operation of contract.posts) {
      const { status, headers } = await ask('OPTIONS', urlOf(operation));
      expect(status).toBe(204);
      expect(headers.allow?.split(', ')).toContain('POST');
      if (!contract.operationOf('PUT', urlOf(operation))) expect((await ask('PUT', urlOf(operation))).status).toBe(405);
    }
  });

  it('refuses a field that it does not know, and suggests the one that was meant', async () => {
    for (const operation of contract.posts) {
      const names = Object.keys(bodySchemaOf(contract, operation).properties ?? {}).filter((name) => name.length > 3);
      for (const name of names) {
        const misspelt = `${name.slice(0, 2)}${name.slice(3)}`;
        if (names.includes(misspelt)) continue;
        const { status, body } = await post(urlOf(operation), { [misspelt]: 'x' });
        const { code, errors } = JSON.parse(body);
        expect({ status, code }, body).toEqual({ status: 400, code: 'invalid-body' });
        expect(errors).toContainEqual(
          expect.objectContaining({ in: 'body', pointer: `/${misspelt}`, suggestion: expect.any(String) }),
        );
      }
    }
  });

  it('refuses what is no JSON, no object, or of another type', async () => {
    for (const operation of contract.posts) {
      const url = urlOf(operation);
      const as = (type: string, body: string) => ask('POST', url, { 'Content-Type': type }, server.url, body);
      expect((await as('text/plain', 'flood')).status).toBe(415);
      expect((await as('application/xml', '<q>flood</q>')).status).toBe(415);
      for (const body of ['{', '', '[]', '"x"', 'null', '1']) {
        const { status } = await as('application/json', body);
        expect({ url, body, status }).toEqual({ url, body, status: 400 });
      }
    }
  });
});

describe('A mistake in the query', () => {
  it('is refused, and what was probably meant is suggested', async () => {
    for (const operation of contract.reads) {
      const url = urlOf(operation);
      const { errors } = await refused(400, 'invalid-query', withQuery(url, 'zzzzzzzzzzzz=1'));
      expect(errors, url).toMatchObject([{ in: 'query', name: 'zzzzzzzzzzzz' }]);
      for (const name of parameterNames(operation).filter((word) => word.length > 3)) {
        const misspelt = `${name.slice(0, 2)}${name.slice(3)}`;
        if (parameterNames(operation).includes(misspelt)) continue;
        const problem = await refused(400, 'invalid-query', withQuery(url, `${misspelt}=x`));
        expect(problem.errors, `${url} ${misspelt}`).toContainEqual(
          expect.objectContaining({ name: misspelt, suggestion: expect.any(String) }),
        );
      }
    }
  });

  it('is refused where a parameter that takes one value has two', async () => {
    for (const operation of contract.reads) {
      for (const parameter of operation.operation.parameters ?? []) {
        const { in: place, name, schema } = parameter;
        if (place !== 'query' || (schema as Node).type === 'array') continue;
        const value = encodeURIComponent(String(exampleOf(parameter) ?? 'x'));
        const { errors } = await refused(
          400,
          name === 'cursor' ? 'invalid-cursor' : 'invalid-query',
          withQuery(
            exampleUrl(
              operation.path,
              (operation.operation.parameters ?? []).filter((one) => one.name !== name),
            ),
            `${name}=${value}&${name}=${value}`,
          ),
        );
        expect(errors, `${operation.path} ${name}`).toContainEqual(
          expect.objectContaining({ name, message: 'must be given once' }),
        );
      }
    }
  });

  it('is refused where a limit is out of range, never mended', async () => {
    for (const operation of contract.reads) {
      const limit = operation.operation.parameters?.find(({ name }) => name === 'limit')?.schema as Node | undefined;
      if (!limit) continue;
      const most = Number(limit.maximum);
      for (const value of [
        '0',
        '-1',
        String(most + 1),
        '1.5',
        '1e1',
        '0x1',
        '',
        '%2B1',
        'ten',
        '99999999999999999999',
      ]) {
        const { errors } = await refused(400, 'invalid-query', withQuery(urlOf(operation), `limit=${value}`));
        expect(errors).toMatchObject([{ name: 'limit', message: `must be a whole number from 1 to ${most}` }]);
      }
      await get(withQuery(urlOf(operation), `limit=${most}`));
    }
  });

  it('is refused where a word is not one of the list, with the list and the nearest', async () => {
    for (const operation of contract.reads) {
      for (const { name, schema } of operation.operation.parameters ?? []) {
        const allowed = wordsOf(contract, schema as Node);
        if (!allowed) continue;
        const word = allowed.find((one) => one.length > 3) ?? '';
        const { errors } = await refused(400, 'invalid-query', withQuery(urlOf(operation), `${name}=${word}x`));
        expect(errors, `${operation.path} ${name}`).toMatchObject([{ name, allowed, suggestion: word }]);
      }
    }
  });

  it('is refused where lists are written with brackets, and how they are written is told', async () => {
    for (const name of ['tag[]', 'tag[0]']) {
      const { errors } = await refused(400, 'invalid-query', `/v1/articles?${encodeURIComponent(name)}=flood`);
      expect(errors).toMatchObject([{ name, suggestion: 'tag' }]);
    }
  });
});

describe('What is not there', () => {
  it('is told: articles, entities, revisions, problems, addresses', async () => {
    await refused(404, 'article-not-found', '/v1/articles/zzzzzzzzzzzzzzzz');
    for (const part of ['entities', 'links', 'backlinks', 'revisions']) {
      await refused(404, 'article-not-found', `/v1/articles/zzzzzzzzzzzzzzzz/${part}`);
    }
    await refused(404, 'article-not-found', '/v1/articles/lookup?url=https%3A%2F%2Fnowhere.example%2F');
    await refused(404, 'entity-not-found', '/v1/entities/person-nobody-at-all');
    for (const part of ['articles', 'mentions'])
      await refused(404, 'entity-not-found', `/v1/entities/person-nobody-at-all/${part}`);
    await refused(404, 'revision-not-found', withQuery(urlOf(operationNamed('getArticle')), 'revision=999'));
    const { code } = JSON.parse((await ask('GET', '/problems/no-such-problem')).body) as Node;
    expect(code).toMatch(/not-found$/);
    for (const url of [
      '/v1',
      '/v1/article',
      '/v1/articles/',
      '/V1/articles',
      '/v1//articles',
      '/v1/articles/a/b/c',
      '/favicon.ico',
    ]) {
      const exchange = await ask('GET', url);
      expect({ url, status: exchange.status, faults: contract.faultsOf(exchange) }).toEqual({
        url,
        status: 404,
        faults: [],
      });
    }
  });

  it('is told for an id that cannot be one, too', async () => {
    for (const id of ['x', 'ZZZZZZZZZZZZZZZZ', '%00', '%2e%2e', 'a'.repeat(300), '%F0%9F%93%B0', "'--"]) {
      const exchange = await ask('GET', `/v1/articles/${id}`);
      expect({ id, status: exchange.status }).toEqual({ id, status: 400 });
    }
  });
});

describe('A server in trouble', () => {
  it('tells a client that asks too often when to ask again', async () => {
    const { store, remove } = openTestStore();
    const busy = await startServer({ store, rateLimit: 2 });
    const replies = [];
    for (let count = 0; count < 3; count++) replies.push(await ask('GET', '/v1/articles', {}, busy.url));
    expect(replies.map(({ status }) => status)).toEqual([200, 200, 429]);
    expect(Number(replies[2]?.headers['retry-after'])).toBeGreaterThan(0);
    expect(JSON.parse(replies[2]?.body ?? '')).toMatchObject({ code: 'rate-limited', status: 429 });
    expect((await ask('GET', '/livez', {}, busy.url)).status).toBe(200);
    await busy.close();
    await remove();
  });

  it('says 5xx, tells nothing of why, and lives on, where its archive is gone', async () => {
    const { store, remove } = openTestStore();
    const lost = await startServer({ store });
    await remove();
    for (const url of urls()) {
      const { status, body } = await ask('GET', url, {}, lost.url);
      if (['/', '/livez'].includes(url) || url.startsWith('/problems/')) expect(status, url).toBe(200);
      else {
        expect([500, 503], `${url} ${status}`).toContain(status);
        expect(body).not.toMatch(/sqlite|database|\.ts|node_modules|closed/i);
      }
    }
    await lost.close();
  });

  it('holds an empty archive as well as a full one', async () => {
    const { store, remove } = openTestStore();
    const empty = await startServer({ store });
    const { token } = await createKey(store, { name: 'empty', scope: 'write', expiresAt: null }, new Date());
    for (const operation of contract.reads) {
      const address = urlOf(operation);
      const key = readingHeaders(contract, address, token);
      const { url, status, body } = await ask('GET', address, key, empty.url);
      expect([200, 404], `${url} ${body}`).toContain(status);
      if (status === 200 && parameterNames(operation).includes('cursor'))
        expect(JSON.parse(body)).toMatchObject({ data: [], page: { total: 0 } });
    }
    await empty.close();
    await remove();
  });
});

/** Headers that are the same for two equal requests. */
function lasting({ headers }: Exchange): Headers {
  const passing = ['date', 'x-request-id', 'ratelimit', 'connection', 'keep-alive', 'transfer-encoding'];
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !passing.includes(name)));
}

function operationNamed(name: string): DocumentedOperation {
  const found = contract.operations.find(({ operation }) => operation.operationId === name);
  if (!found) throw new Error(`There is no operation ${name}.`);
  return found;
}
