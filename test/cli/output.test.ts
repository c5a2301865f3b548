// Files that exports are written to: whole, or as they were before.

import { lstatSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { openStore } from '../../src/store/index.ts';
import { writeOutput } from '../../src/terminal/output.ts';
import { documentOf, plain } from '../store/documents.ts';
import { folderOf, run, start } from './run.ts';

async function* broken(): AsyncGenerator<string> {
  yield 'half of it\n';
  throw new Error('The archive failed.');
}

test('a file is there once it is whole, with the rights and at the place that it had', async () => {
  const folder = folderOf({ 'deep/there.ndjson': 'before' });
  const [path, link, fresh] = [join(folder, 'deep/there.ndjson'), join(folder, 'link'), join(folder, 'fresh')];
  symlinkSync(path, link);
  const mode = statSync(path).mode;
  await writeOutput(link, ['one\n', 'two\n']);
  expect(readFileSync(path, 'utf8')).toBe('one\ntwo\n');
  expect(lstatSync(link).isSymbolicLink()).toBe(true);
  expect(statSync(path).mode).toBe(mode);
  await writeOutput(fresh, ['one\n']);
  expect(readFileSync(fresh, 'utf8')).toBe('one\n');
  expect(readdirSync(folder).sort()).toEqual(['deep', 'fresh', 'link']);
});

test('where it fails on the way, the file is as it was, and nothing lies beside it', async () => {
  const folder = folderOf({ there: 'before' });
  for (const name of ['there', 'fresh']) {
    await expect(writeOutput(join(folder, name), broken())).rejects.toThrow('The archive failed.');
  }
  expect(readdirSync(folder)).toEqual(['there']);
  expect(readFileSync(join(folder, 'there'), 'utf8')).toBe('before');
});

test.each<[string, (folder: string) => string, RegExp]>([
  ['a folder', (folder) => folder, /^news-archive: \S+ is a folder: name a file in it\.\n$/],
  [
    'no folder',
    (folder) => join(folder, 'no/a'),
    /^news-archive: \S+ cannot be written: the file or its folder does not exist\.\n$/,
  ],
  ['a full disk', () => '/dev/full', /^news-archive: \/dev\/full cannot be written: the disk is full\.\n$/],
])('%s is said in one line', async (_, pathOf, message) => {
  const folder = folderOf();
  const settings = { DATABASE_URL: `file:${join(folder, 'archive.db')}` };
  await run(['migrate'], settings);
  for (const words of [['export'], ['openapi']]) {
    const { code, stderr } = await run([...words, '--output', pathOf(folder)], settings);
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringMatching(message) });
  }
});

test('an export that is ended on its way leaves the file of the one before', async () => {
  const folder = folderOf({ 'articles.ndjson': 'before' });
  const DATABASE_URL = `file:${join(folder, 'archive.db')}`;
  const store = openStore(DATABASE_URL);
  await store.write((to) => {
    for (let slot = 0; slot < 1_000; slot++) to.save(documentOf(plain({ slot, words: 200 })));
  });
  await store.close();
  const path = join(folder, 'articles.ndjson');
  const partial = () => readdirSync(folder).filter((name) => name.endsWith('.part'));
  for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
    const exporting = start(['export', '--output', path], { DATABASE_URL });
    while (partial().length === 0) await wait(5);
    exporting.kill(signal);
    const { code, stderr } = await exporting.ended;
    expect(readFileSync(path, 'utf8')).toBe('before');
    if (signal === 'SIGKILL') continue;
    expect({ code, stderr }).toEqual({ code: 130, stderr: `Interrupted: nothing was written to ${path}.\n` });
    expect(partial()).toEqual([]);
  }
  expect(await run(['export', '--kind', 'articles', '--output', path], { DATABASE_URL })).toMatchObject({ code: 0 });
  // The next export clears away what the killed one has left.
  expect(partial()).toEqual([]);
  const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ meta: { kind: 'articles', total: 1_000 } });
  expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ trailer: { count: 1_000, complete: true } });
}, 120_000);
