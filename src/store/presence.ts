// Records that a process has the archive open, by a lock on a file beside it. The operating system releases the lock
// when the process ends for any reason, so no cleanup is needed.

import { chmodSync, chownSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';

/** Milliseconds to wait while another archive is put in its place. */
const PATIENCE = 10_000;

export interface Presence {
  /** Records that the file holds an archive: if the file is empty later, its content was lost. */
  noteArchive(): void;
  leave(): void;
}

/** The archive is open elsewhere or is being replaced. */
export class InUse extends Error {
  override name = 'InUse';
}

const lockOf = (file: string): string => `${file}-lock`;

/**
 * Holds a shared lock while the archive is open; any number of connections may hold it.
 * @throws InUse while the archive is being replaced.
 */
export function bePresent(file: string): Presence {
  return hold(file, PATIENCE, 'a backup is being restored in its place', (lock) => {
    // A read transaction holds a shared lock until it ends.
    lock.exec('begin');
    lock.prepare('select count(*) from sqlite_schema').get();
  });
}

/**
 * Holds an exclusive lock until `leave`: no other process has the archive open or can open it.
 * @throws InUse if another process has it open.
 */
export function beAlone(file: string): Presence {
  return hold(file, 0, 'another process has it open', (lock) => void lock.exec('begin exclusive'));
}

/** Whether the file ever held an archive. */
export function wasArchive(file: string): boolean {
  return (statSync(lockOf(file), { throwIfNoEntry: false })?.size ?? 0) > 0;
}

function hold(file: string, timeout: number, why: string, take: (lock: Database.Database) => void): Presence {
  const isNew = statSync(lockOf(file), { throwIfNoEntry: false }) === undefined;
  const lock = new Database(lockOf(file), { timeout });
  try {
    lock.pragma('journal_mode = MEMORY');
    take(lock);
  } catch (cause) {
    lock.close();
    if (!isBusy(cause)) throw cause;
    throw new InUse(why, { cause });
  }
  if (isNew) belongToSame(file);
  return { noteArchive: () => note(file, lock, take), leave: () => void lock.close() };
}

/** Writes any number to the lock file: only its size matters. */
function note(file: string, lock: Database.Database, take: (lock: Database.Database) => void): void {
  if (wasArchive(file)) return;
  lock.exec('commit');
  try {
    lock.pragma('busy_timeout = 0');
    lock.pragma('user_version = 1');
  } catch (error) {
    // Other connections have the archive open: the next exclusive one records it.
    if (!isBusy(error)) throw error;
  } finally {
    lock.pragma(`busy_timeout = ${PATIENCE}`);
    take(lock);
  }
}

/** Gives the lock file the owner and mode of the archive, so that every user of the archive can open it. */
function belongToSame(file: string): void {
  const its = statSync(file, { throwIfNoEntry: false });
  if (!its) return;
  try {
    chmodSync(lockOf(file), its.mode & 0o777);
    chownSync(lockOf(file), its.uid, its.gid);
  } catch {
    // This user may not change the owner.
  }
}

const isBusy = (error: unknown): boolean => (error as NodeJS.ErrnoException).code?.startsWith('SQLITE_BUSY') ?? false;
