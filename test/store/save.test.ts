import Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { assemble, openStore, type SaveRequest, type Store } from '../../src/store/index.ts';
import { openTestStore } from '../support/store.ts';
import { DATES, documentOf, entity, plain, type Sketch, sketch, urlOf, variantOf } from './documents.ts';
import { readAll } from './paging.ts';
import { recount } from './recount.ts';
import { Reference } from './reference.ts';

const LATER = '2026-02-01T00:00:00Z';

function fresh() {
  const opened = openTestStore();
  onTestFinished(opened.remove);
  const save = (...sketches: Partial<Sketch>[]) =>
    opened.store.write((to) => sketches.map((one) => to.save(documentOf(plain(one)))));
  return { ...opened, save };
}

async function shown(store: Store, id: string) {
  const found = await store.articles.find(id, true);
  return found && JSON.parse(assemble(found));
}

describe('a document', () => {
  test('makes an article, and a revision of it where its address is known', async () => {
    const { store, save } = fresh();
    const [created] = await save({ slot: 1 });
    expect(created).toMatchObject({ outcome: 'created', revision: 1 });
    const [revised] = await save({ slot: 1, way: 1, title: 5 });
    expect(revised).toEqual({ outcome: 'revised', id: created?.id, revision: 2 });
    expect(await shown(store, created?.id ?? '')).toMatchObject({
      title: 'zebra',
      revision: 2,
      originalUrl: variantOf(1, 1),
    });
  });

  test('without an address is told by its source, title and date', async () => {
    const { save } = fresh();
    const [one, same, otherDate] = await save({}, { words: 2 }, { date: 4 });
    expect(same).toEqual({ outcome: 'revised', id: one?.id, revision: 2 });
    expect(otherDate).toMatchObject({ outcome: 'created' });
  });

  test('changes nothing when it comes again, when other bytes say the same, and when it is an old version', async () => {
    const { store, save } = fresh();
    const [first] = await save({ slot: 1 });
    await save({ slot: 1, words: 2 });
    const seq = store.seq();
    const before = await store.articles.stat(first?.id ?? '');
    const again = { ...documentOf(plain({ slot: 1, words: 2 })), at: LATER };
    for (const request of [again, { ...again, sourceHash: 'other' }, documentOf(plain({ slot: 1 }), LATER)]) {
      const saved = await store.write((to) => to.save(request));
      expect(saved).toEqual({ outcome: 'unchanged', id: first?.id, revision: 2 });
    }
    expect(store.seq()).toBe(seq);
    expect(await store.articles.stat(first?.id ?? '')).toEqual(before);
    expect(await store.articles.revisions(first?.id ?? '')).toHaveLength(2);
  });

  test('is known by its bytes, as whichever revision', async () => {
    const { store, save } = fresh();
    await save({ slot: 1 }, { slot: 1, words: 2 });
    expect(await store.hasDocument(documentOf(plain({ slot: 1 })).sourceHash)).toBe(true);
    expect(await store.hasDocument(documentOf(plain({ slot: 1, words: 2 })).sourceHash)).toBe(true);
    expect(await store.hasDocument(documentOf(plain({ slot: 2 })).sourceHash)).toBe(false);
  });
});

