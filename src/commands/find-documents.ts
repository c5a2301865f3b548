// Documents on the disk: every file under the paths given, in a stable order, each read when its turn comes.

import type { Dirent } from 'node:fs';
import { opendir, readFile, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { FoundDocument } from './import-documents.ts';

/** What a folder is searched for. A file that is named by itself is taken whatever its ending. */
const ENDINGS = new Set(['.md', '.markdown', '.txt', '.text']);

export interface FindOptions {
  /** Files above this many bytes are handed on unread, to be rejected. */
  maxBytes: number;
}

/** @throws where a path does not exist. */
export async function* findDocuments(paths: readonly string[], options: FindOptions): AsyncGenerator<FoundDocument> {
  for (const path of paths) {
    const found = await stat(path).catch((cause) => {
      throw new Error(
        cause.code === 'ENOENT' ? `There is no file or folder ${path}.` : `Cannot read ${path}: ${cause.message}.`,
      );
    });
    if (found.isDirectory()) yield* within(path, options);
    else yield documentAt(path, options);
  }
}

/** How many documents `findDocuments` will find: for a progress bar. */
export async function countDocuments(paths: readonly string[]): Promise<number> {
  let count = 0;
  for await (const _ of findDocuments(paths, { maxBytes: 0 })) count++;
  return count;
}

async function* within(folder: string, options: FindOptions): AsyncGenerator<FoundDocument> {
  const entries: Dirent[] = [];
  const opened = await opendir(folder).catch((cause) => {
    throw new Error(`Cannot read ${folder}: ${cause.message}.`);
  });
  for await (const entry of opened) {
    if (!entry.name.startsWith('.')) entries.push(entry);
  }
  // By code unit, whatever the machine's language: a first version is imported before its corrections everywhere.
  entries.sort((one, other) => (one.name < other.name ? -1 : 1));
  for (const entry of entries) {
    const path = join(folder, entry.name);
    // Symbolic links are not followed: a folder may hold one to its own parent.
    if (entry.isDirectory()) yield* within(path, options);
    else if (entry.isFile() && isDocument(entry.name)) yield documentAt(path, options);
  }
}

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
      return readFile(path);
    },
  };
}
