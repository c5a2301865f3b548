// Conditional requests (RFC 9110 §13) to every operation: 304 for what a client has, and for nothing else.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Asking, DOCUMENTATION, startAsking, urlOf } from '../support/asking.ts';
import type { Contract } from '../support/contract.ts';
import { type SeededServer, startServer } from '../support/server.ts';
import { importText, openTestStore } from '../support/store.ts';

let server: SeededServer;
let contract: Contract;
let ask: Asking['ask'];
let get: Asking['get'];
beforeAll(async () => {
  ({ server, contract, ask, get } = await startAsking());
});
afterAll(() => server.close());

const urls = () => contract.reads.map((operation) => urlOf(operation));

describe('An ETag', () => {
  const tagged = async () => {
    const replies = await Promise.all([...urls(), ...DOCUMENTATION.slice(0, 3)].map((url) => get(url)));
    return replies.filter(({ headers }) => headers.etag !== undefined);
  };

  it('is on everything but health', async () => {
    const replies = await tagged();
    const untagged = urls().filter((url) => !replies.some((reply) => reply.url === url));
    expect(untagged).toEqual(['/', '/livez', '/readyz']);
  });

  it('is answered with 304 when it is sent back, however it is written', async () => {
    for (const { url, headers } of await tagged()) {
      const etag = headers.etag ?? '';
      expect(etag, url).toMatch(/^"[^"]+"$/);
      for (const sent of [etag, `W/${etag}`, `"other", ${etag}`, `"a,b" , W/"c",${etag}`, '*']) {
        const again = await ask('GET', url, { 'If-None-Match': sent });
        expect({ url, sent, status: again.status, body: again.body }).toEqual({ url, sent, status: 304, body: '' });
        // RFC 9110 §15.4.5
        for (const name of ['etag', 'cache-control', 'vary'])
          expect(again.headers[name], `${url} ${name}`).toBe(headers[name]);
        expect((await ask('HEAD', url, { 'If-None-Match': sent })).status, `HEAD ${url}`).toBe(304);
      }
      for (const sent of ['"other"', 'nonsense', etag.slice(0, -2), '""']) {
        expect((await ask('GET', url, { 'If-None-Match': sent })).status, `${url} ${sent}`).toBe(200);
      }
    }
  });

  it('differs for each coding, and each is answered with 304', async () => {
    for (const { url, headers } of await tagged()) {
      const { headers: encoded } = await ask('GET', url, { 'Accept-Encoding': 'br' });
      if (encoded['content-encoding'] === undefined) continue;
      expect(encoded.etag, url).not.toBe(headers.etag);
      const again = await ask('GET', url, { 'Accept-Encoding': 'br', 'If-None-Match': encoded.etag ?? '' });
      expect({ url, status: again.status, etag: again.headers.etag }).toEqual({ url, status: 304, etag: encoded.etag });
    }
  });

  it('changes with what it is of, and only then', async () => {
    const { store, remove } = openTestStore();
    const changing = await startServer({ store });
    const save = (name: string, text: string) =>
      importText(store, name, `---\nurl: https://paper.example/${name}\n---\n# ${name}\n\n${text}\n`);
    const tags = async () => {
      const urls = ['/v1/articles', ...ids.map((id) => `/v1/articles/${id}`)];
      return Promise.all(urls.map(async (url) => (await ask('GET', url, {}, changing.url)).headers.etag));
    };
    const ids = [await save('one', 'The harbour is open.'), await save('two', 'The harbour is shut.')];
    const [list, one, two] = await tags();
    expect(await tags()).toEqual([list, one, two]);
    await save('one', 'The harbour is open again.');
    const [newList, newOne, sameTwo] = await tags();
    expect(newList).not.toBe(list);
    expect(newOne).not.toBe(one);
    expect(sameTwo).toBe(two);
    await save('one', 'The harbour is open again.');
    expect(await tags()).toEqual([newList, newOne, two]);
    await changing.close();
    await remove();
  });

  it('of an article goes with the time it was changed', async () => {
    for (const { url, headers } of await tagged()) {
      const changed = headers['last-modified'];
      if (changed === undefined) continue;
      expect((await ask('GET', url, { 'If-Modified-Since': changed })).status, url).toBe(304);
      expect((await ask('GET', url, { 'If-Modified-Since': 'Thu, 01 Jan 1970 00:00:00 GMT' })).status, url).toBe(200);
      // RFC 9110 §13.1.3: the tag alone decides where both are sent.
      const both = { 'If-Modified-Since': changed, 'If-None-Match': '"other"' };
      expect((await ask('GET', url, both)).status, url).toBe(200);
    }
  });
});
