// The documents of an upload, in order, from any place among them.

import type { FileHandle } from 'node:fs/promises';
import { MAX_DOCUMENT_BYTES } from '../../model/import/document.ts';
import type { FoundDocument } from '../import-documents.ts';
import { openContent, type Part, partsOf } from './spool.ts';

/** Where an import goes on. */
export interface Place {
  part: number;
  /** Of a part of many documents: bytes and lines of it that are done. */
  offset: number;
  line: number;
}

export const BEGINNING: Place = { part: 0, offset: 0, line: 0 };

/** What `after` of a document of an upload is. */
export interface After {
  place: Place;
  /** Of all documents of the upload. */
  doneBytes: number;
}

const CHUNK = 256 * 1024;
const LINE_END = 10;

/** @throws where what was sent is not on this disk. */
export async function* documentsOf(file: string, spool: string, from: Place): AsyncGenerator<FoundDocument> {
  const parts = await partsOf(file, spool);
  const content = await openContent(file, spool);
  try {
    for (let index = from.part; index < parts.length; index++) {
      const part = parts[index] as Part;
      const isFirst = index === from.part;
      if (part.lines) yield* linesOf(content, part, index, isFirst ? from : { ...BEGINNING, part: index });
      else yield wholeOf(content, part, index);
    }
  } finally {
    await content.close();
  }
}

function wholeOf(content: FileHandle, part: Part, index: number): FoundDocument {
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

/** Empty lines are none. A line that is too long for a document is passed over without being kept. */
async function* linesOf(content: FileHandle, part: Part, index: number, from: Place): AsyncGenerator<FoundDocument> {
  let { offset, line } = from;
  let held: Uint8Array[] = [];
  let length = 0;

  const documentAt = (end: number): FoundDocument | null => {
    line++;
    const [size, bytes] = [length, Buffer.concat(held)];
    held = [];
    length = 0;
    if (size <= MAX_DOCUMENT_BYTES && isBlank(bytes)) return null;
    return {
      name: `${part.name}:${line}`,
      contentType: 'application/json',
      line,
      after: { place: { part: index, offset: end, line }, doneBytes: part.start + end } satisfies After,
      read: async () => (size > MAX_DOCUMENT_BYTES ? { tooLarge: size } : new Uint8Array(bytes)),
    };
  };
  const hold = (bytes: Uint8Array) => {
    length += bytes.length;
    if (length > MAX_DOCUMENT_BYTES) held = [];
    else held.push(bytes);
  };

  while (offset < part.length) {
    const chunk = new Uint8Array(Math.min(CHUNK, part.length - offset));
    await readFully(content, chunk, part.start + offset);
    let begin = 0;
    for (let end = chunk.indexOf(LINE_END); end !== -1; end = chunk.indexOf(LINE_END, begin)) {
      hold(chunk.subarray(begin, end));
      begin = end + 1;
      const document = documentAt(offset + begin);
      if (document) yield document;
    }
    hold(chunk.subarray(begin));
    offset += chunk.length;
  }
  const last = length > 0 ? documentAt(part.length) : null;
  if (last) yield last;
}

const isBlank = (bytes: Uint8Array) => bytes.every((byte) => byte === 32 || byte === 9 || byte === 13);

async function readFully(content: FileHandle, into: Uint8Array, position: number): Promise<void> {
  for (let done = 0; done < into.length; ) {
    const { bytesRead } = await content.read(into, done, into.length - done, position + done);
    if (bytesRead === 0) throw new Error('What was sent is cut off.');
    done += bytesRead;
  }
}
