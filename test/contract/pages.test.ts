// Every list, walked from end to end and back, in every order; and cursors where they do not belong.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Node } from '../../src/http/openapi/document.ts';
import { type Asking, parameterNames, startAsking, urlOf, withQuery, wordsOf } from '../support/asking.ts';
import type { Contract, DocumentedOperation } from '../support/contract.ts';
import type { SeededServer } from '../support/server.ts';

let server: SeededServer;
let contract: Contract;
let get: Asking['get'];
let refused: Asking['refused'];
beforeAll(async () => {
  ({ server, contract, get, refused } = await startAsking());
});
afterAll(() => server.close());

/** A list of more pages than the sample archive can have would be a circle. */
const MOST_PAGES = 500;

interface List {
  data: Node[];
  page: { limit: number; total: number; next?: string; previous?: string };
}

const lists = () => contract.operations.filter((operation) => parameterNames(operation).includes('cursor'));

describe('A list', () => {
  const read = async (url: string) => {
    const { body, headers } = await get(url);
    const list = JSON.parse(body) as List;
    return { ...list, links: linksOf(headers.link ?? '') };
  };

  it('is walked to its end by Link, and back; every item once, as many as its total', async () => {
    for (const operation of lists()) {
      for (const url of orders(operation)) {
        const whole: string[] = [];
        const pages: string[][] = [];
        let last = '';
        for (let next: string | undefined = withQuery(url, 'limit=7'); next && pages.length < MOST_PAGES; ) {
          const { data, page, links } = await read(next);
          expect({ url: next, ...page }).toMatchObject({ limit: 7 });
          expect(links.next === undefined, next).toBe(page.next === undefined);
          expect(links.prev === undefined, next).toBe(page.previous === undefined);
          expect(links.self, next).toBe(next);
          if (page.next) expect(links.next, next).toContain(`cursor=${page.next}`);
          pages.push(data.map((item) => JSON.stringify(item)));
          whole.push(...data.map((item) => JSON.stringify(item)));
          last = next;
          next = links.next;
          if (!next) expect(page.total, url).toBe(whole.length);
        }
        expect(new Set(whole).size, `${url} repeats an item`).toBe(whole.length);
        for (let at = pages.length - 1, back: string | undefined = last; at >= 0; at--) {
          if (!back) throw new Error(`${url}: the way back from its end stops before page ${at + 1}.`);
          const { data, links } = await read(back);
          expect(
            data.map((item) => JSON.stringify(item)),
            `${back} on the way back`,
          ).toEqual(pages[at]);
          expect((await read(links.first ?? '')).data[0], links.first).toEqual(JSON.parse(pages[0]?.[0] ?? 'null'));
          back = links.prev;
          if (at === 0) expect(back, `${url}: nothing is before the first page`).toBeUndefined();
        }
      }
    }
  });

  it('is the same in pages of one as in pages of a hundred', async () => {
    for (const operation of lists().slice(0, 4)) {
      const url = urlOf(operation);
      const { data } = await read(withQuery(url, 'limit=100'));
      let cursor = '';
      for (const item of data.slice(0, 30)) {
        const { data: one, page } = await read(withQuery(url, `limit=1${cursor}`));
        expect(one, url).toEqual([item]);
        cursor = `&cursor=${page.next}`;
      }
    }
  });

  it('refuses a cursor of another list, of another order and of other filters', async () => {
    const cursors: { url: string; cursor: string }[] = [];
    for (const operation of lists()) {
      for (const url of orders(operation)) {
        const { page } = await read(withQuery(url, 'limit=1'));
        if (page.next) cursors.push({ url, cursor: page.next });
      }
    }
    expect(cursors.length).toBeGreaterThan(10);
    for (const { url } of cursors) {
      for (const { url: other, cursor } of cursors) {
        if (url !== other) await refused(400, 'invalid-cursor', withQuery(url, `limit=1&cursor=${cursor}`));
      }
    }
    for (const cursor of ['x', 'bnVsbA', '-', 'W10', 'e30', 'A'.repeat(1000), 'WyIiLDAsMF0']) {
      await refused(400, 'invalid-cursor', `/v1/articles?cursor=${cursor}`);
    }
    const [first] = cursors;
    for (const filter of ['tag=flood', 'from=2024', 'hasImage=true', 'sort=title']) {
      await refused(400, 'invalid-cursor', `/v1/articles?${filter}&cursor=${first?.cursor}`);
    }
  });

  it('takes another limit, other fields and other parts with the same cursor', async () => {
    const { page } = await read('/v1/articles?limit=2');
    const { data } = await read('/v1/articles?limit=5');
    const { data: rest } = await read(`/v1/articles?limit=3&fields=title&include=links&cursor=${page.next}`);
    expect(rest.map(({ id }) => id)).toEqual(data.slice(2).map(({ id }) => id));
  });

  it('of changes is followed to its end', async () => {
    const seen: number[] = [];
    for (let next: string | undefined = '/v1/changes?limit=50'; next; ) {
      const { body, headers } = await get(next);
      const { data, page } = JSON.parse(body) as { data: { seq: number }[]; page: { next: number; more: boolean } };
      seen.push(...data.map(({ seq }) => seq));
      next = linksOf(headers.link ?? '').next;
      expect(next !== undefined, 'a Link as long as there is more').toBe(page.more);
      if (next) expect(next).toContain(`since=${page.next}`);
    }
    expect(seen).toEqual(Array.from({ length: server.store.seq() }, (_, at) => at + 1));
  });
});

/** The addresses of a Link header by relation (RFC 8288 §3). */
function linksOf(header: string): Record<string, string> {
  return Object.fromEntries(
    [...header.matchAll(/<([^>]*)>; rel="([^"]+)"/g)].map(([, url, relation]) => [relation, url]),
  );
}

/** A list in each of its orders. */
function orders(operation: DocumentedOperation): string[] {
  const sort = operation.operation.parameters?.find(({ name }) => name === 'sort')?.schema as Node | undefined;
  const url = urlOf(operation);
  return sort ? (wordsOf(contract, sort) ?? []).map((word) => withQuery(url, `sort=${word}`)) : [url];
}
