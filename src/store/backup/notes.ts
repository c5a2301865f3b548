// Names the tables that distinguish a backup from an archive: its notes and the documents of open imports.

import type Database from 'better-sqlite3';

export const NOTES = 'backup_notes';
export const DOCUMENTS = 'backup_documents';

export function isBackup(client: Database.Database): boolean {
  return client.prepare('select 1 from sqlite_schema where name = ?').get(NOTES) !== undefined;
}
