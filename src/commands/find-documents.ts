// Documents on the disk: every file under the paths given, in a stable order, each read when its turn comes.

import { createReadStream, type Dirent } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { systemErrorReason } from '../model/problem/system-error.ts';
import type { FoundDocument } from './import-documents.ts';

/** What a folder is searched for. A file that is named by itself is taken whatever its ending. */
export const ENDINGS = new Set(['.md', '.markdown', '.txt', '.text']);

export interface FindOptions {
  /** Files above this many bytes are handed on unread, to be rejected. */
  maxBytes: number;
}

/** @throws where a path does not exist. */
export async function* findDocuments(paths: readonly string[], options: FindOptions): AsyncGenerator<FoundDocument> {
  for (const path of paths) {
    const found = await stat(path).catch((cause) => {
      if (cause.code !== 'ENOENT') throw unreadable(path, cause);
      const hint = /[*?[]/.test(path) ? ' To the shell it is a pattern: write it without quotation marks.' : '';
      throw new Error(`There is no file or folder ${path}.${hint}`);
    });
    if (found.isDirectory()) {
      const entries = await entriesOf(path).catch((cause) => {
        throw unreadable(path, cause);
      });
      yield* within(path, entries, options);
    } else if (found.isFile()) yield documentAt(path, options);
    else throw new Error(`${path} is neither a file nor a folder: documents are imported from those.`);
  }
}

/** How many documents `findDocuments` will find: for a progress bar. */
export async function countDocuments(paths: readonly string[]): Promise<number> {
  let count = 0;
  for await (const _ of findDocuments(paths, { maxBytes: 0 })) count++;
  return count;
}

async function* within(
  folder: string,
  entries: readonly Dirent[],
  options: FindOptions,
): AsyncGenerator<FoundDocument> {
  // By code unit, whatever the machine's language: a first version is imported before its corrections everywhere.
  const sorted = entries.toSorted((one, other) => (one.name < other.name ? -1 : 1));
  for (const entry of sorted) {
    const path = join(folder, entry.name);
    // Symbolic links are not followed: a folder may hold one to its own parent.
    if (entry.isDirectory()) yield* withinOrUnread(path, options);
    else if (entry.isFile() && isDocument(entry.name)) yield documentAt(path, options);
  }
}

/** A folder in another one that cannot be read does not stop the rest: it stands for its documents. */
async function* withinOrUnread(folder: string, options: FindOptions): AsyncGenerator<FoundDocument> {
  const entries = await entriesOf(folder).catch((error: Error) => error);
  if (Array.isArray(entries)) yield* within(folder, entries, options);
  else yield { name: folder, read: () => Promise.reject(entries) };
}

/** @throws where it cannot be read. */
async function entriesOf(folder: string): Promise<Dirent[]> {
  return (await readdir(folder, { withFileTypes: true })).filter(({ name }) => !name.startsWith('.'));
}

const unreadable = (path: string, cause: unknown) =>
  new Error(`${path} cannot be read: ${systemErrorReason(cause)}.`, { cause });

function isDocument(name: string): boolean {
  // Only the bare names: `notice-of-closure.md` is an article.
  return ENDINGS.has(extname(name).toLowerCase()) && !/^(readme|license|notice|changelog)\.\w+$/i.test(name);
}

function documentAt(path: string, { maxBytes }: FindOptions): FoundDocument {
  return {
    name: path,
    async read() {
      const { size } = await stat(path);
      if (size > maxBytes) return { tooLarge: size };
      // Some files of the system say that they are empty, and do not end.
      return size > 0 ? readFile(path) : beginningOf(path, maxBytes);
    },
  };
}

async function beginningOf(path: string, most: number): Promise<Uint8Array | { tooLarge: number }> {
  const parts: Uint8Array[] = [];
  for await (const part of createReadStream(path, { end: most })) parts.push(part);
  const bytes = Buffer.concat(parts);
  return bytes.length > most ? { tooLarge: bytes.length } : bytes;
}
