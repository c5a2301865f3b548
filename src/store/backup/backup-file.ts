// A backup as a file: what it is, and how an archive is made of it.

import { migrateFile, openAsItIs } from '../open-as-is.ts';
import { DOCUMENTS, isBackup, NOTES } from './notes.ts';

export interface BackupNotes {
  /** When it was made, and by which version. */
  at: string;
  version: string;
  archive: string;
  seq: number;
  articles: number;
}

/** What a backup says of itself. @throws one clear sentence if it is not one. */
export function openBackup(file: string): BackupNotes {
  return openAsItIs(file, { readonly: true }, (client) => {
    if (!isBackup(client)) throw new Error('it is not a backup that "news-archive backup" made');
    const notes = Object.fromEntries(client.prepare(`select name, value from ${NOTES}`).raw().all() as never);
    client.close();
    return notes as BackupNotes;
  });
}

/** A piece of a file of an import. */
export interface Piece {
  spool: string;
  name: string;
  piece: number;
  bytes: Buffer;
}

/** Makes an archive of a copy of a backup: the documents go to `take`, and the tables are brought up to date. */
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
