// Who has an archive open: told by a lock on a file beside it. The operating system takes the lock back when a process ends,
// however it ends, so nothing is left behind that would have to be cleared away.

import { chmodSync, chownSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';

/** Milliseconds that whoever opens an archive waits while another one is put in its place. */
const PATIENCE = 10_000;

export interface Presence {
  /** Notes that there is an archive now: a file that is found empty later has lost it. */
  noteArchive(): void;
  leave(): void;
}

/** An archive that others have open, or that is being replaced. */
export class InUse extends Error {
  override name = 'InUse';
}

const lockOf = (file: string): string => `${file}-lock`;

/** As long as the archive is open; any number of connections at once. @throws InUse while it is being replaced. */
export function bePresent(file: string): Presence {
  return hold(file, PATIENCE, 'a backup is being restored in its place', (lock) => {
    // A read transaction holds the lock that readers share, until it ends.
    lock.exec('begin');
    lock.prepare('select count(*) from sqlite_schema').get();
  });
}

/** Nobody else has the archive open, nor can open it until `leave`. @throws InUse if somebody has. */
export function beAlone(file: string): Presence {
  return hold(file, 0, 'another process has it open', (lock) => void lock.exec('begin exclusive'));
}

/** Whether there was an archive in this file. */
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

/** What is written to the lock is a number: that it is not empty says all. */
function note(file: string, lock: Database.Database, take: (lock: Database.Database) => void): void {
  if (wasArchive(file)) return;
  lock.exec('commit');
  try {
    lock.pragma('busy_timeout = 0');
    lock.pragma('user_version = 1');
  } catch (error) {
    // Others have it open: the next one that is alone notes it.
    if (!isBusy(error)) throw error;
  } finally {
    lock.pragma(`busy_timeout = ${PATIENCE}`);
    take(lock);
  }
}

/** Whoever may open the archive must be able to open its lock. */
function belongToSame(file: string): void {
  const its = statSync(file, { throwIfNoEntry: false });
  if (!its) return;
  try {
    chmodSync(lockOf(file), its.mode & 0o777);
    chownSync(lockOf(file), its.uid, its.gid);
  } catch {
    // This user made it and may not give it away.
  }
}

const isBusy = (error: unknown): boolean => (error as NodeJS.ErrnoException).code?.startsWith('SQLITE_BUSY') ?? false;
