// Detection: which parser reads a document, from its name, its content type and how it starts.

import type { DocumentHead, Parser, SourceDocument } from './parser.ts';

const HEAD_BYTES = 4_096;

/** The first parser that accepts the document, `null` where none does. */
export function detect(head: DocumentHead, parsers: readonly Parser[]): Parser | null {
  return parsers.find((parser) => parser.accepts(head)) ?? null;
}

export function documentHead({ name, bytes, contentType }: SourceDocument): DocumentHead {
  const start = new TextDecoder('windows-1252')
    .decode(bytes.subarray(0, HEAD_BYTES))
    .replace(/^\u00EF\u00BB\u00BF/u, '');
  return {
    extension: /\.([a-z0-9]{1,10})$/iu.exec(name)?.[1]?.toLowerCase() ?? '',
    mediaType: contentType?.split(';', 1)[0]?.trim().toLowerCase() || null,
    start: start.trimStart(),
  };
}
