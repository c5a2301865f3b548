import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ARTICLE_SORTS, type ArticleFilters, type TextQuery } from '../../src/model/query/query.ts';
import { parseSearchQuery } from '../../src/model/search/parse.ts';
import { DEFAULT_FIELDS } from '../../src/model/search/tree.ts';
import { openTestStore } from '../support/store.ts';
import { documentOf, entity, type Sketch, writtenSketch } from './documents.ts';

const filters = fc.constantFrom<ArticleFilters>(
  {},
  { entity: { any: [entity(0).id] } },
  { section: { any: ['news'] } },
  { tag: { any: ['flood', 'port'] }, hasImage: true },
  { from: '1970-01-01T00:00:00Z' },
  { linksTo: ['courier.example'] },
);
const texts = fc.constantFrom<TextQuery | undefined>(
  undefined,
  undefined,
  ...['flood', 'river rain', 'varda OR end OR мост', '"the end" -zebra', 'ra*'].map((query) => {
    const parsed = parseSearchQuery(query);
    if (!parsed.ok) throw new Error(parsed.error.message);
    return { tree: parsed.tree, searchIn: DEFAULT_FIELDS };
  }),
);
const harvests = fc.record({
  before: fc.array(writtenSketch, { minLength: 10, maxLength: 40 }),
  between: fc.array(fc.array(writtenSketch, { maxLength: 6 }), { minLength: 1, maxLength: 12 }),
  leaving: fc.array(fc.option(fc.nat(30)), { maxLength: 12 }),
  sort: fc.constantFrom(...ARTICLE_SORTS),
  text: texts,
  limit: fc.integer({ min: 1, max: 6 }),
  backwards: fc.boolean(),
  filters,
});

test('paging while others write neither misses nor repeats an article that did not change', async () => {
  await fc.assert(
    fc.asyncProperty(harvests, async ({ before, between, leaving, text, limit, backwards, filters, ...asked }) => {
      const sort = asked.sort === 'relevance' && !text ? 'newest' : asked.sort;
      const selection = { filters, ...(text && { text }) };
      const { store, remove } = openTestStore();
      let second = Date.parse('2026-01-01T00:00:00Z');
      const save = (sketches: Sketch[]) => {
        second += 1000;
        const at = new Date(second).toISOString().replace('.000', '');
        return store.write((to) =>
          sketches.flatMap((one) => {
            const request = documentOf(one, at);
            // As whoever imports does: what was withdrawn stays so.
            return to.tombstoneOf(request.draft) ? [] : [to.save(request)];
          }),
        );
      };
      const withdraw = async (place: number | null | undefined): Promise<string[]> => {
        const { rows } = await store.articles.list({ filters: {}, sort: 'newest', limit: 100 }, false);
        const [id] = rows.slice(place ?? rows.length, (place ?? 0) + 1).map((row) => row.id);
        if (id === undefined) return [];
        const at = new Date(second).toISOString().replace('.000', '');
        await store.write((to) => to.withdraw({ id, at, reason: null, note: null, erase: false }));
        return [id];
      };
      const page = (cursor: string | null) =>
        store.articles.list({ ...selection, sort, limit, ...(cursor !== null && { cursor }) }, false);
      try {
        await save(before);
        const whole = (await store.articles.list({ ...selection, sort, limit: 100 }, false)).rows.map((row) => row.id);
        let here = await page(null);
        if (backwards) while (here.next !== null) here = await page(here.next);
        const seq = here.seq;

        const met: string[] = [];
        const changed = new Set<string>();
        for (let step = 0; ; step++) {
          met.push(...here.rows.map((row) => row.id));
          if (step > 5_000) throw new Error('The list does not end.');
          const cursor = backwards ? here.previous : here.next;
          if (cursor === null) break;
          // The writer stops in the end: one that always adds before the cursor could go on for ever.
          for (const saved of await save(between[step] ?? [])) if (saved.outcome !== 'unchanged') changed.add(saved.id);
          for (const id of await withdraw(leaving[step])) changed.add(id);
          here = await page(cursor);
        }

        for (const id of whole.filter((one) => !changed.has(one))) {
          expect(met.filter((one) => one === id)).toHaveLength(1);
        }
        for (const id of met) if (!whole.includes(id)) expect(changed).toContain(id);
        const { changes } = await store.changes.list({ since: seq, limit: 10_000, kind: 'article' });
        const told = new Set(changes.map((change) => change.id));
        for (const id of changed) expect(told).toContain(id);
        // Articles are told, too, when others come to link to them.
        for (const { id, operation } of changes) if (!changed.has(id)) expect(operation).toBe('update');
      } finally {
        await remove();
      }
    }),
    { numRuns: 40 },
  );
}, 60_000);
