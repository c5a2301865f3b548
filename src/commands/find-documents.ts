// Finds the documents under the given paths in a stable order and reads each only when its turn comes.

import { createReadStream, type Dirent } from 'node:fs';
import { open, readdir, readFile, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { systemErrorReason } from '../model/problem/system-error.ts';
import { ARCHIVE_HEAD, startsWith } from './copying/read-archive.ts';
import { formatOfName, lineTypeOf } from './document-formats.ts';
import { linesIn } from './document-lines.ts';
import type { FoundDocument } from './import-documents.ts';

export interface FindDocumentsOptions {
  /** Larger files are passed on unread and rejected. */
  maxBytes: number;
  /** Called for each file in a folder that is not a document, with its kind in the report: `.pdf`. */
  onSkip?: (kind: string) => void;
}

/** @throws if a path does not exist. */
export async function* findDocuments(
  paths: readonly string[],
  options: FindDocumentsOptions,
): AsyncGenerator<FoundDocument> {
  for (const path of paths) {
    const found = await stat(path).catch((cause) => {
      if (cause.code !== 'ENOENT') throw unreadable(path, cause);
      const hint = /[*?[]/.test(path) ? ' It looks like a shell pattern: write it without quotation marks.' : '';
      throw new Error(`There is no file or folder ${path}.${hint}`);
    });
    if (found.isDirectory()) {
      const entries = await entriesOf(path).catch((cause) => {
        throw unreadable(path, cause);
      });
      yield* within(path, entries, options);
    } else if (found.isFile()) yield* documentsIn(path, options);
    else throw new Error(`${path} is neither a file nor a folder. Import files and folders.`);
  }
}

/** Number of documents under the paths, and of other files by extension. */
export interface DocumentCount {
  documents: number;
  skipped: Record<string, number>;
}

/** Skipped files of further kinds are counted together. */
const MOST_KINDS = 50;

export async function countDocuments(paths: readonly string[]): Promise<DocumentCount> {
  const skipped = new Map<string, number>();
  let documents = 0;
  const onSkip = (kind: string) => {
    const key = skipped.has(kind) || skipped.size < MOST_KINDS ? kind : 'other';
    skipped.set(key, (skipped.get(key) ?? 0) + 1);
  };
  for await (const _ of findDocuments(paths, { maxBytes: 0, onSkip })) documents++;
  return { documents, skipped: Object.fromEntries([...skipped].sort(([, one], [, other]) => other - one)) };
}

async function* within(
  folder: string,
  entries: readonly Dirent[],
  options: FindDocumentsOptions,
): AsyncGenerator<FoundDocument> {
  // Sorts by code unit, not by locale: a first version is imported before its corrections on every machine.
  const sorted = entries.toSorted((one, other) => (one.name < other.name ? -1 : 1));
  for (const entry of sorted) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* withinOrUnread(path, options);
    else {
      const skipped = skippedAs(entry);
      if (skipped === null) yield* documentsIn(path, options);
      else options.onSkip?.(skipped);
    }
  }
}

/** Returns the kind under which a skipped file is counted; null if the file is a document. */
function skippedAs(entry: Dirent): string | null {
  // Symbolic links are not followed: a link can point to a parent folder.
  if (!entry.isFile()) return entry.isSymbolicLink() ? 'symbolic link' : 'special file';
  const { name } = entry;
  // Only these exact names: `notice-of-closure.md` is an article.
  if (/^(readme|license|notice|changelog)\.\w+$/i.test(name)) return name;
  if (formatOfName(name)) return null;
  return extname(name).toLowerCase().slice(0, 20) || 'no extension';
}

/** Yields a rejection for an unreadable subfolder, so that the rest is still imported. */
async function* withinOrUnread(folder: string, options: FindDocumentsOptions): AsyncGenerator<FoundDocument> {
  const entries = await entriesOf(folder).catch((error: Error) => error);
  if (Array.isArray(entries)) yield* within(folder, entries, options);
  else yield { name: folder, read: () => Promise.reject(entries) };
}

/** @throws if the folder cannot be read. */
async function entriesOf(folder: string): Promise<Dirent[]> {
  return (await readdir(folder, { withFileTypes: true })).filter(({ name }) => !name.startsWith('.'));
}

const unreadable = (path: string, cause: unknown) =>
  new Error(`${path} cannot be read: ${systemErrorReason(cause)}.`, { cause });

/** Yields the file, or each of its lines if its format is a list of documents. */
async function* documentsIn(path: string, options: FindDocumentsOptions): AsyncGenerator<FoundDocument> {
  const contentType = lineTypeOf({ name: path, contentType: null });
  if (contentType === null) yield documentAt(path, options);
  else yield* linesAt(path, contentType);
}

function documentAt(path: string, { maxBytes }: FindDocumentsOptions): FoundDocument {
  return {
    name: path,
    async read() {
      const { size } = await stat(path);
      if (size > maxBytes) return { tooLarge: size };
      // Some system files report size 0 and never end.
      return size > 0 ? readFile(path) : beginningOf(path, maxBytes);
    },
  };
}

async function* linesAt(path: string, contentType: string): AsyncGenerator<FoundDocument> {
  const content = await open(path).catch((error: Error) => error);
  if (content instanceof Error) return yield { name: path, read: () => Promise.reject(content) };
  try {
    const { size: length } = await content.stat();
    let isFirst = true;
    for await (const { line, size, bytes } of linesIn({ content, start: 0, length })) {
      if (isFirst && startsWith(bytes, ARCHIVE_HEAD)) return yield { name: path, read: async () => ARCHIVE_REJECTION };
      isFirst = false;
      const read = async () => (bytes.length < size ? { tooLarge: size } : bytes);
      yield { name: `${path}:${line}`, contentType, line, read };
    }
    if (isFirst) yield { name: path, read: async () => new Uint8Array() };
  } finally {
    await content.close();
  }
}

const ARCHIVE_REJECTION = {
  rejection: {
    code: 'archive-export',
    message: 'The file is the export of a whole archive. Import it by itself, not with other documents or its folder.',
  },
};

async function beginningOf(path: string, most: number): Promise<Uint8Array | { tooLarge: number }> {
  const parts: Uint8Array[] = [];
  for await (const part of createReadStream(path, { end: most })) parts.push(part);
  const bytes = Buffer.concat(parts);
  return bytes.length > most ? { tooLarge: bytes.length } : bytes;
}
