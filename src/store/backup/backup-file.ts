// Reads a backup file and turns a copy of it into an archive.

import { migrateFile, openAsItIs } from '../open-as-is.ts';
import { DOCUMENTS, isBackup, NOTES } from './notes.ts';

export interface BackupNotes {
  /** When the backup was made, and by which version of the program. */
  at: string;
  version: string;
  archive: string;
  seq: number;
  articles: number;
}

/**
 * Reads the notes of a backup.
 *
 * @throws Error with one clear sentence if the file is not a backup.
 */
export function openBackup(file: string): BackupNotes {
  return openAsItIs(file, { readonly: true }, (client) => {
    if (!isBackup(client)) throw new Error('it is not a backup that "news-archive backup" made');
    const notes = Object.fromEntries(client.prepare(`select name, value from ${NOTES}`).raw().all() as never);
    client.close();
    return notes as BackupNotes;
  });
}

/** A chunk of a file that an import needs. */
export interface Piece {
  spool: string;
  name: string;
  piece: number;
  bytes: Buffer;
}

/** Turns a copy of a backup into an archive: passes the import files to `take` and migrates the tables. */
export function unpackBackup(file: string, take: (piece: Piece) => void): void {
  openAsItIs(file, {}, (client) => {
    client.pragma('journal_mode = DELETE');
    client.pragma('synchronous = FULL');
    client.pragma('secure_delete = ON');
    const pieces = client.prepare(`select spool, name, piece, bytes from ${DOCUMENTS} order by spool, name, piece`);
    for (const piece of pieces.iterate() as Iterable<Piece>) take(piece);
    client.exec(`drop table ${DOCUMENTS}; drop table ${NOTES}`);
    client.close();
  });
  migrateFile(file);
}
