import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { QUOTE_SORTS, type QuoteQuery } from '../../src/model/query/query.ts';
import { QUOTE_KINDS, type Quote } from '../../src/model/quote/quote.ts';
import { matchesQuery, toSearchable } from '../../src/model/search/match.ts';
import { parseSearchQuery } from '../../src/model/search/parse.ts';
import { openTestStore, type TestStore } from '../support/store.ts';
import { filtersOver } from './arbitrary-filters.ts';
import { documentOf, ENTITIES, entity, sketch, VOCABULARY } from './documents.ts';
import { readAll } from './paging.ts';
import { type Kept, Reference } from './reference.ts';

let opened: TestStore;
const reference = new Reference();

beforeAll(async () => {
  opened = openTestStore();
  const sketches = fc.sample(sketch, { numRuns: 250, seed: 13 });
  for (let first = 0; first < sketches.length; first += 50) {
    await opened.store.write((to) => {
      for (const one of sketches.slice(first, first + 50)) {
        const request = documentOf(one);
        expect(to.save(request)).toEqual(reference.save(request));
      }
    });
  }
});
afterAll(() => opened.remove());

const word = fc.constantFrom(...VOCABULARY, 'flood', 'name1', 'nothing');
const typed: fc.Arbitrary<string> = fc.letrec<{ query: string }>((tie) => ({
  query: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    word,
    fc.tuple(word, word).map((pair) => `"${pair.join(' ')}"`),
    fc.constantFrom('flo*', 'm*', '"river name"*', 'NEAR(flood rain, 2)', 'NEAR(river name1, 0)'),
    fc.tuple(tie('query'), tie('query')).map(([one, other]) => `${one} ${other}`),
    fc.tuple(tie('query'), tie('query')).map(([one, other]) => `(${one} OR ${other})`),
    tie('query').map((one) => `-(${one})`),
  ),
})).query;
const entityIds = fc.uniqueArray(
  fc.constantFrom('person-nobody', ...Array.from({ length: ENTITIES }, (_, n) => entity(n).id)),
  { minLength: 1, maxLength: 3 },
);
const optional = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: undefined, freq: 1 });
const query = fc.record({
  typed: optional(typed),
  speaker: optional(entityIds),
  about: optional(entityIds),
  kind: optional(fc.uniqueArray(fc.constantFrom(...QUOTE_KINDS), { minLength: 1 })),
  attributed: optional(fc.boolean()),
  filters: fc.oneof(
    fc.constant({}),
    filtersOver(() => reference.articles.map(({ id }) => id)),
  ),
  sort: fc.constantFrom(...QUOTE_SORTS),
  highlight: fc.boolean(),
});

function treeOf(words: string) {
  const parsed = parseSearchQuery(words);
  if (!parsed.ok) throw new Error(`${words}: ${parsed.error.message}`);
  return parsed.tree;
}

/** What plain loops over plain documents find, article by article in order of its key in the archive. */
function find(given: Omit<QuoteQuery, 'limit'>): Quote[] {
  const { text, speaker, about, kind, attributed, filters } = given;
  const names = (kept: Kept, { start, end }: Quote) =>
    kept.request.findings.mentions.flatMap((one) =>
      one.in === 'text' && one.start >= start && one.end <= end ? one.entityId : [],
    );
  return reference.select(filters).flatMap((kept) =>
    reference.quotesOf(kept).filter((quote) => {
      if (speaker && !speaker.includes(quote.speaker?.id ?? '')) return false;
      if (about && !names(kept, quote).some((id) => about.includes(id))) return false;
      if (kind && !kind.includes(quote.kind)) return false;
      if (attributed !== undefined && (quote.speaker !== undefined) !== attributed) return false;
      const article = toSearchable({ title: '', caption: '', body: [quote.text], author: [] });
      return !text || matchesQuery(text, article, ['body']);
    }),
  );
}

describe('the list of quotes', () => {
  test('finds what plain loops find, in order, whatever is asked and however it is paged', async () => {
    let count = 0;
    await fc.assert(
      fc.asyncProperty(query, fc.integer({ min: 1, max: 40 }), async ({ typed, ...given }, limit) => {
        const asked = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
        const all = { ...asked, ...(typed !== undefined && { text: treeOf(typed) }) } as Omit<QuoteQuery, 'limit'>;
        const rows = await readAll((page) => opened.store.quotes.list({ ...all, ...page }), limit);
        const expected = new Map(find(all).map((quote) => [quote.id, quote]));
        expect(rows.map(({ id }) => id).sort()).toEqual([...expected.keys()].sort());
        for (const { articleTitle, publishedAt, highlights, ...quote } of rows) {
          expect(quote).toEqual(expected.get(quote.id));
          const { draft } = reference.kept.get(quote.articleId)?.request ?? {};
          expect([articleTitle, publishedAt]).toEqual([draft?.title, draft?.published?.at]);
          expect(highlights !== undefined).toBe(typed !== undefined && given.highlight);
        }
        rows.slice(1).forEach((row, index) => {
          const before = rows[index];
          if (before?.articleId === row.articleId) expect(before.start).toBeLessThan(row.start);
          else {
            const [one = '', other = ''] = [before?.publishedAt, row.publishedAt];
            if (given.sort === 'newest') expect(one >= other).toBe(true);
            else expect(one <= other).toBe(true);
          }
        });
        count += rows.length;
      }),
      { numRuns: 600 },
    );
    expect(count).toBeGreaterThan(10_000);
  });

  test('shows where the words are', async () => {
    const { rows } = await opened.store.quotes.list({
      text: treeOf('flood'),
      highlight: true,
      filters: {},
      sort: 'newest',
      limit: 100,
    });
    expect(rows.length).toBeGreaterThan(10);
    for (const { text, highlights } of rows) {
      expect(highlights?.length).toBeGreaterThan(0);
      for (const { start, end } of highlights ?? []) expect(text.slice(start, end)).toMatch(/^flood/i);
    }
  });

  test('goes on where an article of the page before was moved away', async () => {
    const own = openTestStore();
    const sketchOf = (slot: number, date: number) => ({
      ...fc.sample(sketch, { numRuns: 1, seed: 1 })[0],
      slot,
      canonical: undefined,
      date,
      title: slot,
      quotes: [{ words: [0], kind: 0, speaker: 0, about: [], isReported: false }],
    });
    const save = (slot: number, date: number, words = 1) =>
      own.store.write((to) => to.save(documentOf({ ...sketchOf(slot, date), words } as never)));
    await save(1, 5);
    await save(2, 4);
    await save(3, 3);
    const asked = { filters: {}, sort: 'newest' as const, limit: 1 };
    const first = await own.store.quotes.list(asked);
    await save(1, 0, 2);
    const second = await own.store.quotes.list({ ...asked, cursor: first.next ?? '' });
    const third = await own.store.quotes.list({ ...asked, cursor: second.next ?? '' });
    const last = await own.store.quotes.list({ ...asked, cursor: third.next ?? '' });
    expect([first, second, third, last].map(({ rows }) => rows[0]?.publishedAt?.slice(0, 4))).toEqual([
      '2024',
      '2024',
      '2024',
      '1815',
    ]);
    own.remove();
  });
});
