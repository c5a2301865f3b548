// Reading documents: bytes to drafts, by the parser of their format. Pure, and the only door into this folder.

import type { ArticleInput } from '../model/article/article-input.ts';
import type { Draft, ParsedDocument } from '../model/article/draft.ts';
import { sha256 } from '../model/id/id.ts';
import { MAX_DOCUMENT_BYTES } from '../model/import/document.ts';
import { articleJson, draftOf } from './article-json.ts';
import { clipping } from './clipping.ts';
import { detect, documentHead } from './detect.ts';
import type { DocumentRejection, Parser, SourceDocument } from './parser.ts';
import { detectLanguage } from './tidy/language.ts';
import { sourceOf } from './tidy/sources.ts';
import { decode } from './tidy/text.ts';

export { type CuratedProblem as GivenProblem, formatPosition as printPlace } from './curated/rows.ts';
export {
  type CuratedRow as GivenRow,
  MAX_CURATED_BYTES as MAX_GIVEN_BYTES,
  readCurated as readGiven,
} from './curated.ts';
export type {
  DocumentHead,
  DocumentRejection as Rejection,
  Parsed,
  ParsedDraft,
  Parser,
  SourceDocument as Document,
} from './parser.ts';

/** What was read, at least one article; or why it could not be. */
export type ReadResult = { ok: true; documents: ParsedDocument[] } | { ok: false; rejection: DocumentRejection };

/** In the order they are asked; the clipping takes any text that no other claims, so it stays last. */
export const parsers: readonly Parser[] = [articleJson, clipping];

/** Reads a document of any known format. Never throws: a bad document is a result. */
export function readDocument(document: SourceDocument): ReadResult {
  try {
    return readWith(document);
  } catch (error) {
    // A document must never end an import of thousands: what no rule foresaw rejects this one.
    return reject('unreadable', `The document could not be read: ${(error as Error).message}.`);
  }
}

/** Reads an article that was handed in as an object. */
export function readArticleInput(input: ArticleInput): ReadResult {
  const parsed = draftOf(input);
  if (!parsed.ok) return parsed;
  const importer = `${articleJson.name}/${articleJson.version}`;
  const sourceHash = sha256(JSON.stringify(input));
  return {
    ok: true,
    documents: parsed.drafts.map(({ draft, warnings }) => ({ draft: tidy(draft), warnings, importer, sourceHash })),
  };
}

function readWith(document: SourceDocument): ReadResult {
  const { bytes } = document;
  if (bytes.length > MAX_DOCUMENT_BYTES) {
    const [size, most] = [bytes.length, MAX_DOCUMENT_BYTES].map((count) => (count / 1024 ** 2).toFixed(1));
    return reject(
      'too-large',
      `The document has ${size} MB; ${most} MB is the most. Split it into one file an article.`,
    );
  }
  const head = documentHead(document);
  const parser = detect(head, parsers);
  const decoded = decode(bytes, parser?.charset?.(head) ?? 'utf-8');
  if (!decoded.ok) return decoded;
  if (!parser) {
    const known = parsers.map(({ name }) => name).join(', ');
    return reject('unknown-format', `The format of this document is not known. Formats that can be read: ${known}.`);
  }
  const parsed = parser.parse(decoded.text);
  if (!parsed.ok) return parsed;
  const sourceHash = sha256(bytes);
  const importer = `${parser.name}/${parser.version}`;
  return {
    ok: true,
    documents: parsed.drafts.map(({ draft, warnings }) => ({
      draft: tidy(draft),
      warnings: [...decoded.warnings, ...warnings],
      importer,
      sourceHash,
    })),
  };
}

function tidy(draft: Draft): Draft {
  return {
    ...draft,
    lang: draft.lang ?? detectLanguage(draft.title, draft.text),
    source: draft.source ?? sourceOf(draft.url),
  };
}

function reject(code: string, message: string): ReadResult {
  return { ok: false, rejection: { code, message } };
}
