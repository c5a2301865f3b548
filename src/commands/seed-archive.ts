// Imports the sample archive once into an empty archive: first the entities, then the documents.

import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { formatPosition, readCurated } from '../ingest/curated/index.ts';
import { MAX_DOCUMENT_BYTES } from '../model/import/document.ts';
import type { Store } from '../store/index.ts';
import { findDocuments } from './find-documents.ts';
import { type ImportOptions, type ImportReport, importDocuments } from './import-documents.ts';
import { importEntities } from './import-entities.ts';
import { isSeedDue } from './seed-due.ts';

type SeedOptions = Pick<ImportOptions, 'enricher' | 'now'>;

const ENTITIES = ['entities.csv', 'entities.json', 'entities.ndjson'];

/**
 * `folder` contains the documents in `documents`, and entities in one of the files `ENTITIES`, if any. Returns null if the
 * archive is not empty, is a mirror, or was seeded before. A seeding that was cut off resumes.
 */
export async function seedArchive(store: Store, folder: string, options: SeedOptions): Promise<ImportReport | null> {
  if (!(await isSeedDue(store))) return null;
  await store.write((to) => to.setMetadata('seededAt', 'begun'));
  await seedEntities(store, folder, options);
  const documents = findDocuments([join(folder, 'documents')], { maxBytes: MAX_DOCUMENT_BYTES });
  const report = await importDocuments(store, documents, options);
  await store.write((to) => to.setMetadata('seededAt', options.now().toISOString()));
  return report;
}

/** @throws if the file is invalid, since it is part of the program. */
async function seedEntities(store: Store, folder: string, options: SeedOptions): Promise<void> {
  const file = ENTITIES.map((name) => join(folder, name)).find((path) => existsSync(path));
  if (file === undefined) return;
  const { rows, problems } = readCurated(await readFile(file));
  const [first] = problems;
  if (first) {
    throw new Error(`${file}${first.place ? ` ${formatPosition(first.place)}` : ''} is wrong: ${first.message}`);
  }
  await importEntities(store, rows, options);
}
