// Condensing the full text: words of articles that were erased stay in it, unseen, until the parts of each table are merged.

import { isMerging } from '../full-text/structure.ts';
import { readMetadata, writeMetadata } from '../metadata.ts';
import type { Handle } from '../sqlite.ts';

// FTS5's own `secure-delete` does not reach these: of a table without content a deletion is noted beside the words.
const TABLES = ['stem_index', 'word_index', 'impact_index', 'entity_index', 'quote_index'] as const;
/** Pages written in one step: about a megabyte. */
const PAGES = 200;

/** How far it is. `isBegun`: whether all parts of the table are being merged, or only those that came since. */
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
      /** Two parts are enough to be merged. */
      configure: command('usermerge', 2),
      /** Of all parts; and what is under way goes on (FTS5, §6.9). */
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

    /** Something is erased; `step` does the rest. What is under way begins anew, as it may be past those words. */
    begin: (): void => write({ table: 0, isBegun: false }),

    /** Some pages, within a transaction; whether that was all. Others write in between: their parts need not be merged. */
    step(): boolean {
      const { table: at, isBegun } = progress() ?? NONE;
      const table = tables[at];
      if (!table) return true;
      if (!isBegun) table.configure.run();
      const before = changes.get() as number;
      (isBegun ? table.goOn : table.begin).run();
      // Where it had nothing to do, the statement itself is the one change.
      const isIdle = (changes.get() as number) - before < 2;
      if (!isMerging(table.structure.get() as Buffer)) write({ table: at + 1, isBegun: false });
      // A merge of one part alone is passed over where others came: then all are merged.
      else write({ table: at, isBegun: !(isBegun && isIdle) });
      return (progress() ?? NONE).table >= TABLES.length;
    },

    /** After the last step, once the write-ahead log is emptied, too; unless more was erased meanwhile. */
    end(): void {
      if ((progress() ?? NONE).table >= TABLES.length) note('');
    },
  };
}