describe('a revision', () => {
  test('leaves the article as it was in the history', async () => {
    const { store, save } = fresh();
    const everything = { slot: 1, mentions: [{ entity: 1, surface: 0, role: 0, inTitle: false }], image: true };
    const [saved] = await save({ ...everything, links: [{ to: 'outside', page: 1, kind: 'inline' }] });
    const id = saved?.id ?? '';
    const first = await shown(store, id);
    await save({ slot: 1, title: 5, date: 6 });
    const second = await shown(store, id);
    await save({ slot: 1, words: 3 });

    expect(JSON.parse((await store.articles.snapshot(id, 1))?.json ?? '')).toEqual(first);
    expect(JSON.parse((await store.articles.snapshot(id, 2))?.json ?? '')).toEqual(second);
    expect(await store.articles.snapshot(id, 3)).toEqual({ json: null, at: '2026-01-01T00:00:00Z' });
    expect(await store.articles.snapshot(id, 4)).toBeNull();
    expect(await store.articles.snapshot('0000000000000000', 1)).toBeNull();
    expect(await store.articles.revisions(id)).toMatchObject([
      { revision: 3, title: 'Flood in Varda', importer: 'test/1', warnings: [{ message: 'A warning.', line: 3 }] },
      { revision: 2, title: 'zebra' },
      { revision: 1, title: 'Flood in Varda', textHash: first.textHash },
    ]);
    expect(await store.articles.revisions('0000000000000000')).toBeNull();
  });

  test('keeps the backlinks an article had at the moment it was replaced, also within one transaction', async () => {
    const { store, save } = fresh();
    const link = { to: 'slot', slot: 1, way: 0, kind: 'inline' } as const;
    const [target] = await save({ slot: 1 }, { slot: 2, links: [link] }, { slot: 1, words: 2 });
    const { json } = (await store.articles.snapshot(target?.id ?? '', 1)) ?? {};
    expect(JSON.parse(json ?? '').counts).toMatchObject({ backlinks: 1, revisions: 1 });
  });

  test('with a corrected date moves the article, and everything of it, in every order', async () => {
    const { store, save } = fresh();
    const mentions = [{ entity: 1, surface: 0, role: 0, inTitle: false }];
    const links = [{ to: 'slot', slot: 3, way: 0, kind: 'inline' } as const];
    const [moving, other, target] = await save(
      { slot: 1, date: 0, mentions, links },
      { slot: 2, mentions },
      { slot: 3, date: null },
    );
    const newestOf = async (filters: object) =>
      (await store.articles.list({ filters, sort: 'newest', limit: 9 }, false)).rows.map((row) => row.id);
    expect(await newestOf({ entity: { any: [entity(1).id] } })).toEqual([other?.id, moving?.id]);

    for (const date of [6, null, 1, 5]) {
      await save({ slot: 1, date, mentions, links });
      const at = date === null ? undefined : DATES[date];
      const last = date === null || date === 1;
      for (const filters of [
        { entity: { any: [entity(1).id] } },
        { section: { any: ['news'] }, ids: [moving?.id, other?.id] },
      ]) {
        expect(await newestOf(filters)).toEqual(last ? [other?.id, moving?.id] : [moving?.id, other?.id]);
      }
      expect(await shown(store, moving?.id ?? '')).toMatchObject({
        entities: [{ surface: 'Nadia Orlova' }],
        links: [{}],
      });
      expect((await store.articles.findByUrl(urlOf(1)))?.id).toBe(moving?.id);
      expect((await store.articles.backlinks(target?.id ?? '', { limit: 9 }))?.rows).toMatchObject([
        { articleId: moving?.id },
      ]);
      const found = await store.entities.find(entity(1).id);
      const dates = [at, DATES[3]].filter((one) => one !== undefined).sort();
      expect(found).toMatchObject({ articleCount: 2, firstSeen: dates[0], lastSeen: dates.at(-1) });
    }
    expect(await store.articles.revisions(moving?.id ?? '')).toHaveLength(5);
  });

  test('with the same date keeps its place, however far away the date is', async () => {
    const { store, url } = fresh();
    const key = () => {
      const file = new Database(url.slice('file:'.length), { readonly: true });
      const keys = file.prepare('select key from articles').pluck().all();
      file.close();
      return keys;
    };
    for (const at of ['2024-03-02T00:00:00Z', '1600-01-01T00:00:00Z', '9999-12-31T00:00:00Z', null]) {
      const document = (words: number): SaveRequest => {
        const request = documentOf(plain({ slot: 1, words }));
        request.draft.published = at === null ? null : { at, precision: 'day' };
        return request;
      };
      await store.write((to) => to.save(document(1)));
      const place = key();
      await store.write((to) => to.save(document(2)));
      expect(key()).toEqual(place);
    }
  });
});

test('a paper known by its host alone gets its name, in all its articles, from the first document that says it', async () => {
  const { store, save } = fresh();
  const [first] = await save({ slot: 1, source: 1 });
  const before = await store.articles.stat(first?.id ?? '');
  expect(await shown(store, first?.id ?? '')).toMatchObject({ source: { name: 'courier.example' } });
  await save({ slot: 2, source: 0 }, { slot: 3, source: 2 });
  for (const slot of [1, 2, 3]) {
    const found = await store.articles.findByUrl(urlOf(slot));
    expect(await shown(store, found?.id ?? '')).toMatchObject({ source: { name: 'The Varda Courier' } });
  }
  expect((await store.articles.stat(first?.id ?? ''))?.etag).not.toBe(before?.etag);
});

type Step = { kind: 'write' | 'fail' | 'rehearse'; sketches: Sketch[] };
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    kind: fc.constantFrom('write', 'write', 'write', 'fail', 'rehearse'),
    sketches: fc.array(sketch, { maxLength: 12 }),
  }),
  { maxLength: 8 },
);

