// Copies a snapshot of an archive into a file while other connections write.

import Database from 'better-sqlite3';
import { lastMigration } from '../migrate.ts';
import { openAsItIs } from '../open-as-is.ts';
import { DOCUMENTS, NOTES } from './notes.ts';

/** Pages of 4 kB copied per step; other work of this process runs between steps. */
const PAGES = 2_000;

/** An unfinished import, with the state of its job in the snapshot. */
export interface OpenImport {
  id: string;
  cursor: string | null;
}

export interface ArchiveMoment {
  archive: string;
  seq: number;
  articles: number;
  openImports: readonly OpenImport[];
  /**
   * Copies every page into an empty file. Calls `heed` in each step.
   * @throws what `heed` throws.
   */
  copyTo(file: string, heed: (share: number) => void): Promise<void>;
  close(): void;
}

/**
 * Holds a snapshot of the archive. Without it, a copy in steps restarts at each write of another process, and at a
 * hundred writes a second it never ends.
 *
 * @throws Error with one clear sentence if the archive cannot be opened.
 */
export function openMoment(file: string): ArchiveMoment {
  return openAsItIs(file, { readonly: true }, (client) => {
    client.exec('begin');
    if (lastMigration(client) === 0) throw new Error('there is no archive in it');
    const value = (query: string) => client.prepare(query).pluck().get();
    return {
      archive: String(value(`select value from facts where name = 'id'`) ?? ''),
      seq: Number(value('select max(seq) from changes') ?? 0),
      articles: Number(value('select count(*) from articles')),
      openImports: openImportsIn(client),
      async copyTo(to, heed) {
        await client.backup(to, {
          progress({ totalPages, remainingPages }) {
            heed(totalPages === 0 ? 0 : 1 - remainingPages / totalPages);
            return PAGES;
          },
        });
      },
      close: () => void client.close(),
    };
  });
}

function openImportsIn(client: Database.Database): OpenImport[] {
  // Archives of early versions have no table of imports.
  const has = client.prepare(`select 1 from sqlite_schema where name = 'imports'`).get();
  if (!has) return [];
  const query = `select id, cursor from imports where state in ('queued', 'running') order by key`;
  return client.prepare(query).all() as OpenImport[];
}

export interface Sealing {
  /** Adds a chunk of a file that an import needs. Chunks arrive in order. */
  addDocument(spool: string, name: string, bytes: Uint8Array): void;
  finish(notes: Record<string, string | number>): void;
  /** Closes the file as it is; `finish` closes it as well. */
  close(): void;
}

/** Turns a copy of an archive into a backup: one file without a write-ahead log. */
export function openSealing(file: string): Sealing {
  const client = new Database(file);
  client.pragma('journal_mode = DELETE');
  client.pragma('synchronous = FULL');
  client.exec(`
    create table ${NOTES} (name text primary key, value);
    create table ${DOCUMENTS} (spool text not null, name text not null, piece integer not null, bytes blob not null, primary key (spool, name, piece))`);
  const add = client.prepare(`insert into ${DOCUMENTS} values (?, ?, ?, ?)`);
  const pieces = new Map<string, number>();
  const note = client.prepare(`insert into ${NOTES} values (?, ?)`);
  return {
    addDocument(spool, name, bytes) {
      const file = `${spool}/${name}`;
      const piece = pieces.get(file) ?? 0;
      pieces.set(file, piece + 1);
      add.run(spool, name, piece, bytes);
    },
    finish(notes) {
      client.transaction(() => {
        for (const [name, value] of Object.entries(notes)) note.run(name, value);
      })();
      client.close();
    },
    close: () => void client.close(),
  };
}
