// Creates the database files for this user only and identifies them by device and inode.

import { closeSync, fchmodSync, openSync, readlinkSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { MisplacedDatabase } from '../model/problem/storage-fault.ts';

/** Device and inode; null if the file does not exist. */
export type FileIdentity = string | null;

/** A database that another thread opens. */
export interface DatabaseFile {
  file: string;
  /** The expected file; another file at the path is rejected. */
  identity: FileIdentity;
}

/** SQLite gives the same permissions to the files that it creates beside the database. */
const PRIVATE = 0o600;
const WAL = '-wal';
const SHM = '-shm';

export interface DatabaseFiles {
  /** The identity of the database file. */
  readonly identity: FileIdentity;
  /** @throws MisplacedDatabase if the open files are no longer the files at their paths. */
  verify(): void;
}

/** Records the identities of the database files. Call it while the database is open. */
export function trackFiles(file: string): DatabaseFiles {
  // The working directory may change later.
  const path = resolve(file);
  const known = [path, path + WAL, path + SHM].map((one) => ({ path: one, identity: identityOf(one) }));
  return {
    identity: known[0]?.identity ?? null,
    verify() {
      for (const { path, identity } of known) requireSame(path, identity);
    },
  };
}

/** Returns null if the file does not exist or cannot be examined: then it cannot be used either. */
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

/** Creates an empty database file if there is none: SQLite would create one that everybody can read. */
export function makePrivate(file: string): void {
  if (statSync(file, { throwIfNoEntry: false })) return;
  requireNoLog(file);
  let created: number;
  try {
    created = openSync(file, 'wx', PRIVATE);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    // The path is a symbolic link to a missing file, or another process created the file first.
    const target = linkTarget(file);
    if (target !== null) makePrivate(target);
    return;
  }
  try {
    // Independent of the umask.
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

/**
 * SQLite deletes the log of a database that it creates, and with it the last writes of the database that was there
 * before.
 */
function requireNoLog(file: string): void {
  const log = file + WAL;
  if ((statSync(log, { throwIfNoEntry: false })?.size ?? 0) === 0) return;
  throw new Error(
    `${log} is there without it. Put the database back beside its log; if it is gone for good, remove the log`,
  );
}
