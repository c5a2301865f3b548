import { describe, expect, onTestFinished, test } from 'vitest';
import { inlineEnricher } from '../../src/commands/enrichment/inline.ts';
import { type FoundDocument, type ImportOptions, importDocuments } from '../../src/commands/import-documents.ts';
import type { DocumentOutcome } from '../../src/commands/import-item.ts';
import type { Store } from '../../src/store/index.ts';
import { recount } from '../store/recount.ts';
import { openTestStore } from '../support/store.ts';
import { clipping, documentsOf } from './documents.ts';

const enricher = inlineEnricher();
const now = () => new Date('2026-01-01T12:34:56.789Z');

function fresh() {
  const opened = openTestStore();
  onTestFinished(opened.remove);
  const { store, url } = opened;
  return {
    store,
    url,
    async import(texts: Record<string, string | Uint8Array>, options: Partial<ImportOptions> = {}) {
      const items: DocumentOutcome[] = [];
      const onItem = (item: DocumentOutcome) => void items.push(item);
      const report = await importDocuments(store, documentsOf(texts), { enricher, now, onItem, ...options });
      return { report, items, outcomes: items.map((item) => item.outcome) };
    },
  };
}

const numbered = (count: number, version = 1) =>
  Object.fromEntries(Array.from({ length: count }, (_, n) => [`${n}.md`, clipping(n, version)]));

async function total(store: Store): Promise<number> {
  return (await store.articles.list({ filters: {}, sort: 'newest', limit: 1 }, false)).total;
}

describe('importing', () => {
  test('makes an article of each document, whatever the size of its batches', async () => {
    for (const batchSize of [1, 3, 100]) {
      const archive = fresh();
      const { report, items } = await archive.import(numbered(10), { batchSize });
      expect(report).toMatchObject({ created: 10, revised: 0, unchanged: 0, rejected: 0 });
      expect(items.map((item) => item.document)).toEqual(Object.keys(numbered(10)));
      expect(items[4]).toMatchObject({ outcome: 'created', revision: 1, title: 'Report Number 4 From Moscow' });
      expect(await total(archive.store)).toBe(10);
      const found = await archive.store.articles.findByUrl('https://clippings.example/2024/4');
      expect(found?.id).toBe(items[4]?.id);
      expect(found?.updatedAt).toBe('2026-01-01T12:34:56Z');
      expect(recount(archive.url)).toEqual([]);
    }
  });

  test('changes nothing the second time', async () => {
    const archive = fresh();
    await archive.import(numbered(10));
    const seq = archive.store.seq();
    const { report } = await archive.import(numbered(10));
    expect(report).toEqual({ created: 0, revised: 0, unchanged: 10, rejected: 0, warnings: 0 });
    expect(archive.store.seq()).toBe(seq);
  });

  test('makes a revision of what changed, and only of that', async () => {
    const archive = fresh();
    await archive.import(numbered(5));
    const { outcomes } = await archive.import({ ...numbered(5), '3.md': clipping(3, 2) });
    expect(outcomes).toEqual(['unchanged', 'unchanged', 'unchanged', 'revised', 'unchanged']);
    // The old version is known: it does not come back.
    expect((await archive.import({ '3.md': clipping(3) })).outcomes).toEqual(['unchanged']);
  });

  test('tells of the same document twice in one batch, and of its versions', async () => {
    const archive = fresh();
    const texts = { a: clipping(1), b: clipping(1), c: clipping(1, 2), d: `${clipping(1, 2)}\n\n`, e: clipping(1) };
    const { outcomes } = await archive.import(texts);
    expect(outcomes).toEqual(['created', 'unchanged', 'revised', 'unchanged', 'unchanged']);
  });

  test('goes on after a document that cannot be read', async () => {
    const archive = fresh();
    const unreadable: FoundDocument = {
      name: 'gone.md',
      read: () => Promise.reject(new Error('ENOENT: no such file')),
    };
    const large: FoundDocument = { name: 'large.md', read: async () => ({ tooLarge: 20 * 1024 ** 2 }) };
    async function* documents() {
      yield* documentsOf({ 'a.md': clipping(1) });
      yield unreadable;
      yield large;
      yield* documentsOf({ 'picture.md': Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 74, 70, 73, 70, 0, 1]) });
      yield* documentsOf({ 'empty.md': '', 'b.md': clipping(2) });
    }
    const items: DocumentOutcome[] = [];
    const onItem = (item: DocumentOutcome) => void items.push(item);
    const report = await importDocuments(archive.store, documents(), { enricher, now, onItem, batchSize: 2 });
    expect(report).toMatchObject({ created: 2, rejected: 4 });
    expect(items.map((item) => item.outcome)).toEqual([
      'created',
      'rejected',
      'rejected',
      'rejected',
      'rejected',
      'created',
    ]);
    for (const { problem } of items.filter((item) => item.outcome === 'rejected')) {
      expect(problem?.message).toMatch(/^[A-Z].*\.$/);
      expect(problem?.code).toMatch(/^[a-z-]+$/);
    }
    expect(items[2]?.problem).toMatchObject({ code: 'too-large', message: expect.stringContaining('20.0 MB') });
  });

  test('stops between two batches when it is told to, and keeps what was done', async () => {
    const archive = fresh();
    const stop = new AbortController();
    let seen = 0;
    const { report } = await archive.import(numbered(20), {
      batchSize: 4,
      signal: stop.signal,
      onItem: () => {
        if (++seen === 6) stop.abort();
      },
    });
    expect(report.created).toBe(8);
    expect(await total(archive.store)).toBe(8);
  });

  test('gives up the batch in which the archive fails, and keeps those before', async () => {
    const archive = fresh();
    async function* documents() {
      yield* documentsOf(numbered(5));
      await archive.store.close();
    }
    const importing = importDocuments(archive.store, documents(), { enricher, now, batchSize: 2 });
    await expect(importing).rejects.toThrow('closed');
  });
});

describe('a dry run', () => {
  const texts = {
    ...numbered(6),
    'again.md': clipping(2),
    'new version.md': clipping(2, 2),
    'newer version.md': clipping(2, 3),
    'new version again.md': `${clipping(2, 2)}\n`,
    'empty.md': '',
  };

  test('tells what would happen, whatever the size of its batches, and writes nothing', async () => {
    for (const known of [{}, numbered(3), { 'x.md': clipping(2, 2) }]) {
      for (const batchSize of [1, 2, 100]) {
        const archive = fresh();
        await archive.import(known);
        const seq = archive.store.seq();
        const rehearsed = await archive.import(texts, { dryRun: true, batchSize });
        expect(archive.store.seq()).toBe(seq);
        expect(await total(archive.store)).toBe(Object.keys(known).length);
        const done = await archive.import(texts, { batchSize });
        expect(rehearsed.outcomes).toEqual(done.outcomes);
        expect(rehearsed.report).toMatchObject({ created: done.report.created, revised: done.report.revised });
        done.items.forEach((item, index) => {
          if (item.id) expect(rehearsed.items[index]).toMatchObject({ id: item.id, revision: item.revision });
        });
      }
    }
  });
});
