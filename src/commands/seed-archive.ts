// The sample archive: imported once, into an archive that never held anything.

import { MAX_DOCUMENT_BYTES } from '../model/document.ts';
import type { Store } from '../store/index.ts';
import { findDocuments } from './find-documents.ts';
import { type ImportOptions, type ImportReport, importDocuments } from './import-documents.ts';

/** Returns null where the archive is not empty, or was seeded before. A seeding that was cut off goes on. */
export async function seedArchive(
  store: Store,
  folder: string,
  options: Pick<ImportOptions, 'enricher' | 'now'>,
): Promise<ImportReport | null> {
  const seeded = await store.fact('seededAt');
  if (seeded !== null && seeded !== 'begun') return null;
  if (seeded === null && store.seq() > 0) return null;
  await store.write((to) => to.setFact('seededAt', 'begun'));
  const report = await importDocuments(store, findDocuments([folder], { maxBytes: MAX_DOCUMENT_BYTES }), options);
  await store.write((to) => to.setFact('seededAt', options.now().toISOString()));
  return report;
}
