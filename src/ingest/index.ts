// Parses document bytes into drafts. Pure. This is the list of formats; other folders import only this file.

import type { ArticleInput } from '../model/article/article-input.ts';
import { articleJson } from './article-json.ts';
import { clipping } from './clipping.ts';
import { ndjson } from './ndjson.ts';
import type { Parser, SourceDocument } from './parser.ts';
import type { ReadResult } from './read-document.ts';

export { extensionOf, mediaTypeOf } from './detect.ts';
export type { DocumentRejection, Parser, SourceDocument } from './parser.ts';
export type { ReadResult, RejectedPart } from './read-document.ts';

/** All formats. If several parsers have the same confidence, the first one reads the document. */
export const parsers: readonly Parser[] = [ndjson, articleJson, clipping];

/** Reads a document of any known format. A bad document is a result, never an exception. */
export async function readDocument(document: SourceDocument): Promise<ReadResult> {
  const reading = await import('./read-document.ts');
  return reading.readWith(document, parsers);
}

/** Reads an article that was sent as an object. */
export async function readArticleInput(input: ArticleInput): Promise<ReadResult> {
  const reading = await import('./read-document.ts');
  return reading.readInput(input);
}
