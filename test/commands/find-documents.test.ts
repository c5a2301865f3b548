import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { countDocuments, findDocuments } from '../../src/commands/find-documents.ts';
import { MAX_DOCUMENT_BYTES } from '../../src/model/import/document.ts';

function folderOf(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'news-archive-find-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

async function found(paths: string[], maxBytes = 1000): Promise<string[]> {
  const names: string[] = [];
  for await (const document of findDocuments(paths, { maxBytes })) names.push(document.name);
  expect((await countDocuments(paths)).documents).toBe(names.length);
  return names;
}

test('a folder is searched to its depth, in an order that is the same on every machine', async () => {
  const names = ['2024-b.md', '2024-a.v2.md', '2024-a.md', 'Z.MD', 'é.txt', 'sub/b.markdown', 'sub/a.text'];
  const folder = folderOf(Object.fromEntries(names.map((name) => [name, 'x'])));
  const expected = ['2024-a.md', '2024-a.v2.md', '2024-b.md', 'Z.MD', 'sub/a.text', 'sub/b.markdown', 'é.txt'];
  expect(await found([folder])).toEqual(expected.map((name) => join(folder, name)));
});

test('only documents are taken: no hidden files, no other endings, none of a project’s own papers', async () => {
  const folder = folderOf({
    '.hidden.md': '',
    '.git/a.md': '',
    'a.pdf': '',
    'a.md~': '',
    'README.md': '',
    'License.txt': '',
    'CHANGELOG.md': '',
    'notice-of-closure.md': '',
    'readme-first.md': '',
    'license to drill.md': '',
  });
  symlinkSync(folder, join(folder, 'loop'));
  const expected = ['license to drill.md', 'notice-of-closure.md', 'readme-first.md'];
  expect(await found([folder])).toEqual(expected.map((name) => join(folder, name)));
  const skipped = { '.pdf': 1, '.md~': 1, 'README.md': 1, 'License.txt': 1, 'CHANGELOG.md': 1, 'symbolic link': 1 };
  expect((await countDocuments([folder])).skipped).toEqual(skipped);
});

test('files that are skipped are counted by extension, the most frequent first, in a bounded list', async () => {
  const names = [...Array.from({ length: 60 }, (_, at) => `a.x${at}`), 'a.PDF', 'b.pdf', 'sub/c.pdf', 'Makefile'];
  const { documents, skipped } = await countDocuments([folderOf(Object.fromEntries(names.map((name) => [name, ''])))]);
  expect(documents).toBe(0);
  expect(Object.values(skipped).reduce((sum, count) => sum + count, 0)).toBe(names.length);
  expect(Object.keys(skipped).length).toBeLessThanOrEqual(51);
  expect(skipped).toMatchObject({ '.pdf': 3, 'no extension': 1 });
});

test('each line of NDJSON is a document, and blank lines are not', async () => {
  const folder = folderOf({
    'a.ndjson': '{"a":1}\n\n \r\n{"b":"é"}',
    'b.JSONL': '{}\n',
    'c.json': '{}',
    'd.ndjson': '',
  });
  const read: unknown[] = [];
  for await (const { name, contentType, line, ...document } of findDocuments([folder], { maxBytes: 100 })) {
    read.push([
      name.slice(folder.length + 1),
      contentType,
      line,
      Buffer.from((await document.read()) as Uint8Array).toString(),
    ]);
  }
  expect(read).toEqual([
    ['a.ndjson:1', 'application/json', 1, '{"a":1}'],
    ['a.ndjson:4', 'application/json', 4, '{"b":"é"}'],
    ['b.JSONL:1', 'application/json', 1, '{}'],
    ['c.json', undefined, undefined, '{}'],
    ['d.ndjson', undefined, undefined, ''],
  ]);
});

test('a line that is too long for a document is not held in memory', async () => {
  const long = 'x'.repeat(MAX_DOCUMENT_BYTES + 1);
  const folder = folderOf({ 'a.ndjson': `${long}\n{}\n` });
  const read: unknown[] = [];
  for await (const document of findDocuments([folder], { maxBytes: MAX_DOCUMENT_BYTES }))
    read.push(await document.read());
  expect(read).toEqual([{ tooLarge: long.length }, new Uint8Array(Buffer.from('{}'))]);
});

test('the export of a whole archive is rejected once, not line by line', async () => {
  const folder = folderOf({ 'a.ndjson': '{"meta":{"kind":"archive","form":1}}\n{"article":{}}\n{"article":{}}\n' });
  const read: unknown[] = [];
  for await (const document of findDocuments([folder], { maxBytes: 100 })) read.push(await document.read());
  expect(read).toEqual([{ rejection: { code: 'archive-export', message: expect.stringContaining('by itself') } }]);
});

test('a file that is named by itself is taken whatever it is called', async () => {
  const folder = folderOf({ 'README.md': 'x', 'a.pdf': 'y', 'sub/b.md': 'z' });
  const paths = [join(folder, 'a.pdf'), join(folder, 'sub'), join(folder, 'README.md')];
  expect(await found(paths)).toEqual([join(folder, 'a.pdf'), join(folder, 'sub', 'b.md'), join(folder, 'README.md')]);
});

test('a file is read when its turn comes, unless it is too large', async () => {
  const folder = folderOf({ 'a.md': 'four', 'b.md': 'x'.repeat(11) });
  const read: unknown[] = [];
  for await (const document of findDocuments([folder], { maxBytes: 10 })) read.push(await document.read());
  expect(read).toEqual([Buffer.from('four'), { tooLarge: 11 }]);
});

test('a folder in another one that cannot be read stands for its documents, and the rest is found', async () => {
  const folder = folderOf({ 'a.md': 'x', 'b/c.md': 'y', 'd.md': 'z' });
  const names: string[] = [];
  for await (const document of findDocuments([folder], { maxBytes: 10 })) {
    // As if it had been locked: it is listed, and cannot be read when its turn comes.
    if (names.length === 0) rmSync(join(folder, 'b'), { recursive: true });
    names.push(document.name);
    if (document.name === join(folder, 'b')) await expect(document.read()).rejects.toThrow('ENOENT');
    else await document.read();
  }
  expect(names).toEqual(['a.md', 'b', 'd.md'].map((name) => join(folder, name)));
});

test('what never ends is read up to the most that a document may have', async () => {
  for await (const document of findDocuments(['/proc/self/maps'], { maxBytes: 10 })) {
    expect(await document.read()).toEqual({ tooLarge: 11 });
  }
});

test('what is not there is said in one sentence', async () => {
  await expect(found(['no/such/folder'])).rejects.toThrow('There is no file or folder no/such/folder.');
});

test.skipIf(process.getuid?.() === 0)('what may not be read is said in one sentence', async () => {
  const folder = folderOf({ 'locked/a.md': 'x' });
  chmodSync(join(folder, 'locked'), 0o000);
  await expect(found([folder])).rejects.toThrow(`${join(folder, 'locked')} cannot be read: permission denied.`);
  chmodSync(join(folder, 'locked'), 0o755);
});
