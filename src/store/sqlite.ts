// SQLite: its connections, its migrations, its one-writer transaction.

import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { isBackup } from './backup/notes.ts';
import { damageOf } from './damage.ts';
import { type DatabaseFiles, type FileIdentity, makePrivate, requireSame, trackFiles } from './database-files.ts';
import { drizzle } from './drizzle.ts';
import { lastMigration, migrate } from './migrate.ts';
import { makeFolder, whyNot } from './opening.ts';
import { bePresent, type Presence } from './presence.ts';
import * as tables from './tables.ts';

export type Handle = ReturnType<typeof handle>;

export const MIGRATIONS = fileURLToPath(new URL('../../migrations/sqlite', import.meta.url));

/** How long a writer waits for another process's transaction, in milliseconds. */
const BUSY_TIMEOUT = 10_000;

export function handle(client: Database.Database) {
  return drizzle(client, { schema: tables, casing: 'snake_case' });
}

/** What a connection keeps of the file: pages of its own, in KiB, and how much it maps into memory, in bytes. */
interface Keeps {
  cache: number;
  map: number;
}

/** Writes and searches come back to the same pages of indexes again and again. */
const MUCH: Keeps = { cache: 65_536, map: 2_147_418_112 };
/** Articles are read from all over the file: the system keeps it, and a process that mapped it would seem to hold it all. */
const LITTLE: Keeps = { cache: 16_384, map: 0 };
/** What is read once, from one end to the other, is not worth keeping. */
const LEAST: Keeps = { cache: 8_192, map: 0 };

/**
 * What a commit survives. `power`: a loss of power, for each commit waits for the disk. `process`: the end of the process,
 * whatever ends it; a loss of power may take the last commits along, and never leaves half of one.
 */
export type Durability = 'power' | 'process';

function connect(file: string, options: Database.Options, { cache, map }: Keeps): Database.Database {
  const client = new Database(file, { ...options, timeout: BUSY_TIMEOUT });
  client.pragma('foreign_keys = ON');
  client.pragma(`cache_size = -${cache}`);
  client.pragma(`mmap_size = ${map}`);
  client.pragma('temp_store = MEMORY');
  return client;
}

/**
 * Opens the database file, made and migrated if need be.
 *
 * @throws one clear sentence where the file cannot be opened, is no database, or is newer than this program.
 */
export function openSqlite(
  file: string,
  { durability = 'power', identity }: { durability?: Durability; identity?: FileIdentity } = {},
) {
  let writing: Database.Database | undefined;
  let reading: Database.Database | undefined;
  let presence: Presence | undefined;
  try {
    if (identity !== undefined) requireSame(resolve(file), identity);
    makeFolder(dirname(resolve(file)));
    const damage = damageOf(file);
    if (damage !== null) throw new Error(damage);
    makePrivate(file);
    presence = bePresent(file);
    writing = connect(file, {}, MUCH);
    writing.pragma(`synchronous = ${durability === 'power' ? 'FULL' : 'NORMAL'}`);
    // Without it, `fsync` of macOS does not wait for the disk; elsewhere it changes nothing.
    if (durability === 'power') writing.pragma('fullfsync = ON');
    // What is deleted is overwritten: the file may go to others, and erased words with it.
    writing.pragma('secure_delete = ON');
    // Looked at before anything is changed: it may be somebody else's.
    lastMigration(writing);
    if (isBackup(writing)) throw new Error('it is a backup; "news-archive restore" makes an archive of it');
    useWal(writing);
    migrate(writing, MIGRATIONS);
    presence.noteArchive();
    // Reads have a connection of their own: on the writer's they would see half-done writes.
    reading = connect(file, { readonly: true }, LITTLE);
    return engineOn(writing, reading, { files: trackFiles(file), presence });
  } catch (cause) {
    reading?.close();
    writing?.close();
    presence?.leave();
    throw new Error(`Cannot open the database ${file}: ${whyNot(cause as NodeJS.ErrnoException, file)}.`, { cause });
  }
}

