import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { documentExtensions } from '../../src/commands/document-formats.ts';
import { clipping } from '../commands/documents.ts';
import { folderOf, run } from './run.ts';

const documents = { 'in/a.md': clipping(1), 'in/b.md': clipping(2), 'in/deep/c.md': clipping(3) };
const jsonLines = (text: string) =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

test('a folder is imported, exported, and not imported again', async () => {
  const folder = folderOf(documents);
  const settings = { DATABASE_URL: `file:${join(folder, 'new', 'archive.db')}` };
  const [input, output] = [join(folder, 'in'), join(folder, 'out.ndjson')];

  const dry = await run(['import', '--dry-run', input], settings);
  expect(dry).toMatchObject({ code: 0, stdout: expect.stringMatching(/^Dry run, nothing was written: 3 created, /) });
  expect(existsSync(join(folder, 'new'))).toBe(false);

  const first = await run(['import', '--quiet', input], settings);
  expect(first).toMatchObject({
    code: 0,
    stderr: '',
    stdout: expect.stringMatching(/^3 created, 0 revised, 0 unchanged, /),
  });

  const again = await run(['import', '--json', input, join(folder, 'in', 'a.md')], settings);
  expect(again.code).toBe(0);
  const lines = jsonLines(again.stdout);
  expect(lines.slice(0, -1).map((item) => item.outcome)).toEqual(Array(4).fill('unchanged'));
  expect(lines.at(-1)).toEqual({
    report: { created: 0, revised: 0, unchanged: 4, rejected: 0, warnings: 0, skipped: {}, dryRun: false },
  });

  expect(await run(['export', '--kind', 'articles', '--output', output], settings)).toMatchObject({
    code: 0,
    stdout: '',
    stderr: '',
  });
  const exported = await run(['export', '--kind', 'articles'], settings);
  expect(exported).toMatchObject({ code: 0, stderr: '' });
  const rows = jsonLines(exported.stdout).slice(1, -1);
  // The first line says when, and the last one has its sum.
  expect(rows).toEqual(jsonLines(readFileSync(output, 'utf8')).slice(1, -1));
  expect(rows.map((article) => article.title)).toEqual([
    expect.stringContaining('Report Number 1 '),
    expect.stringContaining('Report Number 2 '),
    expect.stringContaining('Report Number 3 '),
  ]);
}, 60_000);

test('documents that are rejected are named and do not stop the rest', async () => {
  const folder = folderOf({ 'a.md': clipping(1), 'b.md': '', 'c.md': clipping(3) });
  // A machine that is busy would tell of its progress.
  const { code, stdout, stderr } = await run(['import', '--quiet', folder], {
    DATABASE_URL: `file:${join(folder, 'archive.db')}`,
  });
  expect(code).toBe(2);
  expect(stdout).toMatch(/^2 created, 0 revised, 0 unchanged, 1 rejected, /);
  expect(stderr).toMatch(/^rejected .*\/b\.md(:\d+)?: .+ \([a-z-]+\)\n$/);
});

test('a folder of several formats is imported, and the report counts what was skipped', async () => {
  const story = (title: string) => JSON.stringify({ title, text: `${title} is a story of some length.` });
  const folder = folderOf({
    'in/a.md': clipping(1),
    'in/b.json': story('Bridge Falls'),
    'in/c.ndjson': `${story('Mill Burns')}\n\n{"titel": "x"}\n${story('Ferry Sails')}\n`,
    'in/archive.ndjson': '{"meta":{"kind":"archive"}}\n{}\n{}\n',
    'in/photo.jpg': 'x',
    'in/old/page.html': '<html>',
    'in/old/feed.html': '<html>',
    'in/README.md': 'x',
  });
  const settings = { DATABASE_URL: `file:${join(folder, 'archive.db')}` };
  const input = join(folder, 'in');
  const { code, stdout } = await run(['import', '--json', input], settings);
  expect(code).toBe(2);
  const items = jsonLines(stdout);
  const { report } = items.pop();
  expect(report).toMatchObject({ created: 4, rejected: 2, skipped: { '.html': 2, '.jpg': 1, 'README.md': 1 } });
  expect(items.map(({ document, outcome, problem }) => [document.slice(input.length + 1), outcome, problem])).toEqual([
    ['a.md', 'created', undefined],
    ['archive.ndjson', 'rejected', { code: 'archive-export', message: expect.any(String) }],
    ['b.json', 'created', undefined],
    ['c.ndjson:1', 'created', undefined],
    [
      'c.ndjson:3',
      'rejected',
      {
        code: 'not-an-article',
        message: 'The document is not an article: `title` is missing; `titel` is not a field of an article.',
        line: 3,
      },
    ],
    ['c.ndjson:4', 'created', undefined],
  ]);
  const again = await run(['import', '--quiet', input], settings);
  expect(again.stdout).toMatch(/ 4 unchanged, .* Skipped 4 files that are not documents: 2 \.html, 1 \S+, 1 \S+\.\n$/);
});

