// Opens SQLite databases, with a read connection, a write connection and one write transaction at a time.

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

/** Milliseconds that a writer waits for the transaction of another process. */
const BUSY_TIMEOUT = 10_000;

export function handle(client: Database.Database) {
  return drizzle(client, { schema: tables, casing: 'snake_case' });
}

/** The memory of a connection: its page cache in KiB, and the bytes of the file that it maps. */
interface Keeps {
  cache: number;
  map: number;
}

/** For writes and searches, which read the same index pages again and again. */
const MUCH: Keeps = { cache: 65_536, map: 2_147_418_112 };
/**
 * For reads of articles from all over the file: the operating system caches it, and mapped pages would count as memory
 * of the process.
 */
const LITTLE: Keeps = { cache: 16_384, map: 0 };
/** For a single pass over the file, which benefits little from a cache. */
const LEAST: Keeps = { cache: 8_192, map: 0 };

/**
 * What a commit survives. `power`: a power failure, because each commit waits for the disk. `process`: the end of the
 * process for any reason; a power failure may lose the last commits, but never leaves half of one.
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
 * Opens the database file; creates and migrates it if needed.
 *
 * @throws Error with one clear sentence if the file cannot be opened, is not a database, or is newer than this program.
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
    // Without it, `fsync` of macOS does not wait for the disk; on other systems it has no effect.
    if (durability === 'power') writing.pragma('fullfsync = ON');
    // Overwrites deleted data, so that copies of the file do not contain erased words.
    writing.pragma('secure_delete = ON');
    // Checked before any change: the file may belong to another program.
    lastMigration(writing);
    if (isBackup(writing)) throw new Error('it is a backup; "news-archive restore" makes an archive of it');
    useWal(writing);
    migrate(writing, MIGRATIONS);
    presence.noteArchive();
    // Reads use a separate connection: the write connection would see uncommitted changes.
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
 * Opens an archive for reading only, as other threads do.
 *
 * @param once whether the whole file is read once: then little of it is cached.
 * @param identity the expected file; another file at the path is rejected.
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

    /** Changes with every commit of any connection: data read under another value may be out of date. */
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

    /** Holds one snapshot for all later reads, until the connection is closed. */
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
      // If the file was removed just now, the commit is lost with it.
      files.verify();
    },
    rollback(): void {
      // A rollback can fail on a failing disk; the original error says more.
      if (writing.inTransaction) ignoreFaults(() => writing.exec('ROLLBACK'));
    },

    /**
     * Empties the write-ahead log, in which deleted words remain until they are overwritten. Returns false if a reader
     * still uses it.
     */
    truncateLog(): boolean {
      if (writing.inTransaction) return false;
      // A reader may use the log for long, so the checkpoint does not wait.
      writing.pragma('busy_timeout = 0');
      try {
        const [done] = writing.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
        return done?.busy === 0;
      } finally {
        writing.pragma(`busy_timeout = ${BUSY_TIMEOUT}`);
      }
    },

    /**
     * If one of the open files is misplaced, moves the content of the log into the open database file: SQLite would
     * apply a leftover log to any database put beside it.
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
      // Does not run `PRAGMA optimize`: the queries are written for their indexes. With row statistics, SQLite
      // skip-scans an index with few distinct values, such as the instant of a bulk import, and sorts the whole archive
      // for one page.
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
    // The disk to write to is gone.
  }
}

/**
 * Retries: if two processes switch a new file to WAL at the same moment, SQLite rejects one at once instead of waiting.
 */
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
/** The engine as far as reads need it. */
export type SqliteReader = ReturnType<typeof readerOn>;
