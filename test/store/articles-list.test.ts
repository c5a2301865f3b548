import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fold } from '../../src/model/name.ts';
import { ARTICLE_SORTS, type ArticleFilters, type ArticleSort, type Choice } from '../../src/model/query.ts';
import { assemble } from '../../src/store/index.ts';
import { openTestStore, type TestStore } from '../support/store.ts';
import {
  ADDRESSES,
  AUTHORS,
  DATES,
  documentOf,
  ENTITIES,
  entity,
  LANGS,
  SECTIONS,
  sketch,
  TAGS,
  urlOf,
  variantOf,
} from './documents.ts';
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

const some = (values: string[]) => fc.array(fc.constantFrom(...values), { minLength: 1, maxLength: 3 });
const choice = (values: string[]): fc.Arbitrary<Choice> =>
  fc
    .record(
      { any: some(values), all: fc.array(fc.constantFrom(...values), { maxLength: 2 }), not: some(values) },
      { requiredKeys: [] },
    )
    .filter((one) => Object.keys(one).length > 0);
const instant = fc.oneof(
  fc.constantFrom(...DATES),
  fc.constantFrom('1700-01-01T00:00:00Z', '2024-03-02T00:00:02Z', '2200-01-01T00:00:00Z'),
);
const ids = fc.array(fc.nat(10_000), { minLength: 1, maxLength: 8 });
const targets = [
  ...Array.from({ length: ADDRESSES }, (_, slot) => urlOf(slot)),
  variantOf(3, 1),
  'courier.example/4?utm_medium=x',
  'out0.example',
  'WWW.Out1.example',
  'https://out0.example/0',
  'nowhere.example',
  'not a host',
];

/** Each filter with the same chance of being there; seldom many at once, which nothing would meet. */
const filters: fc.Arbitrary<ArticleFilters> = fc
  .record(
    {
      from: instant,
      before: instant,
      section: choice([...SECTIONS, 'NEWS', 'nothing']),
      tag: choice([...TAGS, 'CAFÉ', 'nothing']),
      author: choice([...AUTHORS, 'sena yaldizer', 'nobody']),
      source: choice(['courier.example', 'Courier.EXAMPLE', 'hand-press', 'nothing']),
      lang: choice([...LANGS, 'fr']),
      entity: choice([...Array.from({ length: ENTITIES }, (_, n) => entity(n).id), 'person-nobody']),
      linksTo: some(targets),
      hasImage: fc.boolean(),
      ids: ids.map((numbers) => numbers.map((n) => reference.articles[n % reference.articles.length]?.id ?? 'none')),
    },
    { requiredKeys: [] },
  )
  .chain((all) => {
    const names = Object.keys(all) as (keyof ArticleFilters)[];
    return fc.shuffledSubarray(names, { maxLength: Math.min(3, names.length) }).map((kept) => {
      return Object.fromEntries(kept.map((name) => [name, all[name]])) as ArticleFilters;
    });
  });

const byText = (one: string, other: string) => Buffer.compare(Buffer.from(one), Buffer.from(other));
const dateOf = (kept: Kept) => Date.parse(kept.request.draft.published?.at ?? '-271821-04-20T00:00:00Z');
const orders: Record<ArticleSort, (one: Kept, other: Kept) => number> = {
  newest: (one, other) => dateOf(other) - dateOf(one),
  oldest: (one, other) => dateOf(one) - dateOf(other),
  updated: (one, other) => byText(other.request.at, one.request.at),
  title: (one, other) => byText(fold(one.request.draft.title), fold(other.request.draft.title)),
};

async function listed(query: { filters: ArticleFilters; sort: ArticleSort; limit: number }): Promise<Kept[]> {
  const rows = await readAll((page) => opened.store.articles.list({ ...query, ...page }, false), query.limit);
  return rows.map((row) => reference.kept.get(row.id) as Kept);
}

function expectOrder(found: Kept[], sort: ArticleSort): void {
  found.slice(1).forEach((one, index) => {
    expect(orders[sort](found[index] as Kept, one)).toBeLessThanOrEqual(0);
  });
}

describe('the article list', () => {
  test('holds articles of every kind', () => {
    const has = (is: (kept: Kept) => boolean) => expect(reference.articles.filter(is).length).toBeGreaterThan(5);
    has((kept) => kept.request.draft.published === null);
    has((kept) => kept.request.draft.published?.at === DATES[0]);
    has((kept) => kept.revision > 1);
    has((kept) => kept.request.draft.url === null);
  });

  test.each(ARTICLE_SORTS.flatMap((sort) => [1, 7, 100].map((limit) => [sort, limit] as const)))(
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
        fc.constantFrom(...ARTICLE_SORTS),
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
    for (const { id, card, text, blocks, mentions, links } of rows) {
      const shown = JSON.parse(assemble({ card, text, blocks, mentions, links } as never));
      expect(shown).toEqual(reference.article(reference.kept.get(id) as Kept));
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
