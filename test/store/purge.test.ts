// Condensing the full text in many small steps: it comes to its end, whoever writes between them, and takes the words along.

import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isMerging } from '../../src/store/full-text/structure.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { preparePurge } from '../../src/store/writing/purge.ts';
import { openTestStore, type TestStore } from '../support/store.ts';

const TRACE = /xqwv/g;
/** Of which one in twenty goes. */
const ROWS = 3_000;

let archive: TestStore;
let engine: ReturnType<typeof openSqlite>;
beforeAll(() => {
  archive = openTestStore();
  engine = openSqlite(archive.store.file);
  // Left to itself FTS5 merges some parts as it goes, and with luck those.
  for (const setting of ['automerge', 'deletemerge']) {
    run(`insert into quote_index(quote_index, rank) values ('${setting}', 0)`);
  }
});
afterAll(async () => {
  engine.close();
  await archive.remove();
});

const textOf = (row: number): string => {
  const words = Array.from({ length: 12 }, (_, at) => `${(row * 7919 + at * 104_729) % 99_991}river`);
  return `${row % 20 === 0 ? `zoxqwv${row}` : 'word'} bridge ${words.join(' ')}`;
};
const commit = <Result>(work: () => Result): Result => {
  engine.begin();
  const result = work();
  engine.commit();
  return result;
};
const run = (sql: string, ...values: unknown[]) => engine.write.$client.prepare(sql).run(...values);
const insert = (row: number, words: string) =>
  run('insert into quote_index(rowid, stems, words) values (cast(? as integer), ?, ?)', row, words, words);
const traces = () => {
  expect(engine.truncateLog()).toBe(true);
  return readFileSync(archive.store.file).toString('latin1').match(TRACE)?.length ?? 0;
};

test.each([
  ['alone', () => {}],
  ['while others add to it', (step: number) => insert(ROWS * 2 + step, `steady ${step} river`)],
  [
    'while others add to it and take from it',
    (step: number) => {
      insert(ROWS * 100 + step, `steady ${step} river`);
      run('delete from quote_index where rowid = cast(? as integer)', ROWS * 100 + step - 1);
    },
  ],
])('the words of deleted rows are gone at its end: %s', (_, meanwhile) => {
  const condense = preparePurge(engine.write, 1);
  for (let first = 0; first < ROWS; first += 100) {
    commit(() => {
      for (let row = first; row < first + 100; row++) insert(row, textOf(row));
    });
  }
  commit(() => run('delete from quote_index where rowid < ? and rowid % 20 = 0', ROWS));
  expect(traces()).toBeGreaterThan(0);

  commit(condense.begin);
  let steps = 0;
  for (let done = false; !done; steps++) {
    expect(steps).toBeLessThan(10_000);
    done = commit(() => {
      meanwhile(steps);
      return condense.step();
    });
  }
  expect(steps).toBeGreaterThan(20);
  expect(condense.isDue()).toBe(true);
  commit(condense.end);
  expect(condense.isDue()).toBe(false);
  expect(traces()).toBe(0);
  run(`insert into quote_index(quote_index) values ('integrity-check')`);
  const found = engine.write.$client.prepare(`select count(*) from quote_index where quote_index match 'bridge'`);
  expect(found.pluck().get()).toBe((ROWS * 19) / 20);
  commit(() => run(`insert into quote_index(quote_index) values ('delete-all')`));
});

test('one large part alone is condensed, too, though others come beside it', () => {
  const condense = preparePurge(engine.write, 1);
  commit(() => {
    for (let row = 0; row < ROWS; row++) insert(row, textOf(row));
  });
  commit(() => run(`insert into quote_index(quote_index) values ('optimize')`));
  commit(() => run('delete from quote_index where rowid < ? and rowid % 20 = 0', ROWS));
  commit(condense.begin);
  for (let steps = 0, done = false; !done; steps++) {
    expect(steps).toBeLessThan(10_000);
    done = commit(() => condense.step());
    commit(() => insert(ROWS * 2 + steps, `steady ${steps} river`));
  }
  expect(traces()).toBe(0);
  const structure = engine.write.$client.prepare('select block from quote_index_data where id = 10').pluck().get();
  expect(isMerging(structure as Buffer)).toBe(false);
});
