// Opens the archive for a command and closes it afterwards.

import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import { mirrorRefusal } from '../model/archive/mirror-source.ts';
import { faultReason, storageFaultOf } from '../model/problem/storage-fault.ts';
import type { UrlPattern } from '../model/url/url-pattern.ts';
import { fileOf, openStore, type Store } from '../store/index.ts';

export interface WithStoreOptions {
  /** What to do if there is no archive: create it, use an empty temporary one, or fail. */
  ifMissing?: 'make' | 'pretend' | 'refuse';
  /** Whether the command adds its own content, which a mirror rejects. */
  isChanged?: boolean;
  /** Without them, the archive keeps its patterns. */
  urlPatterns?: readonly UrlPattern[];
}

export async function withStore<Result>(
  { databaseUrl, durability }: Pick<Config, 'databaseUrl'> & Partial<Pick<Config, 'durability'>>,
  { ifMissing = 'make', isChanged = false, urlPatterns }: WithStoreOptions,
  work: (store: Store) => Promise<Result>,
): Promise<Result> {
  if (ifMissing !== 'make' && !existsSync(fileOf(databaseUrl))) {
    if (ifMissing === 'pretend') return withPassingStore(work);
    throw new Error(
      `There is no archive at ${databaseUrl}. DATABASE_URL says where it is; serving or importing makes it.`,
    );
  }
  const store = openStore(databaseUrl, { ...(durability && { durability }), ...(urlPatterns && { urlPatterns }) });
  try {
    const origin = isChanged ? await store.mirrorSource() : null;
    if (origin) throw mirrorRefusal(origin);
    return await work(store);
  } catch (error) {
    throw sentenceOf(error, databaseUrl);
  } finally {
    await store.close();
  }
}

/** Returns an error of the disk as a sentence. */
function sentenceOf(error: unknown, databaseUrl: string): unknown {
  const kind = /^SQLITE_/.test(String((error as NodeJS.ErrnoException).code)) ? storageFaultOf(error) : null;
  return kind === null
    ? error
    : new Error(`The archive ${databaseUrl} cannot be used: ${faultReason(kind)}.`, { cause: error });
}

/** Provides an empty archive that is deleted afterwards. */
export async function withPassingStore<Result>(work: (store: Store) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'news-archive-'));
  try {
    return await withStore({ databaseUrl: `file:${join(folder, 'archive.db')}` }, {}, work);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
