// Stores for tests: real ones, in temporary files; empty, or filled with the sample archive through the front door.

import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sampleImport } from '../../scripts/examples/import.ts';
import { inlineEnricher } from '../../src/commands/enrichment/inline.ts';
import { importDocuments } from '../../src/commands/import-documents.ts';
import type { DocumentOutcome } from '../../src/commands/import-item.ts';
import { seedArchive } from '../../src/commands/seed-archive.ts';
import { inlineWriteService } from '../../src/commands/write-service/write-service.ts';
import { openStore, type Store, type StoreOptions } from '../../src/store/index.ts';

/** The folder of the sample archive, and that of its documents. */
export const SEED = fileURLToPath(new URL('../../seed', import.meta.url));
export const SEED_DOCUMENTS = join(SEED, 'documents');

/** When everything in a seeded store was imported. */
export const SEEDED_AT = '2026-01-01T00:00:00Z';

export interface TestStore {
  store: Store;
  /** As `DATABASE_URL` has it. */
  url: string;
  /** Closes the store and removes its files: `afterAll(remove)`, `onTestFinished(remove)`. */
  remove: () => Promise<void>;
}

/** An empty archive. Most tests need no threads beside them. */
export function openTestStore(options: StoreOptions = { workers: 0 }): TestStore {
  const folder = mkdtempSync(join(tmpdir(), 'news-archive-test-'));
  const url = `file:${join(folder, 'archive.db')}`;
  const store = openStore(url, options);
  return {
    store,
    url,
    async remove() {
      await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The sample archive. It takes a moment: one for a file of tests, in `beforeAll`. */
export async function seededStore(options: StoreOptions = {}): Promise<TestStore> {
  const opened = openTestStore(options);
  const report = await seedArchive(opened.store, SEED, { enricher: inlineEnricher(), now: () => new Date(SEEDED_AT) });
  if (!report || report.rejected > 0) throw new Error(`The sample archive was not imported: ${JSON.stringify(report)}`);
  const writeService = inlineWriteService({
    store: opened.store,
    enricher: inlineEnricher(),
    now: () => new Date(SEEDED_AT),
  });
  await sampleImport(opened.store, writeService);
  await writeService.close();
  return opened;
}

/** Imports one document through the front door; the id of its article. */
export async function importText(store: Store, name: string, text: string, at = SEEDED_AT): Promise<string> {
  const items: DocumentOutcome[] = [];
  const documents = (async function* () {
    yield { name: `${name}.md`, read: async () => new TextEncoder().encode(text) };
  })();
  const options = {
    enricher: inlineEnricher(),
    now: () => new Date(at),
    onItem: (item: DocumentOutcome) => items.push(item),
  };
  await importDocuments(store, documents, options);
  const [item] = items;
  if (!item || item.outcome === 'rejected') throw new Error(`${name} was not imported: ${JSON.stringify(item)}`);
  // What is unchanged is not read, so it is not known what it is.
  return item.id ?? '';
}