/**
 * Opens an archive that is there for reading alone, as another thread does.
 *
 * @param once whether all of it is read once, from one end to the other: then hardly any of it is kept in memory.
 * @param identity the file that is meant: another one at its path is refused.
 * @throws as `openSqlite`.
 */
export function openReader(
  file: string,
  { once = false, identity }: { once?: boolean; identity?: FileIdentity } = {},
): SqliteReader {
  let client: Database.Database | undefined;
  try {
    client = connect(file, { readonly: true }, once ? LEAST : MUCH);
    if (identity !== undefined) requireSame(resolve(file), identity);
    return readerOn(client);
  } catch (cause) {
    client?.close();
    throw new Error(`Cannot open the database ${file}: ${whyNot(cause as NodeJS.ErrnoException, file)}.`, { cause });
  }
}

function readerOn(reading: Database.Database) {
  const dataVersion = reading.prepare('PRAGMA data_version').pluck();
  const begin = reading.prepare('BEGIN');
  const commit = reading.prepare('COMMIT');

  return {
    read: handle(reading),

    /** Grows with every commit of anyone: what was read before it changed may be out of date. */
    version: (): number => dataVersion.get() as number,

    /** Runs synchronous reads on one snapshot of the archive. */
    snapshot<T>(work: () => T): T {
      if (reading.inTransaction) return work();
      begin.run();
      try {
        return work();
      } finally {
        commit.run();
      }
    },

    /** All that is read from now on is of one moment of the archive, until it is closed. */
    hold: (): void => void begin.run(),

    close: (): void => void reading.close(),
  };
}

function engineOn(
  writing: Database.Database,
  reading: Database.Database,
  { files, presence }: { files: DatabaseFiles; presence: Presence },
) {
  const engine = {
    ...readerOn(reading),
    write: handle(writing),
    files,

    begin(): void {
      files.verify();
      engine.rollback();
      writing.exec('BEGIN IMMEDIATE');
    },
    commit(): void {
      files.verify();
      writing.exec('COMMIT');
      // A file that was removed just now took the commit along.
      files.verify();
    },
    rollback(): void {
      // On a disk that fails, this may fail, too; the error that led here says more.
      if (writing.inTransaction) ignoreFaults(() => writing.exec('ROLLBACK'));
    },

    /** Empties the write-ahead log, in which deleted words stay until they are written over. Whether nobody reads in it. */
    truncateLog(): boolean {
      if (writing.inTransaction) return false;
      // Whoever reads in it may do so for long; nobody waits.
      writing.pragma('busy_timeout = 0');
      try {
        const [done] = writing.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
        return done?.busy === 0;
      } finally {
        writing.pragma(`busy_timeout = ${BUSY_TIMEOUT}`);
      }
    },

    /**
     * Moves what the log holds into the database file that is open, if one of the two is out of its place: SQLite would
     * apply a log that stays behind to whatever database is put beside it.
     */
    saveMisplaced(): void {
      try {
        files.verify();
      } catch {
        ignoreFaults(engine.truncateLog);
      }
    },

    close(): void {
      engine.saveMisplaced();
      // No `PRAGMA optimize`: the queries are made for their indexes. Once SQLite has counted rows it skip-scans another
      // where few values repeat, as the instant of a bulk import does, and sorts the whole archive for one page.
      reading.close();
      writing.close();
      presence.leave();
    },
  };
  return engine;
}

function ignoreFaults(work: () => void): void {
  try {
    work();
  } catch {
    // The disk that it would be written to is gone.
  }
}

/** Of two processes that switch a new file at the same moment, one is refused at once instead of being made to wait. */
function useWal(client: Database.Database): void {
  const deadline = Date.now() + BUSY_TIMEOUT;
  for (;;) {
    try {
      client.pragma('journal_mode = WAL');
      return;
    } catch (error) {
      if (!isBusy(error) || Date.now() > deadline) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
    }
  }
}

function isBusy(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code?.startsWith('SQLITE_BUSY') ?? false;
}

export type SqliteEngine = ReturnType<typeof openSqlite>;
/** What reads need of an engine. */
export type SqliteReader = ReturnType<typeof readerOn>;
