// Runs `news-archive import` for an export of a whole archive: rebuilds it with its history.

import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { ARCHIVE_HEAD, ArchiveError, readArchive, startsWith } from '../commands/copying/read-archive.ts';
import { type Copied, count, nothingCopied, restoreArchive } from '../commands/copying/restore-archive.ts';
import { loadUrlPatterns } from '../commands/url-patterns.ts';
import type { Config } from '../config.ts';
import { copyProgress } from './copy-progress.ts';
import { counted } from './counted.ts';
import { heedInterrupts } from './interrupt.ts';
import { withStore } from './with-store.ts';

const STANDARD_INPUT = '-';
/** First bytes of a gzip file. */
const GZIP = Buffer.from([0x1f, 0x8b]);

/** Whether a path is an archive: standard input, or a file that begins like one. @throws if it is not the only path. */
export async function isArchive(paths: readonly string[]): Promise<boolean> {
  for (const path of paths) {
    if (path !== STANDARD_INPUT && !(await beginsAsArchive(path))) continue;
    if (paths.length === 1) return true;
    throw new Error(
      path === STANDARD_INPUT
        ? 'Standard input ("-") is imported by itself.'
        : `${path} is an export of a whole archive, or packed as one: it is imported by itself.`,
    );
  }
  return false;
}

async function beginsAsArchive(path: string): Promise<boolean> {
  // Reading a pipe would block.
  const found = await stat(path).catch(() => null);
  if (!found?.isFile()) return false;
  const file = await open(path).catch(() => null);
  try {
    const head = await file?.read(Buffer.alloc(ARCHIVE_HEAD.length)).catch(() => null);
    return head ? startsWith(head.buffer, ARCHIVE_HEAD) || startsWith(head.buffer, GZIP) : false;
  } finally {
    await file?.close();
  }
}

export async function importArchive(
  path: string,
  config: Config,
  { dryRun, json, quiet }: { dryRun: boolean; json: boolean; quiet: boolean },
): Promise<void> {
  if (dryRun) return report(await lookedThrough(path), { json, dryRun });
  const urlPatterns = loadUrlPatterns(config.urlPatterns);
  await withStore(config, { urlPatterns }, async (store) => {
    const progress = copyProgress(quiet || json);
    const stop = heedInterrupts();
    try {
      const options = { url: null, signal: stop.signal, onProgress: progress.tell };
      report(await restoreArchive(store, chunksOf(path), options), { json, dryRun });
    } catch (error) {
      if (!stop.signal.aborted && !(error instanceof ArchiveError && error.isDamaged)) throw error;
      const why = stop.signal.aborted ? 'Interrupted' : (error as Error).message.replace(/\.$/, '');
      console.error(`${why}: what came before is kept; import the export, whole and as it was made, for the rest.`);
      process.exitCode = stop.signal.aborted ? 130 : 1;
    } finally {
      progress.end();
      stop.release();
    }
  });
}

/** Reads without writing. @throws ArchiveError if the export is incomplete. */
async function lookedThrough(path: string): Promise<Copied> {
  const copied = nothingCopied();
  for await (const line of readArchive(chunksOf(path))) if (!('meta' in line || 'trailer' in line)) count(copied, line);
  return copied;
}

function chunksOf(path: string): AsyncIterable<Uint8Array> {
  return unpacked(path === STANDARD_INPUT ? process.stdin : createReadStream(path));
}

/** Returns the source, decompressed if it is gzip. */
async function* unpacked(source: Readable): AsyncGenerator<Uint8Array> {
  const chunks = (source as AsyncIterable<Uint8Array>)[Symbol.asyncIterator]();
  let head: Uint8Array = Buffer.alloc(0);
  while (head.length < GZIP.length) {
    const { value, done } = await chunks.next();
    if (done) break;
    head = Buffer.concat([head, value]);
  }
  const all = (async function* () {
    yield head;
    yield* { [Symbol.asyncIterator]: () => chunks };
  })();
  if (!startsWith(head, GZIP)) return yield* all;
  try {
    // Errors of the source and of gzip are thrown to the reader.
    yield* pipeline(all, createGunzip(), () => {});
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'Z_BUF_ERROR') throw new ArchiveError('The export was cut off.', { isDamaged: true });
    if (!code?.startsWith('Z_')) throw error;
    throw new ArchiveError('The export was changed since it was made: it cannot be unpacked.', { isDamaged: true });
  }
}

function report(copied: Copied, { json, dryRun }: { json: boolean; dryRun: boolean }): void {
  if (json) {
    console.log(JSON.stringify({ report: { ...copied, dryRun } }));
    return;
  }
  const { articles, entities, withdrawn, changes } = copied;
  const said = [
    counted(articles, 'article'),
    counted(entities, 'entity', 'entities'),
    counted(withdrawn, 'withdrawn article'),
    counted(changes, 'change'),
  ].join(', ');
  console.log(dryRun ? `Dry run, nothing was written: the export is whole and has ${said}.` : `Imported ${said}.`);
}
