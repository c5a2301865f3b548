import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { COOCCURRENCE_MEASURES } from '../../src/model/analysis/cooccurrence.ts';
import { ENTITY_TYPES } from '../../src/model/entity/entity.ts';
import { parseSearchQuery } from '../../src/model/search/parse.ts';
import { DEFAULT_FIELDS } from '../../src/model/search/tree.ts';
import { openTestStore, type TestStore } from '../support/store.ts';
import { filtersOver } from './arbitrary-filters.ts';
import { documentOf, ENTITIES, entity, plain, type Sketch, writtenSketch } from './documents.ts';
import { countTime, find } from './found.ts';
import { readAll } from './paging.ts';
import { entitiesOf, Reference } from './reference.ts';

let opened: TestStore;
const reference = new Reference();

beforeAll(async () => {
  opened = openTestStore();
  const sketches = fc.sample(writtenSketch, { numRuns: 250, seed: 31 });
  await opened.store.write((to) => {
    for (const one of sketches) {
      const request = documentOf(one);
      expect(to.save(request)).toEqual(reference.save(request));
    }
  });
});
afterAll(() => opened.remove());

const filters = filtersOver(() => reference.articles.map(({ id }) => id));
const texts = [null, 'flood', 'rain OR river', '-varda'].map((query) => {
  const parsed = query === null ? null : parseSearchQuery(query);
  return parsed?.ok ? { tree: parsed.tree, searchIn: DEFAULT_FIELDS } : null;
});

/** More stretches of time than this are refused. */
const MOST_STRETCHES = 5_000;
const yearsOf = ({ from, before }: { from?: string; before?: string }) =>
  from && before ? new Date(before).getUTCFullYear() - new Date(from).getUTCFullYear() : 0;

