// Searching over HTTP: what is found, how it is told, and what happens to what is no query.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Facets } from '../../src/model/analysis/facet.ts';
import type { Article } from '../../src/model/article/article.ts';
import { type Asking, startAsking } from '../support/asking.ts';
import type { SeededServer } from '../support/server.ts';
import { importText } from '../support/store.ts';

let server: SeededServer;
let ask: Asking['ask'];
let get: Asking['get'];
let post: Asking['post'];
let refused: Asking['refused'];
beforeAll(async () => {
  ({ server, ask, get, post, refused } = await startAsking());
});
afterAll(() => server.close());

interface Found {
  data: Article[];
  page: { total: number; next?: string };
  facets?: Facets;
  histogram?: { buckets: { start: string; count: number }[]; undated: number };
  meta: { seq: number; ranked?: number; query?: { normalized: string; ignored: { text: string }[] } };
}
const url = (parameters: Record<string, string>) => `/v1/articles?${new URLSearchParams(parameters)}`;
const find = async (parameters: Record<string, string>): Promise<Found> =>
  JSON.parse((await get(url(parameters))).body);
const titles = ({ data }: Found) => data.map(({ title }) => title);

describe('A search', () => {
  it('finds words in any of their forms, however they are typed', async () => {
    const { page } = await find({ q: 'floods' });
    expect(page.total).toBeGreaterThan(5);
    for (const q of ['flood', 'FLOODED', ' flood ', '“floods” OR flooding OR flood', 'flo*od'.replace('*', '')]) {
      expect((await find({ q })).page.total, q).toBeGreaterThanOrEqual(page.total - 1);
    }
    expect(titles(await find({ q: 'kirmaz' }))).toEqual(titles(await find({ q: 'Kırmaz' })));
  });

  it('tells how it was understood, and what it did not look for', async () => {
    const { meta } = await find({ q: 'Floods -title:“high water” 🙂' });
    expect(meta.query).toMatchObject({ normalized: 'floods -title:"high water"', ignored: [{ text: '🙂' }] });
    expect((await find({})).meta.query).toBeUndefined();
  });

  it('puts an article with the word in its headline before one with it in a caption, and that before the rest', async () => {
    const body = (text: string) =>
      `\n\nOn Monday the quiet town had its market day, and everybody came to see it, said the mayor.\n\nNothing else was new. ${text}\n`;
    const zymurgy = 'zymurgy zymurgy zymurgy';
    await importText(
      server.store,
      'a',
      `---\ndate: 2026-01-05\nurl: https://paper.example/a\n---\n# A Plain Day${body(zymurgy)}`,
    );
    await importText(
      server.store,
      'b',
      `\n\nA Day of Pictures\n\nJanuary 04, 2026\n\n\nA picture of zymurgy. **Ann Doe / AFP**\n${body('')}\nOriginal url:\n\n<https://paper.example/b>`,
    );
    await importText(
      server.store,
      'c',
      `---\ndate: 2026-01-03\nurl: https://paper.example/c\n---\n# Zymurgy Day${body('')}`,
    );
    const found = await find({ q: 'zymurgy', sort: 'relevance' });
    expect(titles(found)).toEqual(['Zymurgy Day', 'A Day of Pictures', 'A Plain Day']);
    expect(found.meta.ranked).toBe(3);
    expect(titles(await find({ q: 'zymurgy' }))).toEqual(['A Plain Day', 'A Day of Pictures', 'Zymurgy Day']);
    expect(titles(await find({ q: 'zymurgy', searchIn: 'caption' }))).toEqual(['A Day of Pictures']);
    expect(titles(await find({ q: 'zymurgy -title:zymurgy', sort: 'relevance' }))).toHaveLength(2);
  });

  it('shows what matched as offsets into what it shows, and that as a stretch of the article', async () => {
    const { data } = await find({
      q: 'flood OR khelmar OR "the river"',
      highlight: 'true',
      body: 'blocks',
      limit: '100',
    });
    let shown = 0;
    for (const { title = '', text = '', blocks = [], highlights = [] } of data) {
      expect(highlights.length).toBeGreaterThan(0);
      for (const { in: place, text: snippet, start, block, matches } of highlights) {
        const source = place === 'title' ? title : text;
        expect(source.slice(start, start + snippet.length)).toBe(snippet);
        if (place === 'text') {
          const { start: first = Number.NaN, end = Number.NaN } = blocks[block ?? -1] ?? {};
          expect(start >= first && start + snippet.length <= end).toBe(true);
        }
        for (const match of matches) {
          expect(snippet.slice(match.start, match.end).toLowerCase()).toMatch(/^(?:flood\w*|khelmar’?s?|the river)$/);
          shown++;
        }
      }
    }
    expect(shown).toBeGreaterThan(50);
    const [short] = (await find({ q: 'khelmar', highlight: 'true', fields: 'title' })).data;
    expect(Object.keys(short ?? {}).sort()).toEqual(['highlights', 'id', 'title']);
  });

  it('counts what choosing a value would find', async () => {
    const filters = { q: 'khelmar OR varda', facetLimit: '50', limit: '1' };
    const names = [
      'section',
      'author',
      'source',
      'tag',
      'lang',
      'person',
      'organization',
      'place',
      'linkHost',
    ] as const;
    const { facets, page } = await find({ ...filters, facet: names.join(',') });
    expect(page.total).toBeGreaterThan(10);
    for (const name of names) {
      expect(facets?.[name]?.length, name).toBeGreaterThan(0);
      const parameter = { person: 'entity', organization: 'entity', place: 'entity', linkHost: 'linksTo' }[
        name as string
      ];
      for (const { value, count } of facets?.[name]?.slice(0, 5) ?? []) {
        const chosen = await find({ ...filters, [parameter ?? name]: value, facet: name });
        expect(chosen.page.total, `${name} ${value}`).toBe(count);
        // What is chosen does not hide the other choices.
        expect(chosen.facets?.[name]).toEqual(facets?.[name]);
      }
    }
    const { facets: times } = await find({ ...filters, facet: 'year,month' });
    for (const { value, count } of [...(times?.year ?? []), ...(times?.month ?? [])].slice(0, 8)) {
      expect((await find({ ...filters, from: value, to: value })).page.total, value).toBe(count);
    }
  });

  it('gives the same by a body as by an address, page by page', async () => {
    const parameters = { q: 'flood OR bridge', sort: 'relevance', limit: '4', facet: 'section' };
    const body = { ...parameters, limit: 4, facet: ['section'] };
    let cursor: string | undefined;
    const seen: string[] = [];
    do {
      const more: Record<string, string> = cursor === undefined ? {} : { cursor };
      const found = await find({ ...parameters, ...more });
      expect(JSON.parse((await post('/v1/articles/search', { ...body, ...more })).body)).toEqual(found);
      seen.push(...found.data.map(({ id = '' }) => id));
      cursor = found.page.next;
      if (!cursor) expect(seen).toHaveLength(found.page.total);
    } while (cursor);
    expect(new Set(seen).size).toBe(seen.length);
  });

  it('works among the articles of an entity, too', async () => {
    const all = await find({ q: 'flood', entity: 'person-lidia-damarova' });
    const { body } = await get('/v1/entities/person-lidia-damarova/articles?q=flood&facet=year');
    expect(JSON.parse(body).data).toEqual(all.data);
    expect(JSON.parse(body).facets.year.length).toBeGreaterThan(0);
  });

  it('sees what is new at once, though the same was answered before', async () => {
    const asked = () => find({ q: 'quagga', facet: 'section' });
    expect((await asked()).page.total).toBe(0);
    expect((await asked()).page.total).toBe(0);
    const tag = (await get(url({ q: 'quagga', facet: 'section' }))).headers.etag ?? '';
    await importText(
      server.store,
      'q',
      `---\nurl: https://paper.example/q\nsection: zoo\n---\n# A Quagga\n\nIt was seen.\n`,
    );
    const found = await asked();
    expect(found).toMatchObject({ page: { total: 1 }, facets: { section: [{ value: 'zoo', count: 1 }] } });
    const { status } = await ask('GET', url({ q: 'quagga', facet: 'section' }), { 'If-None-Match': tag });
    expect(status).toBe(200);
  });
});

