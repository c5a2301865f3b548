// Withdrawn articles: nothing that is counted, found or linked remembers them; what they leave comes back to nobody.

import Database from 'better-sqlite3';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { parseSearchQuery } from '../../src/model/search/parse.ts';
import { DEFAULT_FIELDS } from '../../src/model/search/tree.ts';
import { openTestStore } from '../support/store.ts';
import { documentOf, writtenSketch } from './documents.ts';
import { recount } from './recount.ts';

const AT = '2026-02-01T00:00:00Z';
const sketches = fc
  .array(writtenSketch, { minLength: 4, maxLength: 40 })
  .chain((all) => fc.record({ all: fc.constant(all), going: fc.array(fc.nat(all.length - 1), { maxLength: 20 }) }));

test('every count is right without them, in memory too', async () => {
  const { store, url, remove } = openTestStore();
  onTestFinished(remove);
  const tree = parseSearchQuery('flood OR river OR rain OR the');
  if (!tree.ok) throw new Error(tree.error.message);
  const text = { tree: tree.tree, searchIn: DEFAULT_FIELDS };
  await fc.assert(
    fc.asyncProperty(sketches, async ({ all, going }) => {
      const ids = await store.write((to) => all.map((sketch) => to.save(documentOf(sketch)).id));
      // The columns are in memory by now.
      const ask = () =>
        store.articles.list({ filters: {}, text, sort: 'relevance', limit: 100, facet: ['year'] } as never, false);
      await ask();
      const before = new Set((await everything()).map(({ id }) => id));
      const gone = new Set(going.map((at) => ids[at] ?? ''));
      await store.write((to) => {
        for (const id of gone) to.withdraw({ id, at: AT, reason: null, note: null, erase: false });
      });
      expect(recount(url)).toEqual([]);
      const after = (await everything()).map(({ id }) => id);
      expect(after.toSorted()).toEqual([...before].filter((id) => !gone.has(id)).toSorted());
      const found = await ask();
      for (const { id } of found.rows) expect(gone.has(id)).toBe(false);
      for (const id of gone) {
        expect(store.tombstones.find(id)).toMatchObject({ id, at: AT });
        expect(await store.articles.find(id, true)).toBeNull();
      }
      // The archive is emptied for the next run, and its tombstones with it: they refuse what lies under them.
      await store.write((to) => {
        for (const id of after) to.withdraw({ id, at: AT, reason: null, note: null, erase: true });
      });
      expect(recount(url)).toEqual([]);
      expect(await everything()).toEqual([]);
      await store.erased();
      const file = new Database(url.slice('file:'.length));
      file.exec('delete from tombstones; delete from tombstone_urls');
      file.close();
    }),
    { numRuns: 25, seed: 7 },
  );

  async function everything() {
    const rows = [];
    for (let cursor: string | null = null; ; ) {
      const page = await store.articles.list(
        { filters: {}, sort: 'newest', limit: 100, ...(cursor !== null && { cursor }) },
        false,
      );
      rows.push(...page.rows);
      if (page.next === null) return rows;
      cursor = page.next;
    }
  }
});
