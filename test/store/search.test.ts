import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FACETS, type FacetName } from '../../src/model/analysis/facet.ts';
import { INTERVALS, type Interval } from '../../src/model/analysis/histogram.ts';
import { ARTICLE_SORTS, type ArticleQuery, type Selection, type TextQuery } from '../../src/model/query/query.ts';
import { toSearchable } from '../../src/model/search/match.ts';
import { parseSearchQuery } from '../../src/model/search/parse.ts';
import { RELEVANCE_POINTS, rarityOf, relevanceOf } from '../../src/model/search/relevance.ts';
import { textsOf } from '../../src/model/search/texts.ts';
import { positiveTerms, type SearchField } from '../../src/model/search/tree.ts';
import { openTestStore, type TestStore } from '../support/store.ts';
import { filtersOver } from './arbitrary-filters.ts';
import { documentOf, VOCABULARY, writtenSketch } from './documents.ts';
import { countFacet, countTime, find } from './found.ts';
import { expectOrder } from './orders.ts';
import { readAll } from './paging.ts';
import { type Kept, Reference } from './reference.ts';

const QUERIES = 1_200;

let opened: TestStore;
const reference = new Reference();

beforeAll(async () => {
  opened = openTestStore();
  const sketches = fc.sample(writtenSketch, { numRuns: 300, seed: 11 });
  // In several transactions, so that much is revised and moved between them.
  for (let first = 0; first < sketches.length; first += 50) {
    await opened.store.write((to) => {
      for (const [index, one] of sketches.slice(first, first + 50).entries()) {
        const request = documentOf(one, `2026-01-0${1 + (index % 5)}T00:00:00Z`);
        expect(to.save(request)).toEqual(reference.save(request));
      }
    });
  }
});
afterAll(() => opened.remove());

const word = fc.constantFrom(...VOCABULARY, 'flood', 'varda', 'end', 'zebra', 'nothing', 'picture', 'orlova');
const term = fc.oneof(
  { weight: 6, arbitrary: word },
  fc.tuple(word, word).map((pair) => `"${pair.join(' ')}"`),
  fc.constantFrom('flo*', 'r*', 'm*', '"the e"*', 'м*', 'მდ*', '1*'),
  fc
    .tuple(word, word, fc.nat(4))
    .map(([one, other, distance]) => `NEAR(${one.replace(',', '')} ${other.replace(',', '')}, ${distance})`),
  fc.constantFrom(
    'NEAR(flood floods, 0)',
    'NEAR(rain river flood, 3)',
    'author:doe',
    'author:"jane doe"',
    'author:mar*',
  ),
  fc.tuple(fc.constantFrom('title', 'caption', 'body'), word).map(([field, one]) => `${field}:${one}`),
);
const query: fc.Arbitrary<string> = fc.letrec<{ query: string }>((tie) => ({
  query: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    term,
    fc.tuple(tie('query'), tie('query')).map(([one, other]) => `${one} ${other}`),
    fc.tuple(tie('query'), tie('query')).map(([one, other]) => `(${one} OR ${other})`),
    tie('query').map((one) => `-(${one})`),
  ),
})).query;
const searchIn = fc.oneof(
  { weight: 3, arbitrary: fc.constant<SearchField[]>(['title', 'caption', 'body']) },
  fc.subarray<SearchField>(['title', 'caption', 'body'], { minLength: 1 }),
);
const text = fc.record({ typed: query, searchIn }).map(({ typed, searchIn }) => {
  const parsed = parseSearchQuery(typed);
  if (!parsed.ok) throw new Error(`${typed}: ${parsed.error.message}`);
  return { tree: parsed.tree, searchIn };
});
const filters = filtersOver(() => reference.articles.map(({ id }) => id));
const selection: fc.Arbitrary<Selection> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ filters, text }) },
  { weight: 2, arbitrary: fc.record({ filters: fc.constant({}), text }) },
  { weight: 1, arbitrary: fc.record({ filters }) },
);

/** Of two articles by relevance: what each term is worth, by plain counting. */
function scoreOf({ tree, searchIn }: TextQuery): (kept: Kept) => number {
  const terms = positiveTerms(tree).map((term) => {
    const articleCount = find(reference, { filters: {}, text: { tree: term, searchIn } }).length;
    return { term, rarity: rarityOf(articleCount, reference.articles.length) };
  });
  return ({ request: { draft, findings } }) => {
    const names = findings.authors.map(({ name }) => name);
    const article = toSearchable(textsOf({ ...draft, authors: names }));
    return terms.reduce(
      (sum, { term, rarity }) => sum + rarity * (RELEVANCE_POINTS[relevanceOf(term, article, searchIn)] ?? 0),
      0,
    );
  };
}

