// Detects which parser reads a document, from its name, its content type and its first bytes.

import type { DocumentHead, Parser, SourceDocument } from './parser.ts';

const HEAD_BYTES = 4_096;

/** The parser with the highest confidence, the first of several; `null` if no parser reads the document. */
export function detectParser(head: DocumentHead, parsers: readonly Parser[]): Parser | null {
  let best: { parser: Parser; confidence: number } | null = null;
  for (const parser of parsers) {
    const confidence = parser.detect(head);
    if (confidence > (best?.confidence ?? 0)) best = { parser, confidence };
  }
  return best?.parser ?? null;
}

export function documentHead({ name, bytes, contentType }: SourceDocument): DocumentHead {
  const start = new TextDecoder('windows-1252')
    .decode(bytes.subarray(0, HEAD_BYTES))
    .replace(/^\u00EF\u00BB\u00BF/u, '');
  return { extension: extensionOf(name), mediaType: mediaTypeOf(contentType), start: start.trimStart() };
}

/** The file extension in lower case, without the dot; empty if there is none. */
export function extensionOf(name: string): string {
  return /\.([a-z0-9]{1,10})$/iu.exec(name)?.[1]?.toLowerCase() ?? '';
}

/** A content type in lower case, without its parameters. */
export function mediaTypeOf(contentType: string | null | undefined): string | null {
  return contentType?.split(';', 1)[0]?.trim().toLowerCase() || null;
}
