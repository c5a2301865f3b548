// Migrates the tables, in one process at a time.

import type Database from 'better-sqlite3';
import { readMigrationFiles } from './drizzle.ts';

/** The table of migrations done, as drizzle's own tools expect it. */
const NOTES = '__drizzle_migrations';

/** @throws Error with a clause that says why, if a newer version of this program made the file. */
export function migrate(client: Database.Database, folder: string): void {
  const migrations = readMigrationFiles({ migrationsFolder: folder });
  const newest = migrations.at(-1)?.folderMillis ?? 0;
  if (lastMigration(client) === newest) return;
  // Recreating a table must not cascade to its children when the old one is dropped. The pragma has no effect inside a
  // transaction.
  client.pragma('foreign_keys = OFF');
  const run = client.transaction(() => {
    // Another process may have migrated while this one waited for the lock.
    const done = lastMigration(client);
    if (done > newest) throw new Error('it was made by a newer version of this program');
    client.exec(`create table if not exists ${NOTES} (id serial primary key, hash text not null, created_at numeric)`);
    const note = client.prepare(`insert into ${NOTES} (hash, created_at) values (?, ?)`);
    for (const { sql, hash, folderMillis } of migrations.filter((migration) => migration.folderMillis > done)) {
      for (const statement of sql) client.exec(statement);
      note.run(hash, folderMillis);
    }
  });
  run.immediate();
  client.pragma('foreign_keys = ON');
}

/** The timestamp of the newest migration in the folder. */
export function newestMigration(folder: string): number {
  return readMigrationFiles({ migrationsFolder: folder }).at(-1)?.folderMillis ?? 0;
}

/**
 * Returns the timestamp of the last migration done; 0 if there is none.
 *
 * @throws Error if the file belongs to another program.
 */
export function lastMigration(client: Database.Database): number {
  const names = client.prepare(`select name from sqlite_schema where type = 'table'`).pluck().all();
  if (names.includes(NOTES)) {
    return Number(client.prepare(`select max(created_at) from ${NOTES}`).pluck().get() ?? 0);
  }
  if (names.length > 0) throw new Error('it is a database of another program');
  return 0;
}
