// The files of a database on the disk: made for this user alone, and known again by device and inode.

import { closeSync, fchmodSync, openSync, readlinkSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { MisplacedDatabase } from '../model/problem/storage-fault.ts';

/** Device and inode; null if there is no such file. */
export type FileIdentity = string | null;

/** A database as another thread opens it. */
export interface DatabaseFile {
  file: string;
  /** The file that is meant; another one at its path is refused. */
  identity: FileIdentity;
}

/** SQLite gives the same permissions to the files that it makes beside the database. */
const PRIVATE = 0o600;
const WAL = '-wal';
const SHM = '-shm';

export interface DatabaseFiles {
  /** Of the database itself. */
  readonly identity: FileIdentity;
  /** @throws MisplacedDatabase if the files that are open are no longer those at their paths. */
  verify(): void;
}

/** To be called while the database is open: from then on its files must stay where they are. */
export function trackFiles(file: string): DatabaseFiles {
  // The working directory may be changed.
  const path = resolve(file);
  const known = [path, path + WAL, path + SHM].map((one) => ({ path: one, identity: identityOf(one) }));
  return {
    identity: known[0]?.identity ?? null,
    verify() {
      for (const { path, identity } of known) requireSame(path, identity);
    },
  };
}

/** Null if nothing is there, or nothing can be asked of what is there: then it cannot be used either. */
export function identityOf(path: string): FileIdentity {
  try {
    const found = statSync(path, { bigint: true, throwIfNoEntry: false });
    return found ? `${found.dev}:${found.ino}` : null;
  } catch {
    return null;
  }
}

/** @throws MisplacedDatabase */
export function requireSame(path: string, identity: FileIdentity): void {
  const found = identityOf(path);
  if (found === identity) return;
  if (found === null) {
    throw new MisplacedDatabase(
      'DATABASE_REMOVED',
      `${path} is not there any more: it was removed or moved while it was open. Nothing is written until it is back in its place; if it is gone for good, stop the server, restore a backup and start it again.`,
    );
  }
  throw new MisplacedDatabase(
    'DATABASE_REPLACED',
    `Another file stands at ${path} than the one that is open. Nothing is written until the open one is back in its place; to use the new one, restart the server.`,
  );
}

/** Makes the database file, empty, if there is none: SQLite would let everybody read it. */
export function makePrivate(file: string): void {
  if (statSync(file, { throwIfNoEntry: false })) return;
  requireNoLog(file);
  let created: number;
  try {
    created = openSync(file, 'wx', PRIVATE);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    // A link that leads to where the file shall be; or another process was quicker.
    const target = linkTarget(file);
    if (target !== null) makePrivate(target);
    return;
  }
  try {
    // Whatever the umask is.
    fchmodSync(created, PRIVATE);
  } finally {
    closeSync(created);
  }
}

function linkTarget(path: string): string | null {
  try {
    return resolve(dirname(path), readlinkSync(path));
  } catch {
    return null;
  }
}

/** SQLite removes the log of a database that it makes, and with it what was last written to the one that was there. */
function requireNoLog(file: string): void {
  const log = file + WAL;
  if ((statSync(log, { throwIfNoEntry: false })?.size ?? 0) === 0) return;
  throw new Error(
    `${log} is there without it. Put the database back beside its log; if it is gone for good, remove the log`,
  );
}
