// Backs up an archive to one file as of one moment, while others write; checks the file before it gets its name.

import { existsSync, statSync } from 'node:fs';
import { open, realpath, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { formatInstant } from '../../model/text/instant.ts';
import { type ArchiveMoment, type Fault, openMoment, openSealing } from '../../store/index.ts';
import { discardPartial, partialOf, putInPlace, sweepPartials } from '../partial-file.ts';
import { checked, isLost } from './checked.ts';
import { type HeldSpools, holdSpools } from './spools.ts';

export type BackupPhase = 'copy' | 'check';

export interface BackupOptions {
  now: () => Date;
  version: string;
  /** Whether an existing file is replaced. */
  replace?: boolean;
  /** Whether to skip the comparison of the search index with the texts. */
  quick?: boolean;
  signal?: AbortSignal;
  onProgress?: (phase: BackupPhase, share: number) => void;
}

export interface Backup {
  articles: number;
  seq: number;
  bytes: number;
  openImports: number;
  /** Faults of derived data: the backup is valid, and `check --repair` fixes them. */
  faults: Fault[];
  notes: string[];
  /** Imports whose documents were already missing. */
  missing: string[];
}

/** Maximum attempts: an import may end between taking the snapshot and opening its documents. */
const ATTEMPTS = 20;
const CHUNK = 1024 * 1024;

/** @throws a one-sentence error if the backup cannot be made or would be incomplete; no file is left then. */
export async function backUpArchive(file: string, target: string, options: BackupOptions): Promise<Backup> {
  await expectFree(file, target, options.replace ?? false);
  const { moment, spools } = await holdMoment(file);
  // Replaces the target of a symbolic link, not the link.
  const place = existsSync(target) ? await realpath(target) : target;
  const partial = partialOf(place);
  try {
    await sweepPartials(place);
    await (await open(partial, 'wx', 0o600)).close();
    await moment.copyTo(partial, (share) => {
      options.signal?.throwIfAborted();
      options.onProgress?.('copy', share);
    });
    await seal(partial, moment, spools, options);
    moment.close();
    const { faults, notes } = await checked(partial, {
      ...options,
      onStep: (step) => 'share' in step && options.onProgress?.('check', step.share),
    });
    const lost = faults.find(isLost);
    if (lost) {
      throw new Error(
        `${target} was not written, as the archive is damaged (${lost.problem}): "news-archive check" tells all, "news-archive restore" puts an earlier backup in its place.`,
      );
    }
    const { size } = await stat(partial);
    await putInPlace(partial, place);
    const { articles, seq, openImports } = moment;
    return { articles, seq, bytes: size, openImports: openImports.length, faults, notes, missing: spools.missing };
  } finally {
    moment.close();
    await spools.close();
    await discardPartial(partial);
  }
}

async function expectFree(file: string, target: string, replace: boolean): Promise<void> {
  const there = statSync(target, { throwIfNoEntry: false });
  if (there?.isDirectory()) throw new Error(`${target} is a folder: name a file in it.`);
  if (there && !there.isFile()) throw new Error(`${target} is not a file: a backup needs one.`);
  if (!existsSync(dirname(resolve(target)))) throw new Error(`There is no folder ${dirname(target)}: make it first.`);
  if (there && (await realpath(target)) === (await realpath(file).catch(() => ''))) {
    throw new Error(`${target} is the archive itself: name another file.`);
  }
  if (there && !replace) throw new Error(`${target} is there already: name another file, or replace it with --force.`);
}

/** Returns a snapshot of the archive with the documents of its open imports. */
async function holdMoment(file: string): Promise<{ moment: ArchiveMoment; spools: HeldSpools }> {
  for (let attempt = 1, before: string[] = []; ; attempt++) {
    const moment = openMoment(file);
    const spools = await holdSpools(file, moment).catch((error) => {
      moment.close();
      throw error;
    });
    // An import that has just ended is not open in the next snapshot; one whose documents are lost still is.
    if (attempt === ATTEMPTS || spools.missing.every((id) => before.includes(id))) return { moment, spools };
    before = spools.missing;
    moment.close();
    await spools.close();
  }
}

async function seal(
  partial: string,
  { archive, seq, articles }: ArchiveMoment,
  { files }: HeldSpools,
  { now, version, signal }: BackupOptions,
): Promise<void> {
  const sealing = openSealing(partial);
  try {
    for (const { spool, name, handle } of files) {
      let offset = 0;
      for (;;) {
        signal?.throwIfAborted();
        const { bytesRead, buffer } = await handle.read(Buffer.alloc(CHUNK), 0, CHUNK, offset);
        // An empty document file must be stored, too.
        if (bytesRead > 0 || offset === 0) sealing.addDocument(spool, name, buffer.subarray(0, bytesRead));
        if (bytesRead === 0) break;
        offset += bytesRead;
      }
    }
    sealing.finish({ at: formatInstant(now()), version, archive, seq, articles });
  } finally {
    sealing.close();
  }
}
