// Purges the full text: deleted words of erased articles stay in it, invisible, until the segments of each table are
// merged.

import { isMerging } from '../full-text/structure.ts';
import { readMetadata, writeMetadata } from '../metadata.ts';
import type { Handle } from '../sqlite.ts';

// The `secure-delete` option of FTS5 does not help: in contentless tables a deletion is recorded beside the words.
const TABLES = ['stem_index', 'word_index', 'impact_index', 'entity_index', 'quote_index'] as const;
/** Pages written per step: about a megabyte. */
const PAGES = 200;

/** The progress of a purge. `isBegun`: whether the merge of all segments of the table has started. */
interface Progress {
  table: number;
  isBegun: boolean;
}

const NONE: Progress = { table: TABLES.length, isBegun: false };

export function preparePurge(db: Handle, pages = PAGES) {
  const client = db.$client;
  const tables = TABLES.map((table) => {
    const command = (name: string, value: number) =>
      client.prepare(`insert into ${table}(${table}, rank) values ('${name}', ${value})`);
    return {
      /** Two segments are enough for a merge. */
      configure: command('usermerge', 2),
      /** Starts a merge of all segments; `goOn` continues it (FTS5, §6.9). */
      begin: command('merge', -pages),
      goOn: command('merge', pages),
      structure: client.prepare(`select block from ${table}_data where id = 10`).pluck(),
    };
  });
  const changes = client.prepare('select total_changes()').pluck();
  const fact = readMetadata(db, 'condensing');
  const note = writeMetadata(db, 'condensing');
  const progress = (): Progress | null => JSON.parse(fact() || 'null') as Progress | null;
  const write = (next: Progress): void => note(JSON.stringify(next));

  return {
    isDue: (): boolean => progress() !== null,

    /** Starts a purge; `step` does the work. A running purge restarts, because it may have passed the erased words. */
    begin: (): void => write({ table: 0, isBegun: false }),

    /**
     * Merges some pages, within a transaction. Returns whether all is done. Segments that other writes add in between
     * need no merge.
     */
    step(): boolean {
      const { table: at, isBegun } = progress() ?? NONE;
      const table = tables[at];
      if (!table) return true;
      if (!isBegun) table.configure.run();
      const before = changes.get() as number;
      (isBegun ? table.goOn : table.begin).run();
      // An idle merge changes one row: the statement itself.
      const isIdle = (changes.get() as number) - before < 2;
      if (!isMerging(table.structure.get() as Buffer)) write({ table: at + 1, isBegun: false });
      // FTS5 skips a merge of a single segment if others were added; then all segments are merged again.
      else write({ table: at, isBegun: !(isBegun && isIdle) });
      return (progress() ?? NONE).table >= TABLES.length;
    },

    /** Ends the purge after the last step, once the write-ahead log is empty as well, unless more was erased since. */
    end(): void {
      if ((progress() ?? NONE).table >= TABLES.length) note('');
    },
  };
}
