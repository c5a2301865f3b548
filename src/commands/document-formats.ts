// The formats that documents are read from, as HTTP, folders, help and documentation list them.

import { extensionOf, mediaTypeOf, type Parser, parsers } from '../ingest/index.ts';

export type DocumentFormat = Parser;
export const documentFormats: readonly DocumentFormat[] = parsers;

/** What an import over HTTP can send. */
export const documentTypes: readonly string[] = parsers.flatMap(({ mediaTypes }) => mediaTypes);

/** Formats of documents that are one article. */
export const articleFormats = parsers.filter(({ holds }) => holds === 'article');
export const articleTypes: readonly string[] = articleFormats.flatMap(({ mediaTypes }) => mediaTypes);

/** File extensions with their dots, which folders are searched for. */
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

/** The media type of each line if the file is a list of documents; null if it is one document. */
export function lineTypeOf({ name, contentType }: { name: string; contentType: string | null }): string | null {
  const format = [formatOfType(contentType), formatOfName(name)].find((one) => one !== null && 'lineType' in one);
  return format && 'lineType' in format ? format.lineType : null;
}