test('what is not there is said in one line', async () => {
  const folder = folderOf();
  const settings = { DATABASE_URL: `file:${join(folder, 'archive.db')}` };
  expect(await run(['import', join(folder, 'nothing')], settings)).toMatchObject({
    code: 1,
    stdout: '',
    stderr: `news-archive: There is no file or folder ${join(folder, 'nothing')}.\n`,
  });
  const exported = await run(['export', '--kind', 'articles'], settings);
  expect(exported).toMatchObject({ code: 1, stdout: '' });
  expect(exported.stderr).toMatch(/^news-archive: There is no archive at .*\n$/);
  expect(existsSync(join(folder, 'archive.db'))).toBe(false);
});

test.each<[string, (folder: string) => string[], RegExp]>([
  ['a device', () => ['/dev/zero'], /^news-archive: \/dev\/zero is neither a file nor a folder\. /],
  ['a pattern', (folder) => [join(folder, '*.md')], /There is no file or folder \S+\. It looks like a shell pattern: /],
])('%s is refused', async (_, paths, message) => {
  const folder = folderOf(documents);
  const settings = { DATABASE_URL: `file:${join(folder, 'archive.db')}` };
  const { code, stderr } = await run(['import', ...paths(folder)], settings);
  expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringMatching(message) });
  expect(existsSync(join(folder, 'archive.db'))).toBe(false);
});

test('a folder without documents is told', async () => {
  const folder = folderOf({ 'in/a.pdf': 'x' });
  const input = join(folder, 'in');
  expect(await run(['import', input], { DATABASE_URL: `file:${join(folder, 'archive.db')}` })).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/^0 created, .* Skipped 1 file that is not a document: 1 \.pdf\.\n$/),
    stderr: `There are no documents in ${input}: folders are searched for ${documentExtensions.join(', ')}.\n`,
  });
});

test('URL patterns that cannot be used end an import at its start', async () => {
  const folder = folderOf({ ...documents, 'patterns.json': '{' });
  const settings = { DATABASE_URL: `file:${join(folder, 'archive.db')}`, URL_PATTERNS: join(folder, 'patterns.json') };
  const { code, stderr } = await run(['import', join(folder, 'in')], settings);
  expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining('Setting URL_PATTERNS: ') });
});

test.each(['import', 'serve', 'reenrich'])('a model that is not there ends "%s" at its start', async (verb) => {
  const folder = folderOf(documents);
  const settings = { DATABASE_URL: `file:${join(folder, 'archive.db')}`, NAMES_MODEL: join(folder, 'model') };
  await run(['migrate'], settings);
  const { code, stdout, stderr } = await run(verb === 'import' ? [verb, folder] : [verb], settings);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toMatch(/^news-archive: NAMES_MODEL: there is no model in .*model\. A folder with config\.json.*\n$/);
});

test('"migrate" makes an archive of the address it is given', async () => {
  const folder = folderOf();
  const settings = { DATABASE_URL: `file:${join(folder, 'new', 'archive.db')}` };
  expect(await run(['migrate'], settings)).toMatchObject({
    code: 0,
    stdout: `The tables of ${settings.DATABASE_URL} are up to date.\n`,
  });
  expect(existsSync(join(folder, 'new', 'archive.db'))).toBe(true);
});
