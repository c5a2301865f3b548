import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ARTICLE_SORTS, type ArticleFilters, type ArticleSort } from '../../src/model/query/query.ts';

import { assemble } from '../../src/store/index.ts';
import { openTestStore, type TestStore } from '../support/store.ts';
import { filtersOver } from './arbitrary-filters.ts';
import { DATES, documentOf, sketch } from './documents.ts';
import { expectOrder } from './orders.ts';
import { readAll } from './paging.ts';
import { type Kept, Reference } from './reference.ts';

let opened: TestStore;
const reference = new Reference();

beforeAll(async () => {
  opened = openTestStore();
  const sketches = fc.sample(sketch, { numRuns: 250, seed: 7 });
  await opened.store.write((to) => {
    sketches.forEach((one, index) => {
      const request = documentOf(one, `2026-01-0${1 + (index % 5)}T00:00:00Z`);
      expect(to.save(request)).toEqual(reference.save(request));
    });
  });
});
afterAll(() => opened.remove());

const SORTS = ARTICLE_SORTS.filter((sort) => sort !== 'relevance');
const filters = filtersOver(() => reference.articles.map(({ id }) => id));

async function listed(query: { filters: ArticleFilters; sort: ArticleSort; limit: number }): Promise<Kept[]> {
  const rows = await readAll((page) => opened.store.articles.list({ ...query, ...page }, false), query.limit);
  return rows.map((row) => reference.kept.get(row.id) as Kept);
}

describe('the article list', () => {
  test('holds articles of every kind', () => {
    const has = (is: (kept: Kept) => boolean) => expect(reference.articles.filter(is).length).toBeGreaterThan(5);
    has((kept) => kept.request.draft.published === null);
    has((kept) => kept.request.draft.published?.at === DATES[0]);
    has((kept) => kept.revision > 1);
    has((kept) => kept.request.draft.url === null);
  });

  test.each(SORTS.flatMap((sort) => [1, 7, 100].map((limit) => [sort, limit] as const)))(
    'is read to its end and back in order of "%s", %i at a time, each article once',
    async (sort, limit) => {
      const found = await listed({ filters: {}, sort, limit });
      expect(found.map((kept) => kept.id).sort()).toEqual([...reference.kept.keys()].sort());
      expectOrder(found, sort);
    },
  );

  test('reads the same forwards as backwards', async () => {
    const newest = await listed({ filters: {}, sort: 'newest', limit: 100 });
    const oldest = await listed({ filters: {}, sort: 'oldest', limit: 100 });
    expect(newest.map((kept) => kept.id)).toEqual(oldest.map((kept) => kept.id).reverse());
  });

  test('finds what plain loops find, whatever the filters, the order and the page', async () => {
    await fc.assert(
      fc.asyncProperty(
        filters,
        fc.constantFrom(...SORTS),
        fc.integer({ min: 1, max: 40 }),
        async (given, sort, limit) => {
          const found = await listed({ filters: given, sort, limit });
          const expected = reference.select(given);
          expect(found.map((kept) => kept.id).sort()).toEqual(expected.map((kept) => kept.id).sort());
          expectOrder(found, sort);
        },
      ),
      { numRuns: 400 },
    );
  });

  test('shows every article with body, entities and links as plain loops make them', async () => {
    const rows = await readAll(
      (page) => opened.store.articles.list({ filters: {}, sort: 'newest', ...page }, true),
      50,
    );
    for (const row of rows) {
      expect(JSON.parse(assemble(row))).toEqual(reference.article(reference.kept.get(row.id) as Kept));
    }
  });

  test('is empty, not an error, in an empty archive', async () => {
    const { store, remove } = openTestStore();
    const page = await store.articles.list({ filters: {}, sort: 'newest', limit: 10 }, false);
    expect(page).toEqual({ rows: [], total: 0, next: null, previous: null, seq: 0 });
    await remove();
  });

  test('refuses a cursor of another order or other filters', async () => {
    const { next } = await opened.store.articles.list({ filters: {}, sort: 'newest', limit: 2 }, false);
    const cursor = next ?? '';
    for (const query of [
      { filters: {}, sort: 'oldest' as const },
      { filters: { hasImage: true }, sort: 'newest' as const },
      { filters: { lang: { any: ['en'] } }, sort: 'newest' as const },
    ]) {
      await expect(opened.store.articles.list({ ...query, limit: 2, cursor }, false)).rejects.toMatchObject({
        code: 'invalid-cursor',
      });
    }
  });
});
