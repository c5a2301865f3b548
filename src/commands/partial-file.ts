// Files that are being written: beside their target, under a name that is never mistaken for it, until they are whole.

import { open, readdir, rename, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import process from 'node:process';

/** What SQLite writes beside a database. */
const SUFFIXES = ['', '-journal', '-wal', '-shm'];

const here = hostname().replace(/[^\w.]/g, '_');

/** Where this process writes what is to become `target`. */
export function partialOf(target: string): string {
  return join(dirname(resolve(target)), `.${basename(target)}.${here}-${process.pid}.part`);
}

/** Removes what processes of this machine that were killed have left of `target`, and what an earlier one of this number has. */
export async function sweepPartials(target: string): Promise<void> {
  const folder = dirname(resolve(target));
  const lead = `.${basename(target)}.${here}-`;
  for (const name of await readdir(folder).catch(() => [])) {
    const [, pid] =
      /^(\d+)\.part(?:-journal|-wal|-shm)?$/.exec(name.startsWith(lead) ? name.slice(lead.length) : '') ?? [];
    if (pid !== undefined && isGone(Number(pid))) await rm(join(folder, name), { force: true });
  }
}

/** Nothing of it stays. */
export async function discardPartial(partial: string): Promise<void> {
  for (const suffix of SUFFIXES) await rm(`${partial}${suffix}`, { force: true });
}

/** It is on the disk, then it has its name, then that is on the disk: after a crash there is the old file or the new one. */
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

function isGone(pid: number): boolean {
  if (pid === process.pid) return true;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
