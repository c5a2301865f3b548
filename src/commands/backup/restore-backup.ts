// Restores a backup in place of an archive that no process has open, atomically.

import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import { chmod, constants, copyFile, realpath } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import {
  type BackupNotes,
  beAlone,
  type Fault,
  InUse,
  openBackup,
  type Piece,
  quiesce,
  unpackBackup,
  whatIsIn,
} from '../../store/index.ts';
import { spoolFolder } from '../imports/spool.ts';
import { discardPartial, partialOf, putInPlace, sweepPartials } from '../partial-file.ts';
import { checked, isLost } from './checked.ts';

export interface RestoreOptions {
  /** Whether an archive with content is replaced. */
  replace?: boolean;
  quick?: boolean;
  signal?: AbortSignal;
  onProgress?: (share: number) => void;
}

export interface Restored {
  notes: BackupNotes;
  /** Faults of derived data. */
  faults: Fault[];
}

/** @throws a one-sentence error; the existing archive is then unchanged. */
export async function restoreBackup(backup: string, file: string, options: RestoreOptions = {}): Promise<Restored> {
  if (!existsSync(backup)) throw new Error(`There is no file ${backup}.`);
  if (existsSync(file) && (await realpath(backup)) === (await realpath(file))) {
    throw new Error(`${backup} is where the archive itself is: DATABASE_URL must name another file.`);
  }
  mkdirSync(dirname(resolve(file)), { recursive: true });
  const place = existsSync(file) ? await realpath(file) : file;
  try {
    const presence = beAlone(place);
    try {
      return await replace(backup, place, options);
    } finally {
      presence.leave();
    }
  } catch (error) {
    if (!(error instanceof InUse)) throw error;
    throw new Error(
      `The archive ${file} cannot be replaced: ${error.message}. Stop the server and every other command, then restore.`,
      { cause: error },
    );
  }
}

async function replace(backup: string, file: string, options: RestoreOptions): Promise<Restored> {
  expectNothingToLose(file, options.replace ?? false);
  const notes = openBackup(backup);
  const partial = partialOf(file);
  try {
    await sweepPartials(file);
    await copyFile(backup, partial, constants.COPYFILE_FICLONE);
    await chmod(partial, 0o600);
    const { faults } = await checked(partial, {
      ...options,
      onStep: (step) => 'share' in step && options.onProgress?.(step.share),
    });
    const lost = faults.find(isLost);
    if (lost) throw new Error(`${backup} is damaged (${lost.problem}): restore another backup.`);
    unpackBackup(partial, documentsTo(file));
    options.signal?.throwIfAborted();
    quiesce(file);
    await putInPlace(partial, file);
    return { notes, faults };
  } finally {
    await discardPartial(partial);
  }
}

function expectNothingToLose(file: string, replace: boolean): void {
  const there = whatIsIn(file);
  if (there === null || replace) return;
  const what = there === 'damaged' ? 'cannot be read' : `has ${there.articles} articles`;
  throw new Error(`The archive ${file} is there and ${what}: --force replaces it, for good.`);
}

/**
 * Writes the documents of open imports to the spool. Upload names are unique, so these files do not disturb the existing
 * archive, which removes them if it is not replaced after all.
 */
function documentsTo(file: string): (piece: Piece) => void {
  const begun = new Set<string>();
  return ({ spool, name, piece, bytes }) => {
    const folder = spoolFolder(file, spool);
    if (!begun.has(spool)) {
      rmSync(folder, { recursive: true, force: true });
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      begun.add(spool);
    }
    if (!/^[\w-][\w.-]*$/.test(name)) throw new Error(`The backup has documents under a name that is none: ${name}.`);
    const out = openSync(join(folder, name), piece === 0 ? 'wx' : 'a', 0o600);
    try {
      for (let written = 0; written < bytes.length; ) written += writeSync(out, bytes, written);
      fsyncSync(out);
    } finally {
      closeSync(out);
    }
  };
}
