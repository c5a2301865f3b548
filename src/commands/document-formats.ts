// Lists the document formats that HTTP, folder imports, help and documentation share.

import { extensionOf, mediaTypeOf, type Parser, parsers } from '../ingest/index.ts';

export type DocumentFormat = Parser;
export const documentFormats: readonly DocumentFormat[] = parsers;

/** Media types that an import over HTTP accepts. */
export const documentTypes: readonly string[] = parsers.flatMap(({ mediaTypes }) => mediaTypes);

/** Formats that hold one article per document. */
export const articleFormats = parsers.filter(({ holds }) => holds === 'article');
export const articleTypes: readonly string[] = articleFormats.flatMap(({ mediaTypes }) => mediaTypes);

/** File extensions with their dots, which folder imports look for. */
export const documentExtensions: readonly string[] = parsers.flatMap(({ extensions }) =>
  extensions.map((one) => `.${one}`),
);

export function formatOfType(contentType: string | null): DocumentFormat | null {
  const type = mediaTypeOf(contentType);
  return parsers.find(({ mediaTypes }) => type !== null && mediaTypes.includes(type)) ?? null;
}

export function formatOfName(name: string): DocumentFormat | null {
  const extension = extensionOf(name);
  return parsers.find(({ extensions }) => extensions.includes(extension)) ?? null;
}

/** Returns the media type of each line if the file is a list of documents; null if it is one document. */
export function lineTypeOf({ name, contentType }: { name: string; contentType: string | null }): string | null {
  const format = [formatOfType(contentType), formatOfName(name)].find((one) => one !== null && 'lineType' in one);
  return format && 'lineType' in format ? format.lineType : null;
}
