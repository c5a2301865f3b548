// Reads the documents of an upload in order, from any position.

import type { FileHandle } from 'node:fs/promises';
import { MAX_DOCUMENT_BYTES } from '../../model/import/document.ts';
import { lineTypeOf } from '../document-formats.ts';
import { linesIn, readFully } from '../document-lines.ts';
import type { FoundDocument } from '../import-documents.ts';
import { openContent, type SpooledPart, spooledParts } from './spool.ts';

/** Position at which an import resumes. */
export interface UploadPosition {
  part: number;
  /** Processed bytes and lines of a part with many documents. */
  offset: number;
  line: number;
}

export const BEGINNING: UploadPosition = { part: 0, offset: 0, line: 0 };

/** The `after` of an uploaded document. */
export interface After {
  place: UploadPosition;
  /** Processed bytes of the whole upload. */
  doneBytes: number;
}

/** @throws if the upload is not on this disk. */
export async function* documentsOf(file: string, spool: string, from: UploadPosition): AsyncGenerator<FoundDocument> {
  const parts = await spooledParts(file, spool);
  const content = await openContent(file, spool);
  try {
    for (let index = from.part; index < parts.length; index++) {
      const part = parts[index] as SpooledPart;
      const isFirst = index === from.part;
      if (part.lines) yield* linesOf(content, part, index, isFirst ? from : { ...BEGINNING, part: index });
      else yield wholeOf(content, part, index);
    }
  } finally {
    await content.close();
  }
}

function wholeOf(content: FileHandle, part: SpooledPart, index: number): FoundDocument {
  const { name, contentType, start, length } = part;
  return {
    name,
    ...(contentType !== null && { contentType }),
    after: { place: { ...BEGINNING, part: index + 1 }, doneBytes: start + length } satisfies After,
    async read() {
      if (length > MAX_DOCUMENT_BYTES) return { tooLarge: length };
      const bytes = new Uint8Array(length);
      await readFully(content, bytes, start);
      return bytes;
    },
  };
}

/** Yields each line of a part after a position. */
async function* linesOf(
  content: FileHandle,
  part: SpooledPart,
  index: number,
  from: UploadPosition,
): AsyncGenerator<FoundDocument> {
  const contentType = lineTypeOf(part);
  if (contentType === null) throw new Error(`The lines of ${part.name} have no known format.`);
  for await (const { line, end, size, bytes } of linesIn({ content, start: part.start, length: part.length }, from)) {
    yield {
      name: `${part.name}:${line}`,
      contentType,
      line,
      after: { place: { part: index, offset: end, line }, doneBytes: part.start + end } satisfies After,
      read: async () => (size > MAX_DOCUMENT_BYTES ? { tooLarge: size } : bytes),
    };
  }
}