describe('a timeline', () => {
  test('counts what plain loops count, over the same time for all queries, with nothing left out between', async () => {
    await fc.assert(
      fc.asyncProperty(
        filters,
        fc.subarray(texts, { minLength: 1 }),
        fc.constantFrom('month' as const, 'year' as const),
        async (given, asked, interval) => {
          const query = { filters: given, texts: asked, interval, share: true };
          if (interval === 'month' && yearsOf(given) * 12 > MOST_STRETCHES) {
            await expect(opened.store.statistics.timeline(query)).rejects.toThrow(`${MOST_STRETCHES} are the most`);
            return;
          }
          const { series } = await opened.store.statistics.timeline(query);
          const whole = countTime(find(reference, { filters: given }), interval);
          const [first] = series;
          for (const [at, { total, undated, buckets }] of series.entries()) {
            const text = asked[at];
            const expected = find(reference, { filters: given, ...(text && { text }) });
            const counts = countTime(expected, interval);
            expect(total).toBe(expected.length);
            expect(undated).toBe(expected.filter(({ request }) => !request.draft.published).length);
            expect(buckets.map(({ start }) => start)).toEqual(first?.buckets.map(({ start }) => start));
            for (const { start, count, share } of buckets) {
              expect(count).toBe(counts.get(start) ?? 0);
              expect(share).toBeCloseTo(count === 0 ? 0 : count / (whole.get(start) ?? 1));
            }
            expect(buckets.reduce((sum, { count }) => sum + count, 0) + undated).toBe(total);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  test('spans the time that is asked for, and is empty where there is nothing', async () => {
    const period = { from: '2023-11-05T00:00:00Z', before: '2024-04-01T00:00:00Z' };
    const months = async (filters: object) => {
      const query = { filters: { ...period, ...filters }, texts: [null], interval: 'month' as const, share: false };
      return (await opened.store.statistics.timeline(query)).series[0]?.buckets ?? [];
    };
    const all = ['2023-11-01', '2023-12-01', '2024-01-01', '2024-02-01', '2024-03-01'];
    expect((await months({})).map(({ start }) => start)).toEqual(all);
    expect((await months({ ids: ['none'] })).map(({ count }) => count)).toEqual([0, 0, 0, 0, 0]);
    const nothing = { filters: { ids: ['none'] }, texts: [null], interval: 'day' as const, share: false };
    expect((await opened.store.statistics.timeline(nothing)).series).toEqual([{ total: 0, undated: 0, buckets: [] }]);
  });
});

describe('companions', () => {
  test('are counted as plain loops count them, in order, whatever is asked', async () => {
    const asked = fc.record({
      id: fc.constantFrom(...Array.from({ length: ENTITIES }, (_, n) => entity(n).id)),
      measure: fc.constantFrom(...COOCCURRENCE_MEASURES),
      minCount: fc.integer({ min: 1, max: 8 }),
      type: fc.option(fc.subarray([...ENTITY_TYPES], { minLength: 1 }), { nil: undefined }),
      filters: fc.oneof(fc.constant({}), filters),
      limit: fc.integer({ min: 1, max: 7 }),
    });
    await fc.assert(
      fc.asyncProperty(asked, async ({ type, limit, ...query }) => {
        const rows = await readAll(
          (page) => opened.store.entities.companions({ ...query, ...(type && { type }), ...page }),
          limit,
        );
        const among = find(reference, { filters: query.filters });
        const naming = (id: string) => new Set(among.filter((kept) => entitiesOf(kept.request.findings).includes(id)));
        const own = naming(query.id);
        const expected = Array.from({ length: ENTITIES }, (_, n) => entity(n)).flatMap((other) => {
          const its = naming(other.id);
          const count = its.intersection(own).size;
          if (other.id === query.id || count < query.minCount || type?.includes(other.type) === false) return [];
          const jaccard = count / its.union(own).size;
          const all = among.length;
          const npmi = count === all ? 0 : Math.log((count * all) / (own.size * its.size)) / -Math.log(count / all);
          return [{ id: other.id, count, articleCount: its.size, jaccard, npmi }];
        });
        expect(rows.map(({ entity }) => entity.id).sort()).toEqual(expected.map(({ id }) => id).sort());
        for (const row of rows) {
          const { id, ...counts } = expected.find((one) => one.id === row.entity.id) ?? { id: '' };
          expect(id).toBe(row.entity.id);
          for (const [name, value] of Object.entries(counts)) {
            expect(row[name as keyof typeof counts], `${id} ${name}`).toBeCloseTo(value as number, 5);
          }
        }
        const measures = rows.map((row) => row[query.measure]);
        expect(measures).toEqual(measures.toSorted((one, other) => other - one));
      }),
      { numRuns: 300 },
    );
  });

  test('are shown with sentences that name both, and only there', async () => {
    const { store, remove } = openTestStore();
    const request = documentOf(plain({ slot: 1 }));
    const text =
      'Ann Lee met Bo Ray. Ann Lee slept.\n\nBo Ray wept. “So it is,” said Ann Lee of Bo Ray and of Bo Ray’s dog.';
    const places = (name: string, entityId: string) =>
      [...text.matchAll(new RegExp(name, 'g'))].map(({ index }) => {
        const found = { entityId, in: 'text' as const, start: index, end: index + name.length, surface: name };
        return { ...found, role: null, method: 'test', confidence: 1 };
      });
    const person = (id: string, name: string) => ({ ...entity(0), id, name, type: 'person' as const, aliases: [] });
    request.draft.text = text;
    request.findings.entities = [person('person-ann', 'Ann Lee'), person('person-bo', 'Bo Ray')];
    request.findings.mentions = [...places('Ann Lee', 'person-ann'), ...places('Bo Ray', 'person-bo')];
    await store.write((to) => to.save(request));
    const page = await store.entities.companions({
      id: 'person-ann',
      measure: 'count',
      minCount: 1,
      filters: {},
      limit: 5,
    });
    const [companion] = page?.rows ?? [];
    expect(companion?.evidence.map((one) => one.text)).toEqual([
      'Ann Lee met Bo Ray.',
      '“So it is,” said Ann Lee of Bo Ray and of Bo Ray’s dog.',
    ]);
    for (const { text: sentence, start, end, matches } of companion?.evidence ?? []) {
      expect(text.slice(start, end)).toBe(sentence);
      for (const match of matches) expect(['Ann Lee', 'Bo Ray']).toContain(sentence.slice(match.start, match.end));
    }
    await remove();
  });

  test('are null for an entity that is not there', async () => {
    const query = { id: 'person-nobody', measure: 'count' as const, minCount: 1, filters: {}, limit: 1 };
    expect(await opened.store.entities.companions(query)).toBeNull();
  });
});

describe('related articles', () => {
  const save = async (...sketches: Partial<Sketch>[]) => {
    const { store, remove } = openTestStore();
    const saved = await store.write((to) => sketches.map((one) => to.save(documentOf(plain(one)))));
    const related = async (at: number, kind: 'related' | 'duplicate' = 'related') => {
      const answer = await store.articles.related({ id: saved[at]?.id ?? '', kind, limit: 10 });
      return (answer?.found ?? []).map(({ row, reasons, duplicate, score }) => ({
        at: saved.findIndex(({ id }) => id === row.id),
        kinds: reasons.map(({ kind }) => kind),
        duplicate,
        score,
      }));
    };
    return { store, remove, related };
  };
  const mention = (n: number) => ({ entity: n, surface: 0, role: 0, inTitle: false });
  const prose = (...from: number[]) =>
    from.map((first) => Array.from({ length: 12 }, (_, at) => (first + at * (first + 1)) % 18));

  test('are those that editors linked, either way', async () => {
    const to = (slot: number) => ({ to: 'slot' as const, slot, way: 0, kind: 'inline' as const });
    const { related, remove } = await save(
      { slot: 0, title: 5, links: [to(1)] },
      { slot: 1, title: 6, prose: prose(1) },
      { slot: 2, title: 7, prose: prose(2), links: [to(0)] },
      { slot: 3, title: 10, prose: prose(4) },
    );
    expect(await related(0)).toEqual([
      { at: expect.any(Number), kinds: expect.any(Array), duplicate: false, score: 0.6 },
      { at: expect.any(Number), kinds: expect.any(Array), duplicate: false, score: 0.6 },
    ]);
    expect((await related(0)).map(({ at, kinds }) => [at, kinds]).sort()).toEqual([
      [1, ['link']],
      [2, ['backlink']],
    ]);
    await remove();
  });

  test('are those that name the same, more so where it is rare', async () => {
    const { related, remove } = await save(
      { slot: 0, mentions: [mention(0), mention(1)], prose: prose(1) },
      // Entity 0 is named everywhere, 1 only twice.
      { slot: 1, mentions: [mention(1)], prose: prose(2) },
      ...[2, 3, 4, 5, 6, 7].map((slot) => ({ slot, mentions: [mention(0)], prose: prose(slot + 2) })),
    );
    const [best, ...others] = await related(0);
    expect(best).toMatchObject({ at: 1, kinds: ['entities'] });
    for (const { score } of others) expect(score).toBeLessThan(best?.score ?? 0);
    await remove();
  });

  test('are those that say the same; duplicates say nearly all the same', async () => {
    const { related, remove } = await save(
      { slot: 0, prose: prose(1, 2, 3, 5) },
      { slot: 1, prose: prose(1, 2, 3, 5).map((one, at) => (at === 1 ? one.slice(0, 9) : one)), words: 2 },
      { slot: 2, prose: prose(1, 6, 7, 8, 9, 10), words: 3 },
      { slot: 3, prose: prose(11, 12, 13), words: 3 },
    );
    const found = await related(0);
    expect(found[0]).toMatchObject({ at: 1, duplicate: true });
    expect(found.find(({ at }) => at === 2)).toMatchObject({ duplicate: false, kinds: ['wording'] });
    expect((await related(0, 'duplicate')).map(({ at }) => at)).toEqual([1]);
    expect((await related(1, 'duplicate')).map(({ at }) => at)).toEqual([0]);
    expect(await related(3, 'duplicate')).toEqual([]);
    await remove();
  });

  test('are the same seen from either side, and null for an article that is not there', async () => {
    expect(await opened.store.articles.related({ id: 'nothing', kind: 'related', limit: 3 })).toBeNull();
    for (const kept of reference.articles.slice(0, 25)) {
      const seen = await opened.store.articles.related({ id: kept.id, kind: 'duplicate', limit: 100 });
      for (const { row } of seen?.found ?? []) {
        const back = await opened.store.articles.related({ id: row.id, kind: 'duplicate', limit: 100 });
        expect(back?.found.map(({ row }) => row.id)).toContain(kept.id);
      }
    }
  });
});

test('the overview counts what is there', async () => {
  const { overview } = await opened.store.statistics.overview();
  const { articles } = reference;
  const named = reference.entities().filter(({ articleCount }) => articleCount > 0);
  const links = reference.links.filter(({ kind }) => kind !== 'original');
  const dates = articles.flatMap(({ request }) => request.draft.published?.at ?? []).sort();
  expect(overview).toMatchObject({
    articles: {
      total: articles.length,
      dated: dates.length,
      withImage: articles.filter(({ request }) => request.draft.blocks.some(({ type }) => type === 'image')).length,
      firstPublishedAt: dates[0],
      lastPublishedAt: dates.at(-1),
    },
    entities: {
      total: named.length,
      person: named.filter(({ type }) => type === 'person').length,
      event: 0,
      mentions: named.reduce((sum, { mentionCount }) => sum + mentionCount, 0),
    },
    links: {
      total: links.length,
      resolved: links.filter(({ state }) => state === 'resolved').length,
      dangling: links.filter(({ state }) => state === 'dangling').length,
      hosts: reference.linkHosts().length,
    },
    sources: reference.terms('source').size,
    sections: reference.terms('section').size,
    authors: reference.terms('author').size,
    tags: reference.terms('tag').size,
  });
  expect(overview.languages.map(({ articleCount }) => articleCount)).toEqual(
    [...reference.terms('lang').values()].map(({ articleCount }) => articleCount).sort((one, other) => other - one),
  );
});
