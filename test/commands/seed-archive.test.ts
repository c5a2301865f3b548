import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { inlineEnricher } from '../../src/commands/enrichment/inline.ts';
import { importDocuments } from '../../src/commands/import-documents.ts';
import { seedArchive } from '../../src/commands/seed-archive.ts';
import { openTestStore, SEED, SEED_DOCUMENTS } from '../support/store.ts';
import { clipping, documentsOf } from './documents.ts';

const options = { enricher: inlineEnricher(), now: () => new Date('2026-01-01T00:00:00Z') };

function fresh() {
  const { store, remove } = openTestStore();
  onTestFinished(remove);
  return store;
}

/** A few of the sample documents, to be quick. */
function someOf(count: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'news-archive-seed-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const name of readdirSync(SEED_DOCUMENTS).sort().slice(0, count)) {
    cpSync(join(SEED_DOCUMENTS, name), join(folder, 'documents', name));
  }
  return folder;
}

test('the sample archive holds all its documents, and none of them is rejected', async () => {
  const store = fresh();
  expect(await seedArchive(store, SEED, options)).toMatchObject({ created: 40, revised: 2, rejected: 0 });
});

test('the sample archive names whom it was given, in every language', async () => {
  const store = fresh();
  await seedArchive(store, SEED, options);
  const { rows } = (await store.entities.mentions('organization-oskra-river-authority', { limit: 100 })) ?? {
    rows: [],
  };
  expect(rows.map(({ surface }) => surface)).toEqual(
    expect.arrayContaining(['Oskra River Authority', 'Oskra-Flussbehörde', 'ORA']),
  );
  const given = await store.curated.all();
  expect(given.length).toBeGreaterThan(10);
  // Each is named somewhere, and nobody else under its name.
  for (const { id, name, aliases } of given) {
    expect((await store.entities.find(id))?.articleCount, id).toBeGreaterThan(0);
    for (const form of [name, ...aliases]) {
      const { suggestions } = await store.entities.suggest({ q: form, limit: 20 });
      expect(
        suggestions.filter((one) => one.name === form).map((one) => one.id),
        form,
      ).toEqual(form === name ? [id] : []);
    }
  }
});

test('a folder whose entities are wrong says where', async () => {
  const store = fresh();
  const folder = someOf(1);
  writeFileSync(join(folder, 'entities.json'), '[{"name":"Nadia Orlova"}]');
  await expect(seedArchive(store, folder, options)).rejects.toThrow(
    /entities\.json in entry 1 is wrong: The type is missing/,
  );
});

test('an archive is seeded once', async () => {
  const store = fresh();
  expect(await seedArchive(store, someOf(2), options)).toMatchObject({ created: 2 });
  expect(await store.metadata('seededAt')).toBe('2026-01-01T00:00:00.000Z');
  expect(await seedArchive(store, someOf(4), options)).toBeNull();
});

test('an archive that holds something is not seeded', async () => {
  const store = fresh();
  await importDocuments(store, documentsOf({ 'a.md': clipping(1) }), options);
  expect(await seedArchive(store, someOf(2), options)).toBeNull();
  expect(await store.metadata('seededAt')).toBeNull();
});

test('a seeding that was cut off goes on, and doubles nothing', async () => {
  const store = fresh();
  const some = someOf(2);
  await seedArchive(store, some, options);
  await store.write((to) => to.setMetadata('seededAt', 'begun'));
  await importDocuments(store, documentsOf({ 'a.md': clipping(1) }), options);
  expect(await seedArchive(store, someOf(4), options)).toMatchObject({ created: 2, unchanged: 2 });
  expect(await seedArchive(store, someOf(4), options)).toBeNull();
});
