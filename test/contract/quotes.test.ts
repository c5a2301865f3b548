// Quotes, figures and dates over HTTP: who said what, of whom, in which articles.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Facets } from '../../src/model/analysis/facet.ts';
import type { Article } from '../../src/model/article/article.ts';
import type { Quote } from '../../src/model/quote/quote.ts';
import type { QuoteInContext } from '../../src/model/quote/quote-in-context.ts';
import { type Asking, startAsking } from '../support/asking.ts';
import type { SeededServer } from '../support/server.ts';

let server: SeededServer;
let get: Asking['get'];
let refused: Asking['refused'];
beforeAll(async () => {
  ({ server, get, refused } = await startAsking());
});
afterAll(() => server.close());

interface List<Row> {
  data: Row[];
  page: { total: number; next?: string };
  meta: { query?: { normalized: string } };
  facets?: Facets;
}
const read = async <Row>(url: string): Promise<List<Row>> => JSON.parse((await get(url)).body);
const quotes = (query: string) => read<QuoteInContext>(`/v1/quotes?limit=100&${query}`);
const articles = (query: string) => read<Article>(`/v1/articles?limit=100&${query}`);

describe('Quotes', () => {
  it('are listed with whoever speaks, where they stand, and what found them', async () => {
    const { data, page } = await quotes('');
    expect(page.total).toBeGreaterThan(100);
    for (const quote of data) {
      const article: Article = JSON.parse((await get(`/v1/articles/${quote.articleId}?body=text`)).body);
      expect(article.text?.slice(quote.start, quote.end)).toBe(quote.text);
      expect(quote).toMatchObject({ articleTitle: article.title, publishedAt: article.publishedAt });
      if (quote.speakerStart === undefined) expect(quote.speaker).toBeUndefined();
      else expect(article.text?.slice(quote.speakerStart, quote.speakerEnd)).toBe(quote.speakerSurface);
      expect(quote.method).toMatch(/^quotes\/[a-z-]+\/\d+$/);
    }
  });

  it('are found by their words, and show them', async () => {
    const { data, meta } = await quotes('q=bridge&highlight=true');
    expect(meta.query?.normalized).toBe('bridge');
    expect(data.length).toBeGreaterThan(1);
    for (const { text, highlights } of data) {
      expect(text).toMatch(/bridge/i);
      expect(highlights?.length).toBeGreaterThan(0);
      for (const { start, end } of highlights ?? []) expect(text.slice(start, end)).toMatch(/^bridges?$/i);
    }
    const without = await quotes('q=-bridge');
    expect(without.page.total + data.length).toBe((await quotes('')).page.total);
  });

  it('are found by speaker, kind and whom they name', async () => {
    const own = await quotes('speaker=person-henrik-lauvstad');
    expect(new Set(own.data.map(({ speaker }) => speaker?.name))).toEqual(new Set(['Henrik Lauvstad']));
    const inPath = await read<QuoteInContext>('/v1/entities/person-henrik-lauvstad/quotes?limit=100');
    expect(inPath.data).toEqual(own.data);
    const entity = JSON.parse((await get('/v1/entities/person-henrik-lauvstad')).body);
    expect(entity.quoteCount).toBe(own.page.total);

    const [known, unknown, all] = await Promise.all(
      ['attributed=true', 'attributed=false', ''].map((query) => quotes(query)),
    );
    expect((known?.page.total ?? 0) + (unknown?.page.total ?? 0)).toBe(all?.page.total);
    for (const { speaker } of unknown?.data ?? []) expect(speaker).toBeUndefined();

    for (const { kind } of (await quotes('kind=indirect,partial')).data) expect(kind).not.toBe('direct');
    const about = await quotes('about=place-turkey,organization-oskra-river-authority');
    expect(about.data.length).toBeGreaterThan(0);
    for (const { text } of about.data) expect(text).toMatch(/Turkey|Oskra River Authority|PRA|ORA/);
  });

  it('obey the filters of articles', async () => {
    const { data } = await quotes('from=2024-10&to=2024-12&section=politics&sort=oldest');
    expect(data.length).toBeGreaterThan(0);
    for (const { publishedAt } of data) expect(publishedAt).toMatch(/^2024-1[0-2]/);
  });

  it('of one article stand on one page, and in the article itself', async () => {
    const [first] = (await quotes('q=bridge')).data;
    const its = await read<Quote>(`/v1/articles/${first?.articleId}/quotes`);
    const article: Article = JSON.parse((await get(`/v1/articles/${first?.articleId}?include=quotes,figures`)).body);
    expect(article.quotes).toEqual(its.data);
    expect(article.counts?.quotes).toBe(its.page.total);
    for (const { start, end, surface } of article.figures ?? []) expect(article.text?.slice(start, end)).toBe(surface);
  });

  it('have no fields', async () => {
    const { errors } = await refused(400, 'invalid-query', '/v1/quotes?q=flood%20-(title:dam%20OR%20rain)');
    expect((errors as object[])[0]).toMatchObject({
      name: 'q',
      start: 8,
      end: 17,
      hint: 'Leave out `title:`, or search articles.',
    });
  });

  it('of an unknown entity or article are not found; of unknown speakers there are none', async () => {
    await refused(404, 'entity-not-found', '/v1/entities/person-nobody/quotes');
    await refused(404, 'article-not-found', '/v1/articles/0000000000000000/quotes');
    expect((await quotes('speaker=person-nobody')).data).toEqual([]);
    expect((await quotes('about=person-nobody')).data).toEqual([]);
  });
});

describe('Articles', () => {
  it('are found by whom they quote, and counted by it', async () => {
    const { data, facets } = await articles('speaker=person-henrik-lauvstad&facet=speaker&facetLimit=100');
    const quoting = new Set((await quotes('speaker=person-henrik-lauvstad')).data.map(({ articleId }) => articleId));
    expect(new Set(data.map(({ id }) => id))).toEqual(quoting);
    const counted = facets?.speaker?.find(({ value }) => value === 'person-henrik-lauvstad');
    expect(counted).toMatchObject({ name: 'Henrik Lauvstad', count: quoting.size });
  });

  it('are found by whether they quote anyone', async () => {
    const [some, none, all] = await Promise.all(
      ['hasQuotes=true', 'hasQuotes=false', ''].map(async (query) => (await articles(query)).page.total),
    );
    expect(some).toBeGreaterThan(10);
    expect(none).toBeGreaterThan(0);
    expect((some ?? 0) + (none ?? 0)).toBe(all);
  });

  it('are found by the dates that they mention, not by their own', async () => {
    const { data } = await articles('mentionsFrom=1960&mentionsTo=1979&include=figures');
    expect(data.length).toBeGreaterThan(0);
    for (const { publishedAt, figures } of data) {
      expect(publishedAt).toMatch(/^202/);
      const dates = figures?.filter(({ from = '', to = '' }) => to >= '1960-01-01' && from < '1980-01-01');
      expect(dates?.length).toBeGreaterThan(0);
    }
    await refused(400, 'invalid-query', '/v1/articles?mentionsFrom=yesterday');
  });
});