describe('a search', () => {
  test(`finds what plain loops find, in order, whatever is asked: ${QUERIES} times`, async () => {
    let found = 0;
    await fc.assert(
      fc.asyncProperty(
        selection,
        fc.constantFrom(...ARTICLE_SORTS),
        fc.integer({ min: 1, max: 40 }),
        fc.boolean(),
        async (selected, sort, limit, isAnalysed) => {
          if (sort === 'relevance' && !selected.text) return;
          const expected = find(reference, selected);
          // A histogram is never walked to, so this asks the other half of the store for the same.
          const asked = { ...selected, sort, ...(isAnalysed && { interval: 'year' as const }) };
          const rows = await readAll((page) => opened.store.articles.list({ ...asked, ...page }, false), limit);
          const articles = rows.map(({ id }) => reference.kept.get(id) as Kept);
          expect(articles.map(({ id }) => id).sort()).toEqual(expected.map(({ id }) => id).sort());
          if (sort === 'relevance' && selected.text) expectDescending(articles.map(scoreOf(selected.text)));
          expectOrder(articles, sort);
          found += rows.length;
        },
      ),
      { numRuns: QUERIES },
    );
    expect(found).toBeGreaterThan(10 * QUERIES);
  }, 120_000);

  test(`counts facets and time as plain loops do: ${QUERIES} times`, async () => {
    await fc.assert(
      fc.asyncProperty(
        selection,
        fc.subarray<FacetName>([...FACETS], { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 1, max: 12 }),
        fc.constantFrom(...INTERVALS.filter((interval) => interval !== 'day' && interval !== 'week')),
        async (selected, names, limit, interval) => {
          const asked: ArticleQuery = { ...selected, sort: 'newest', limit: 1, facets: { names, limit }, interval };
          const { total, facets, histogram } = await opened.store.articles.list(asked, false);
          const expected = find(reference, selected);
          expect(total).toBe(expected.length);
          for (const name of names) {
            const counted = facets?.[name]?.map(({ value, count }) => ({ value, count }));
            expect(counted, name).toEqual(countFacet(reference, selected, name, limit));
          }
          const times = countTime(expected, interval);
          const buckets = histogram?.buckets ?? [];
          expect(buckets.filter(({ count }) => count > 0).map(({ start, count }) => [start, count])).toEqual(
            [...times].sort(([one], [other]) => (one < other ? -1 : 1)),
          );
          const dated = buckets.reduce((sum, { count }) => sum + count, 0);
          expect(dated + (histogram?.undated ?? 0)).toBe(total);
        },
      ),
      { numRuns: QUERIES },
    );
  }, 120_000);
});

describe('time', () => {
  const count = async (interval: Interval, from: string) => {
    const asked = { filters: { from }, sort: 'newest' as const, limit: 1, interval };
    return (await opened.store.articles.list(asked, false)).histogram;
  };

  test.each(INTERVALS)('is counted by %s, with nothing left out between', async (interval) => {
    const from = '2023-12-31T00:00:00Z';
    const { buckets = [] } = (await count(interval, from)) ?? {};
    const expected = countTime(find(reference, { filters: { from } }), interval);
    expect(
      Object.fromEntries(buckets.filter((one) => one.count > 0).map(({ start, count }) => [start, count])),
    ).toEqual(Object.fromEntries(expected));
    expect(buckets.at(0)?.count).toBeGreaterThan(0);
    expect(buckets.at(-1)?.count).toBeGreaterThan(0);
    const days = buckets.map(({ start }) => Date.parse(start) / 86_400_000);
    const longest = { day: 1, week: 7, month: 31, year: 366 }[interval];
    for (const [at, day] of days.slice(1).entries()) expect(day - (days[at] ?? 0)).toBeLessThanOrEqual(longest);
    if (interval === 'week') for (const day of days) expect((day + 3) % 7).toBe(0);
  });

  test('in too many stretches is refused, with advice', async () => {
    await expect(count('day', '1700-01-01T00:00:00Z')).rejects.toMatchObject({
      code: 'invalid-query',
      message: expect.stringContaining('ask for longer ones'),
    });
  });
});

function expectDescending(numbers: number[]): void {
  expect(numbers).toEqual(numbers.toSorted((one, other) => other - one));
}