test('whatever is saved, given up and rehearsed, the archive is as plain loops make it', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (all) => {
      const { store, url, remove } = openTestStore();
      try {
        const reference = new Reference();
        let at = Date.parse('2026-01-01T00:00:00Z');
        for (const { kind, sketches } of all) {
          at += 1000;
          const requests = sketches.map((one) => documentOf(one, new Date(at).toISOString().replace('.000', '')));
          if (kind === 'write') {
            const saved = await store.write((to) => requests.map((request) => to.save(request)));
            expect(saved).toEqual(requests.map((request) => reference.save(request)));
          } else if (kind === 'rehearse') {
            await store.dryRun((to) => requests.map((request) => to.save(request)));
          } else {
            const failing = store.write((to) => {
              for (const request of requests) to.save(request);
              throw new Error('given up');
            });
            await expect(failing).rejects.toThrow('given up');
          }
        }
        await expectSame(store, reference);
        await store.close();
        expect(recount(url)).toEqual([]);
        await expectFreshlyRendered(url);
      } finally {
        await remove();
      }
    }),
    { numRuns: 40 },
  );
}, 60_000);

test('the order in which articles come does not matter', async () => {
  const archives = fc
    .uniqueArray(sketch, { selector: (one) => one.slot ?? -1, maxLength: 25 })
    // A paper's name is that of the first document that says it, and two articles are not made one by a third that
    // calls one of them canonical; everything else is the same in any order.
    .map((all) => all.filter((one) => one.slot !== null).map((one) => ({ ...one, source: 0, canonical: undefined })))
    .chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })));
  await fc.assert(
    fc.asyncProperty(archives, async (orders) => {
      const [one, other] = await Promise.all(
        orders.map(async (order) => {
          const { store, remove } = openTestStore();
          await store.write((to) => order.map((document) => to.save(documentOf(document))));
          const rows = await readAll((page) => store.articles.list({ filters: {}, sort: 'newest', ...page }, true), 30);
          await remove();
          return rows.map((row) => JSON.parse(assemble(row)));
        }),
      );
      expect(other).toEqual(one);
    }),
    { numRuns: 30 },
  );
}, 60_000);

async function expectSame(store: Store, reference: Reference): Promise<void> {
  const rows = await readAll((page) => store.articles.list({ filters: {}, sort: 'title', ...page }, true), 20);
  const byId = (one: { id: string }, other: { id: string }) => (one.id < other.id ? -1 : 1);
  const found = rows.map((row) => JSON.parse(assemble(row)));
  expect(found.sort(byId)).toEqual(reference.articles.map((kept) => reference.article(kept)).sort(byId));
  expect((await store.entities.list({ minArticles: 0, sort: 'name', limit: 100 })).total).toBe(
    reference.entities().length,
  );
  expect((await store.links.list({ limit: 1 })).total).toBe(reference.links.length);
  expect((await store.links.hosts({ limit: 1 })).total).toBe(reference.linkHosts().length);

  const { changes, more } = await store.changes.list({ since: 0, limit: 10_000 });
  expect(more).toBe(false);
  expect(changes.map((change) => change.seq)).toEqual(changes.map((_, index) => index + 1));
  // A revision can have several lines: others can change what is shown of an article.
  const revisions = new Set(
    changes.filter((change) => change.kind === 'article').map((change) => `${change.id} ${change.revision}`),
  );
  const expected = reference.articles.flatMap((kept) =>
    Array.from({ length: kept.revision }, (_, index) => `${kept.id} ${index + 1}`),
  );
  expect([...revisions].sort()).toEqual(expected.sort());
  for (const kept of reference.articles) {
    const own = changes.filter((change) => change.id === kept.id);
    expect(own.map((change) => change.operation)).toEqual(own.map((_, index) => (index === 0 ? 'create' : 'update')));
    const numbers = own.map((change) => change.revision ?? 0);
    expect(numbers).toEqual(numbers.toSorted((one, other) => one - other));
  }
}

/** What is stored rendered is what rendering it now makes. */
async function expectFreshlyRendered(url: string): Promise<void> {
  const rendered = () => {
    const file = new Database(url.slice('file:'.length));
    const sql = 'select id, card, etag, backlink_count, mentions, links from articles join bodies on article_key = key';
    const rows = file.prepare(`${sql} order by key`).all();
    file.prepare(`delete from facts where name = 'renderer'`).run();
    file.close();
    return rows;
  };
  const before = rendered();
  await openStore(url).close();
  expect(rendered()).toEqual(before);
}
