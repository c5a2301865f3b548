// Opens databases without creating, migrating or switching them to another journal mode.

import Database from 'better-sqlite3';
import { damageOf } from './damage.ts';
import { lastMigration, migrate, newestMigration } from './migrate.ts';
import { whyNot } from './opening.ts';
import { type Handle, handle, MIGRATIONS } from './sqlite.ts';

/** Milliseconds to wait for the transaction of another process. */
const BUSY_TIMEOUT = 10_000;

/**
 * Opens a database of any content and passes it to `work`, which closes it.
 *
 * @throws as `openSqlite`.
 */
export function openAsItIs<Result>(
  file: string,
  options: Database.Options,
  work: (client: Database.Database) => Result,
): Result {
  let client: Database.Database | undefined;
  try {
    const damage = damageOf(file);
    if (damage !== null) throw new Error(damage);
    client = new Database(file, { fileMustExist: true, timeout: BUSY_TIMEOUT, ...options });
    return work(client);
  } catch (cause) {
    client?.close();
    throw new Error(`Cannot open the database ${file}: ${whyNot(cause as NodeJS.ErrnoException, file)}.`, { cause });
  }
}

/**
 * Opens a snapshot of an archive for checks. Temporary tables are on disk, because they may be as large as the archive.
 *
 * @returns `isCurrent`: whether its tables are those of this version.
 * @throws as `openSqlite`.
 */
export function openForChecks(file: string): { db: Handle; isCurrent: boolean; close: () => void } {
  return openAsItIs(file, { readonly: true }, (client) => {
    client.pragma('temp_store = FILE');
    const done = lastMigration(client);
    const newest = newestMigration(MIGRATIONS);
    if (done > newest) throw new Error('it was made by a newer version of this program');
    if (done === 0) throw new Error('there is no archive in it');
    client.exec('BEGIN');
    return { db: handle(client), isCurrent: done === newest, close: () => void client.close() };
  });
}

/**
 * Migrates a file that no other process has open.
 * @throws as `openSqlite`.
 */
export function migrateFile(file: string): void {
  openAsItIs(file, {}, (client) => {
    migrate(client, MIGRATIONS);
    client.close();
  });
}
