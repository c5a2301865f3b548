// Erased articles: their words are nowhere in the archive's files, however the articles went and whatever surrounded them.

import { existsSync, readFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { openStore } from '../../src/store/index.ts';
import { importText, openTestStore, type TestStore } from '../support/store.ts';
import { recount } from './recount.ts';

const AT = '2026-02-01T00:00:00Z';
// Beginnings of words are left out where an index has the word before; the middle is always there.
// Ids of entities, which are made of names, stay in the log.
const TRACE = /(?<!(?:person|organization|place|event|other)-[a-z-]*)xqwv|XQWV/g;

const letters = (number: number) => String(number).replace(/\d/g, (digit) => 'abeiklmnor'.charAt(Number(digit)));

const documentOf = (number: number, word: string, more = '') =>
  `# ${word} opens bridge ${number}\n\nMarch 4, 2025\n\nMayor Anna ${word} said the bridge over the river is safe.\n\n“We met ${word} at bridge ${number},” said Anna ${word}. ${'The flood came and went. '.repeat(number % 40)}${more}\n\nOriginal url: https://bridges.example/${number}\n`;

/** How often the words are in the files of the archive. */
function traces(url: string): { database: number; log: number } {
  const file = url.slice('file:'.length);
  const count = (path: string) =>
    existsSync(path) ? (readFileSync(path).toString('latin1').match(TRACE)?.length ?? 0) : 0;
  return { database: count(file), log: count(`${file}-wal`) };
}

function namesOf(url: string): string[] {
  const file = new Database(url.slice('file:'.length), { readonly: true });
  const names = file.prepare('select name from entities').pluck().all() as string[];
  file.close();
  return names;
}

let archive: TestStore;
let known: string[];
const going: string[] = [];
beforeAll(async () => {
  archive = openTestStore();
  // Those that go lie among those that stay, and are revised, so that pages are split and joined about them.
  for (let number = 0; number < 120; number++) {
    const goes = number % 3 === 0;
    const word = goes ? `Zoxqwv${letters(number)}` : `Lindholm${letters(number)}`;
    const id = await importText(archive.store, `bridge-${number}`, documentOf(number, word));
    if (goes) going.push(id);
    if (number % 2 === 0)
      await importText(archive.store, `bridge-${number}`, documentOf(number, word, `${word} left.`));
  }
  known = namesOf(archive.url);
}, 60_000);
afterAll(() => archive.remove());

test('what is withdrawn is kept until it is erased', async () => {
  const { store, url } = archive;
  await store.write((to) => {
    for (const id of going.slice(0, 20)) to.withdraw({ id, at: AT, reason: null, note: null, erase: false });
  });
  expect(traces(url).database + traces(url).log).toBeGreaterThan(0);
});

test('words of what is erased are soon in no file, though others write meanwhile', async () => {
  const { store, url } = archive;
  const before = store.seq();
  for (const [at, id] of going.entries()) {
    await store.write((to) => {
      const buried = to.tombstone(id);
      if (buried) to.erase(id, AT, buried.revision);
      else to.withdraw({ id, at: AT, reason: null, note: null, erase: true });
    });
    await importText(store, `ferry-${id}`, documentOf(1_000 + at, `Ferryman${letters(at)}`));
  }
  await store.erased();
  expect(traces(url)).toEqual({ database: 0, log: 0 });
  expect(recount(url)).toEqual([]);

  // The log tells of each, and is otherwise as it was: ids, which are made of names, stay in it.
  const { changes } = await store.changes.list({ since: 0, limit: 10_000 });
  const erased = changes.filter(({ seq, operation }) => seq > before && operation === 'erase');
  expect(erased.filter(({ kind }) => kind === 'article').map(({ id }) => id)).toEqual(going);
  const created = changes.filter(
    ({ kind, id, operation }) => kind === 'entity' && /xqwv/.test(id) && operation === 'create',
  );
  const gone = erased.filter(({ kind }) => kind === 'entity').map(({ id }) => id);
  expect(gone.filter((id) => /xqwv/.test(id)).sort()).toEqual(created.map(({ id }) => id).sort());
  for (const id of gone) expect(await store.entities.find(id), id).toBeNull();
});

test('people whom only erased articles named are known no more, and who else was named is', async () => {
  const names = namesOf(archive.url);
  expect(names.filter((name) => /xqwv/i.test(name))).toEqual([]);
  const others = known.filter((name) => name.includes('Lindholm'));
  expect(others.length).toBeGreaterThan(50);
  expect(names).toEqual(expect.arrayContaining(others));
});

test('the full text finds what stays, and nothing else', async () => {
  const file = new Database(archive.url.slice('file:'.length));
  onTestFinished(() => void file.close());
  for (const table of ['stem_index', 'word_index', 'impact_index', 'entity_index', 'quote_index']) {
    file.exec(`insert into ${table}(${table}) values ('integrity-check')`);
  }
  const found = file.prepare(`select count(*) from word_index where word_index match 'bridge'`).pluck().get();
  expect(found).toBe(80 + going.length);
});

test('what a store that was closed at once had not done yet, the next one does', async () => {
  const { store, url, remove } = openTestStore();
  const ids: string[] = [];
  for (let number = 0; number < 20; number++) {
    ids.push(await importText(store, `bridge-${number}`, documentOf(number, `Zoxqwv${letters(number)}`)));
  }
  await importText(store, 'ferry', documentOf(20, 'Lindholm'));
  await store.write((to) => {
    for (const id of ids) to.withdraw({ id, at: AT, reason: null, note: null, erase: true });
  });
  await store.close();
  onTestFinished(remove);
  expect(traces(url).database).toBeGreaterThan(0);
  const next = openStore(url, { workers: 0 });
  await next.erased();
  expect(traces(url)).toEqual({ database: 0, log: 0 });
  expect(await next.metadata('condensing')).toBe('');
  await next.close();
});
