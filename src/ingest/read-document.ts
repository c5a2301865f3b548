// Reads a document: detects its format, decodes and parses it, and completes its drafts.

import type { ArticleInput } from '../model/article/article-input.ts';
import type { Draft, ParsedDocument } from '../model/article/draft.ts';
import { sha256 } from '../model/id/id.ts';
import { MAX_DOCUMENT_BYTES } from '../model/import/document.ts';
import { draftOf } from './article-json/read-article.ts';
import { articleJson } from './article-json.ts';
import { detectParser, documentHead } from './detect.ts';
import type { DocumentParser, DocumentRejection, Parsed, Parser, SourceDocument } from './parser.ts';
import { detectLanguage } from './tidy/language.ts';
import { sourceOf } from './tidy/sources.ts';
import { decode } from './tidy/text.ts';

/** A rejected article in a document with other articles. */
export interface RejectedPart {
  part: string;
  rejection: DocumentRejection;
}

/** At least one article, or why there is none. */
export type ReadResult =
  | { ok: true; documents: (ParsedDocument | RejectedPart)[] }
  | { ok: false; rejection: DocumentRejection };

/** Never throws. */
export async function readWith(document: SourceDocument, parsers: readonly Parser[]): Promise<ReadResult> {
  try {
    return await read(document, parsers);
  } catch (error) {
    // An unforeseen document must not end an import of thousands of others.
    return reject('unreadable', `The document could not be read: ${(error as Error).message}.`);
  }
}

export function readInput(input: ArticleInput): ReadResult {
  const sourceHash = sha256(JSON.stringify(input));
  return resultOf(draftOf(input), { parser: articleJson, sourceHash });
}

async function read(document: SourceDocument, parsers: readonly Parser[]): Promise<ReadResult> {
  const { bytes } = document;
  if (bytes.length > MAX_DOCUMENT_BYTES) {
    const [size, most] = [bytes.length, MAX_DOCUMENT_BYTES].map((count) => (count / 1024 ** 2).toFixed(1));
    return reject(
      'too-large',
      `The document has ${size} MB; the limit is ${most} MB. Split it into one file per article.`,
    );
  }
  const head = documentHead(document);
  const parser = detectParser(head, parsers);
  if (parser && 'lineType' in parser) return readLines(document, parser.lineType, parsers);
  const decoded = decode(bytes, parser?.charset?.(head) ?? 'utf-8');
  if (!decoded.ok) return decoded;
  if (!parser) {
    const titles = parsers.map(({ title }) => title).join('; ');
    return reject('unknown-format', `The format of the document is not known. These can be read: ${titles}.`);
  }
  const result = resultOf(await parser.read(decoded.text), { parser, sourceHash: sha256(bytes) });
  if (!result.ok || decoded.warnings.length === 0) return result;
  const documents = result.documents.map((one) =>
    'rejection' in one ? one : { ...one, warnings: [...decoded.warnings, ...one.warnings] },
  );
  return { ok: true, documents };
}

const LINE_FEED = 10;

/** Reads every line that is not blank as a separate document. */
async function readLines({ name, bytes }: SourceDocument, contentType: string, parsers: readonly Parser[]) {
  const documents: (ParsedDocument | RejectedPart)[] = [];
  let line = 0;
  for (let start = 0; start < bytes.length; ) {
    const found = bytes.indexOf(LINE_FEED, start);
    const end = found === -1 ? bytes.length : found;
    const part = `:${++line}`;
    const content = bytes.subarray(start, end);
    start = end + 1;
    if (content.every((byte) => byte === 32 || byte === 9 || byte === 13)) continue;
    const result = await readWith({ name: `${name}${part}`, bytes: content, contentType }, parsers);
    if (!result.ok) documents.push({ part, rejection: { ...result.rejection, line } });
    else for (const one of result.documents) documents.push({ ...one, part });
  }
  return documents.length > 0 ? ({ ok: true, documents } as const) : reject('empty', 'The document is empty.');
}

function resultOf(parsed: Parsed, { parser, sourceHash }: { parser: DocumentParser; sourceHash: string }): ReadResult {
  if (!parsed.ok) return parsed;
  const importer = `${parser.name}/${parser.version}`;
  const documents = parsed.drafts.map((one) => {
    const part = 'part' in one ? { part: one.part } : {};
    if ('rejection' in one) return { part: one.part, rejection: one.rejection };
    return { ...part, draft: completed(one.draft), warnings: one.warnings, importer, sourceHash };
  });
  return { ok: true, documents };
}

function completed(draft: Draft): Draft {
  return {
    ...draft,
    lang: draft.lang ?? detectLanguage(draft.title, draft.text),
    source: draft.source ?? sourceOf(draft.url),
  };
}

function reject(code: string, message: string): ReadResult {
  return { ok: false, rejection: { code, message } };
}
