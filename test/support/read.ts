// Reads documents in tests.

import { readDocument, type SourceDocument } from '../../src/ingest/index.ts';
import type { Draft, ParsedDocument } from '../../src/model/article/draft.ts';

/** Every article of a document; none if it is rejected. @throws if only a part of it is. */
export async function articlesOf(document: SourceDocument): Promise<ParsedDocument[]> {
  const result = await readDocument(document);
  if (!result.ok) return [];
  return result.documents.map((one) => {
    if ('rejection' in one) throw new Error(`${document.name}${one.part}: ${one.rejection.message}`);
    return one;
  });
}

export async function draftsIn(name: string, bytes: Uint8Array): Promise<Draft[]> {
  return (await articlesOf({ name, bytes })).map(({ draft }) => draft);
}
