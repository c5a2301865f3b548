// What makes a backup of a database file: tables that no archive has, with what it is and the documents of open imports.

import type Database from 'better-sqlite3';

export const NOTES = 'backup_notes';
export const DOCUMENTS = 'backup_documents';

export function isBackup(client: Database.Database): boolean {
  return client.prepare('select 1 from sqlite_schema where name = ?').get(NOTES) !== undefined;
}
