// Splits a stored file into lines, each of which is a document.

import type { FileHandle } from 'node:fs/promises';
import { MAX_DOCUMENT_BYTES } from '../model/import/document.ts';

/** A range of a file: its first byte and its length. */
export interface FileRange {
  content: FileHandle;
  start: number;
  length: number;
}

export interface DocumentLine {
  /** Line number, counted from 1. */
  line: number;
  /** Bytes of the range up to the end of this line. */
  end: number;
  size: number;
  /** The line; empty if it exceeds the size of a document, so that it is never held in memory. */
  bytes: Uint8Array;
}

const CHUNK = 256 * 1024;
const LINE_FEED = 10;

/** Yields the lines after an offset, except blank ones. `from.line` is the number of lines before the offset. */
export async function* linesIn(range: FileRange, from = { offset: 0, line: 0 }): AsyncGenerator<DocumentLine> {
  const reader = new LineReader(from.line);
  for (let offset = from.offset; offset < range.length; ) {
    const chunk = new Uint8Array(Math.min(CHUNK, range.length - offset));
    await readFully(range.content, chunk, range.start + offset);
    let begin = 0;
    for (let end = chunk.indexOf(LINE_FEED); end !== -1; end = chunk.indexOf(LINE_FEED, begin)) {
      reader.add(chunk.subarray(begin, end));
      begin = end + 1;
      const found = reader.finish(offset + begin);
      if (found) yield found;
    }
    reader.add(chunk.subarray(begin));
    offset += chunk.length;
  }
  const last = reader.isEmpty ? null : reader.finish(range.length);
  if (last) yield last;
}

class LineReader {
  #line: number;
  #parts: Uint8Array[] = [];
  #size = 0;

  constructor(line: number) {
    this.#line = line;
  }

  get isEmpty(): boolean {
    return this.#size === 0;
  }

  add(bytes: Uint8Array): void {
    this.#size += bytes.length;
    if (this.#size > MAX_DOCUMENT_BYTES) this.#parts = [];
    else this.#parts.push(bytes);
  }

  /** Returns the line that ends at `end`; null if it is blank. */
  finish(end: number): DocumentLine | null {
    const found = { line: ++this.#line, end, size: this.#size, bytes: new Uint8Array(Buffer.concat(this.#parts)) };
    this.#parts = [];
    this.#size = 0;
    return found.size <= MAX_DOCUMENT_BYTES && isBlank(found.bytes) ? null : found;
  }
}

const isBlank = (bytes: Uint8Array) => bytes.every((byte) => byte === 32 || byte === 9 || byte === 13);

export async function readFully(content: FileHandle, into: Uint8Array, position: number): Promise<void> {
  for (let done = 0; done < into.length; ) {
    const { bytesRead } = await content.read(into, done, into.length - done, position + done);
    if (bytesRead === 0) throw new Error('The file was cut off.');
    done += bytesRead;
  }
}
