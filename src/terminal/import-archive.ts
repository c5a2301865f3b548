// `news-archive import` of an archive that was exported as a whole: it is made again, with its history.

import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import { ArchiveError, readArchive } from '../commands/copying/read-archive.ts';
import { type Copied, count, nothingCopied, restoreArchive } from '../commands/copying/restore-archive.ts';
import { loadUrlPatterns } from '../commands/url-patterns.ts';
import type { Config } from '../config.ts';
import { copyProgress } from './copy-progress.ts';
import { counted } from './counted.ts';
import { heedInterrupts } from './interrupt.ts';
import { withStore } from './with-store.ts';

const STANDARD_INPUT = '-';
/** How such an export begins. */
const BEGINNING = '{"meta":{"kind":"archive"';

/** Whether it is one: standard input, or one file that begins as such. Compressed ones are known by their name. */
export async function isArchive(paths: readonly string[]): Promise<boolean> {
  const [path, ...others] = paths;
  if (paths.includes(STANDARD_INPUT)) {
    if (others.length > 0) throw new Error('Standard input ("-") is imported by itself.');
    return true;
  }
  if (path === undefined || others.length > 0) return false;
  if (path.endsWith('.ndjson.gz')) return true;
  const file = await open(path).catch(() => null);
  try {
    const head = await file?.read(Buffer.alloc(BEGINNING.length)).catch(() => null);
    return head?.buffer.toString() === BEGINNING;
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
      if (!stop.signal.aborted && !(error instanceof ArchiveError && error.isCutOff)) throw error;
      const why = stop.signal.aborted ? 'Interrupted' : (error as Error).message.replace(/\.$/, '');
      console.error(`${why}: what was imported so far is kept; import the whole export for the rest.`);
      process.exitCode = stop.signal.aborted ? 130 : 1;
    } finally {
      progress.end();
      stop.release();
    }
  });
}

/** Nothing is written. @throws ArchiveError where it is no whole export. */
async function lookedThrough(path: string): Promise<Copied> {
  const copied = nothingCopied();
  for await (const line of readArchive(chunksOf(path))) if (!('meta' in line || 'trailer' in line)) count(copied, line);
  return copied;
}

function chunksOf(path: string): AsyncIterable<Uint8Array> {
  if (path === STANDARD_INPUT) return process.stdin;
  const file = createReadStream(path);
  if (!path.endsWith('.gz')) return file;
  const unpacked = createGunzip();
  file.on('error', (error) => unpacked.destroy(error));
  return file.pipe(unpacked);
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
