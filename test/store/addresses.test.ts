import { describe, expect, onTestFinished, test } from 'vitest';
import { openTestStore } from '../support/store.ts';
import { documentOf, plain, type Sketch, urlOf, variantOf, WAYS } from './documents.ts';
import { recount } from './recount.ts';

const MOBILE = 4;
const AMP = 5;

function fresh() {
  const { store, url, remove } = openTestStore();
  onTestFinished(async () => {
    expect(recount(url)).toEqual([]);
    await remove();
  });
  const article = async (id: string) => JSON.parse((await store.articles.find(id, false))?.card ?? '{}');
  return {
    store,
    save: async (sketch: Partial<Sketch>) => store.write((to) => to.save(documentOf(plain(sketch)))),
    article,
    at: async (href: string) => (await store.articles.findByUrl(href))?.id,
    linking: async (target: string) => {
      const { rows } = await store.articles.list({ filters: { linksTo: [target] }, sort: 'newest', limit: 10 }, false);
      return rows.map((row) => row.id);
    },
  };
}

describe('an article that comes under another form of its address', () => {
  test('is the same article, whichever form came first', async () => {
    const seen = new Set<string>();
    for (let first = 0; first < WAYS; first++) {
      const { store, save, article, at } = fresh();
      const created = await save({ slot: 1, way: first });
      expect(created.outcome).toBe('created');
      for (let way = 0; way < WAYS; way++) {
        expect((await save({ slot: 1, way, words: 2 })).id).toBe(created.id);
        expect(await at(variantOf(1, way))).toBe(created.id);
      }
      expect((await store.articles.list({ filters: {}, sort: 'newest', limit: 1 }, false)).total).toBe(1);
      const { canonicalUrl, aliasUrls } = await article(created.id);
      seen.add(JSON.stringify({ id: created.id, canonicalUrl, aliasUrls }));
    }
    expect([...seen].map((one) => JSON.parse(one))).toEqual([
      {
        id: expect.any(String),
        canonicalUrl: urlOf(1),
        aliasUrls: [
          'https://courier-example.cdn.ampproject.org/c/s/www.courier.example/1',
          'https://courier.example/1/amp',
          'https://m.courier.example/1',
          'https://mobile.courier.example/1?amp=1',
        ],
      },
    ]);
  });

  test('changes nothing where it came so before', async () => {
    const { save } = fresh();
    await save({ slot: 1, way: MOBILE });
    await save({ slot: 1, way: AMP });
    expect(await save({ slot: 1, way: MOBILE })).toMatchObject({ outcome: 'unchanged', revision: 2 });
  });

  test('is found by whichever form others link to', async () => {
    const { save, linking } = fresh();
    const { id } = await save({ slot: 2, links: [{ to: 'slot', slot: 1, way: MOBILE, kind: 'inline' }] });
    for (let way = 0; way < WAYS; way++) expect(await linking(variantOf(1, way))).toEqual([id]);
    for (const host of ['courier.example', 'www.courier.example', 'm.courier.example']) {
      expect(await linking(host)).toEqual([id]);
    }
  });
});

describe('an article whose document calls another address canonical', () => {
  const canonical = { slot: 2, way: MOBILE };

  test('is known under both, and has the id that the canonical one gives', async () => {
    const { save, article, at } = fresh();
    const { id } = await save({ slot: 1, canonical });
    expect([await at(urlOf(1)), await at(urlOf(2))]).toEqual([id, id]);
    expect(await article(id)).toMatchObject({
      originalUrl: urlOf(1),
      canonicalUrl: urlOf(2),
      aliasUrls: [urlOf(1), variantOf(2, MOBILE)],
    });
    expect(await save({ slot: 2, words: 2 })).toMatchObject({ outcome: 'revised', id });
    expect(await fresh().save({ slot: 2 })).toMatchObject({ outcome: 'created', id });
  });

  test('is the article that is known under its own address', async () => {
    const { save, at } = fresh();
    const { id } = await save({ slot: 1 });
    expect(await save({ slot: 1, canonical })).toMatchObject({ outcome: 'revised', id });
    expect(await at(urlOf(2))).toBe(id);
  });

  test('is the one known under the canonical address, where its own is new', async () => {
    const { save, at } = fresh();
    const { id } = await save({ slot: 2 });
    expect(await save({ slot: 1, canonical })).toMatchObject({ outcome: 'revised', id });
    expect(await at(urlOf(1))).toBe(id);
  });

  test('does not take an address that another article is known under', async () => {
    const { save, article, at } = fresh();
    const one = await save({ slot: 1 });
    const other = await save({ slot: 2 });
    expect(await save({ slot: 1, canonical })).toMatchObject({ outcome: 'revised', id: one.id });
    expect([await at(urlOf(1)), await at(urlOf(2))]).toEqual([one.id, other.id]);
    expect(await article(one.id)).toMatchObject({ canonicalUrl: urlOf(1) });
  });

  test('resolves the links that waited for either', async () => {
    const { store, save } = fresh();
    const links = [1, 2].map((slot) => ({ to: 'slot' as const, slot, way: AMP, kind: 'inline' as const }));
    const { id: from } = await save({ slot: 3, links });
    const { id } = await save({ slot: 1, canonical });
    const found = await store.links.list({ articleId: from, limit: 5 });
    expect(found.rows.map((link) => link.targetArticleId)).toEqual([id, id]);
  });
});
