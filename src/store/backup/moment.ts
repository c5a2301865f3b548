// One moment of an archive, copied into a file while others write.

import Database from 'better-sqlite3';
import { lastMigration } from '../migrate.ts';
import { openAsItIs } from '../open-as-is.ts';
import { DOCUMENTS, NOTES } from './notes.ts';

/** Pages of one step, of 4 kB each: others of this process go on in between. */
const PAGES = 2_000;

/** An import that is not done, as its job was at that moment. */
export interface OpenImport {
  id: string;
  cursor: string | null;
}

export interface ArchiveMoment {
  archive: string;
  seq: number;
  articles: number;
  openImports: readonly OpenImport[];
  /** Copies every page into a file that is empty. @throws what `heed` throws, which is called in each step. */
  copyTo(file: string, heed: (share: number) => void): Promise<void>;
  close(): void;
}

/**
 * Holds the archive as it is now: a copy in steps would otherwise begin again at each write of another process, and with
 * a hundred writes a second it never ends.
 *
 * @throws one clear sentence if it cannot be opened.
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
  // An archive of an early version has no imports over HTTP.
  const has = client.prepare(`select 1 from sqlite_schema where name = 'imports'`).get();
  if (!has) return [];
  const query = `select id, cursor from imports where state in ('queued', 'running') order by key`;
  return client.prepare(query).all() as OpenImport[];
}

export interface Sealing {
  /** A piece of a file that an import needs; pieces come in order. */
  addDocument(spool: string, name: string, bytes: Uint8Array): void;
  finish(notes: Record<string, string | number>): void;
  /** As it is; `finish` closes it, too. */
  close(): void;
}

/** Makes a backup of a copy: one file, that needs no other beside it. */
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