describe('What is no query', () => {
  it.each([
    ['"unclosed', 0, 9],
    ['AND AND', 0, 3],
    ['(((', 2, 3],
    ['flood OR', 6, 8],
    ['*', 0, 1],
    ['NEAR(', 0, 5],
    ['NEAR(a)', 0, 7],
    ['flood )', 6, 7],
    ['titel:flood', 0, 6],
    ['🙂 !!!', 0, 6],
    ['-', 0, 1],
  ])('%s is refused, with the place and a hint', async (q, start, end) => {
    const { errors, detail } = (await refused(400, 'invalid-query', url({ q }))) as {
      errors: { name: string; start: number; end: number; hint: string }[];
      detail: string;
    };
    expect(errors).toMatchObject([{ in: 'query', name: 'q', start, end, hint: expect.stringMatching(/\w.*\.$/) }]);
    expect(detail).toContain(`character ${start + 1}`);
    const { status, body } = await post('/v1/articles/search', { q });
    expect(status).toBe(400);
    expect(JSON.parse(body)).toMatchObject({ code: 'invalid-body', errors: [{ pointer: '/q', start, end }] });
  });

  it('is refused, or answered, and never met with an error of ours', async () => {
    const hostile = [
      'a'.repeat(10_000),
      '\0',
      'a\0b',
      '\ud800',
      '\udc00 x',
      '🙂'.repeat(3_000),
      '('.repeat(500),
      `${'a '.repeat(400)}`,
      '"'.repeat(301),
      'a* b* c* d*',
      '-'.repeat(900),
      'NOT '.repeat(300),
      'NEAR(a b, 99999999999)',
      'title:title:x',
      '\u202Eabc',
      'é'.normalize('NFD').repeat(900),
    ];
    for (const q of hostile) {
      const { status } = await post('/v1/articles/search', { q });
      expect([200, 400], JSON.stringify(q.slice(0, 40))).toContain(status);
      if (q.length < 1_000) expect([200, 400]).toContain((await ask('GET', url({ q: q.toWellFormed() }))).status);
    }
  });

  it('is more stretches of time than anybody can look at', async () => {
    await importText(
      server.store,
      'old',
      `---\ndate: 1815-06-18\nurl: https://paper.example/old\n---\n# An Old Battle\n\nIt was lost.\n`,
    );
    const { detail } = await refused(400, 'invalid-query', '/v1/articles?interval=day');
    expect(detail).toContain('ask for longer ones');
    expect((await find({ interval: 'month' })).histogram?.buckets.length).toBeGreaterThan(2_000);
  });
});
