// Writes files under a temporary name beside their target and moves them into place once they are complete.

import { open, readdir, rename, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import process from 'node:process';
import { hasProcessEnded } from './process-ended.ts';

/** Suffixes of the files that SQLite writes beside a database. */
const SUFFIXES = ['', '-journal', '-wal', '-shm'];

const here = hostname().replace(/[^\w.]/g, '_');

/** Returns the temporary path for `target` in this process. */
export function partialOf(target: string): string {
  return join(dirname(resolve(target)), `.${basename(target)}.${here}-${process.pid}.part`);
}

/** Removes temporary files of `target` from processes of this machine that have ended, or that had this process id. */
export async function sweepPartials(target: string): Promise<void> {
  const folder = dirname(resolve(target));
  const lead = `.${basename(target)}.${here}-`;
  for (const name of await readdir(folder).catch(() => [])) {
    const [, pid] =
      /^(\d+)\.part(?:-journal|-wal|-shm)?$/.exec(name.startsWith(lead) ? name.slice(lead.length) : '') ?? [];
    if (pid !== undefined && isGone(Number(pid))) await rm(join(folder, name), { force: true });
  }
}

/** Removes the temporary files. */
export async function discardPartial(partial: string): Promise<void> {
  for (const suffix of SUFFIXES) await rm(`${partial}${suffix}`, { force: true });
}

/** Syncs the file, renames it, then syncs the folder: after a crash there is the old file or the new one. */
export async function putInPlace(partial: string, target: string): Promise<void> {
  await sync(partial);
  await rename(partial, target);
  // Windows cannot open a folder.
  if (process.platform !== 'win32') await sync(dirname(resolve(target)));
}

async function sync(path: string): Promise<void> {
  const file = await open(path, 'r');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

/** A file under this process's own number is what an earlier process of that number left. */
const isGone = (pid: number): boolean => pid === process.pid || hasProcessEnded(pid);
