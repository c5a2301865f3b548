// A new input format is one file and one line: every place that lists the formats then knows it.

import { cpSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { folderOf, type Running, start } from '../cli/run.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** One article: its title, a line `--`, its text. */
const NOTE = `// Notes.
import { CONFIDENCE, type DocumentParser } from './parser.ts';

export const note: DocumentParser = {
  name: 'note', title: 'Notes of the night desk', version: 1,
  extensions: ['note'], mediaTypes: ['text/x-note'], fileName: 'night.note', holds: 'article',
  detect: ({ extension, mediaType }) =>
    mediaType === 'text/x-note' || extension === 'note' ? CONFIDENCE.certain : CONFIDENCE.none,
  async read(text) {
    const { draftOf } = await import('./article-json/read-article.ts');
    const [title = '', body = ''] = text.split('\\n--\\n');
    return draftOf({ title, text: body });
  },
};
`;

/** Any number of notes, with a line \`==\` between them. */
const BULLETIN = `// Bulletins.
import { CONFIDENCE, type DocumentParser, type ParsedPart } from './parser.ts';
import { note } from './note.ts';

export const bulletin: DocumentParser = {
  name: 'bulletin', title: 'Bulletins of notes', version: 2,
  extensions: ['bulletin'], mediaTypes: ['text/x-bulletin'], fileName: 'night.bulletin', holds: 'articles',
  detect: ({ extension, mediaType }) =>
    mediaType === 'text/x-bulletin' || extension === 'bulletin' ? CONFIDENCE.certain : CONFIDENCE.none,
  async read(text) {
    const parts = text.split('\\n==\\n').map(async (one, at): Promise<ParsedPart> => {
      const read = await note.read(one);
      const [draft] = read.ok ? read.drafts : [];
      const part = '#' + (at + 1);
      return draft && 'draft' in draft ? { ...draft, part } : { part, rejection: { code: 'no-note', message: 'Empty.' } };
    });
    return { ok: true, drafts: await Promise.all(parts) };
  },
};
`;

const note = (title: string) => `${title}\n--\n${title} was seen from the bridge at noon.`;

/** A copy of the program with both formats added: a file each, and a line each in the list. */
function extended(): string {
  const root = folderOf({ 'src/ingest/note.ts': NOTE, 'src/ingest/bulletin.ts': BULLETIN });
  for (const name of ['src', 'bin', 'migrations', 'package.json'])
    cpSync(join(ROOT, name), join(root, name), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(root, 'node_modules'));
  const list = join(root, 'src/ingest/index.ts');
  const text = readFileSync(list, 'utf8')
    .replace(
      /^import type \{ ArticleInput/m,
      "import { note } from './note.ts';\nimport { bulletin } from './bulletin.ts';\n$&",
    )
    .replace(/(parsers: readonly Parser\[\] = \[)/, '$1note, bulletin, ');
  writeFileSync(list, text);
  return join(root, 'bin', 'news-archive.js');
}

async function expectImport(url: string, key: string, body: string | FormData, contentType?: string): Promise<unknown> {
  const headers = { authorization: `Bearer ${key}`, ...(contentType && { 'content-type': contentType }) };
  const response = await fetch(`${url}/v1/imports`, { method: 'POST', headers, body });
  expect(response.status).toBe(202);
  const location = url + response.headers.get('location');
  for (;;) {
    const { state } = (await (await fetch(location, { headers: { authorization: headers.authorization } })).json()) as {
      state: string;
    };
    if (state === 'done') break;
    expect(['queued', 'running']).toContain(state);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const items = await fetch(`${location}/items`, { headers: { authorization: headers.authorization } });
  const { data } = (await items.json()) as { data: { document: string; outcome: string }[] };
  return data.map(({ document, outcome }) => [document, outcome]);
}

test('a format that is added to the list is read from folders and over HTTP, and named in help and contract', async () => {
  const command = extended();
  const folder = folderOf({
    'in/a.note': note('A comet'),
    'in/b.bulletin': [note('A whale'), '', note('A flood')].join('\n==\n'),
    'in/c.other': 'x',
  });
  const settings = { DATABASE_URL: `file:${join(folder, 'archive.db')}`, NODE_COMPILE_CACHE: undefined };
  const run = async (words: string[], input: Record<string, string> = {}) =>
    start(words, { ...settings, ...input }, 'ignore', command).ended;

  expect((await run(['import', '--help'])).stdout.replace(/\s+/g, ' ')).toMatch(/\.note, \.bulletin, .*\.md/);

  const imported = await run(['import', '--json', join(folder, 'in')]);
  const items = imported.stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(items.pop().report).toMatchObject({ created: 3, rejected: 1, skipped: { '.other': 1 } });
  expect(items.map(({ document, outcome }) => [document.slice(folder.length + 4), outcome])).toEqual([
    ['a.note', 'created'],
    ['b.bulletin#1', 'created'],
    ['b.bulletin#2', 'rejected'],
    ['b.bulletin#3', 'created'],
  ]);

  const { paths } = JSON.parse((await run(['openapi'])).stdout);
  const { createArticle, createImport } = {
    createArticle: paths['/v1/articles'].post,
    createImport: paths['/v1/imports'].post,
  };
  expect(Object.keys(createArticle.requestBody.content)).toContain('text/x-note');
  expect(Object.keys(createArticle.requestBody.content)).not.toContain('text/x-bulletin');
  expect(Object.keys(createImport.requestBody.content)).toEqual(
    expect.arrayContaining(['text/x-note', 'text/x-bulletin']),
  );
  expect(createArticle.description).toContain('Notes of the night desk');
  expect(createImport.description).toContain('Bulletins of notes (`.bulletin`)');

  const { stdout } = await run(['keys', 'create', '--name', 'test', '--scope', 'write', '--json']);
  const key = /na_\w{8}_[\w-]{43}/.exec(stdout)?.[0] ?? '';
  const server: Running = start(['serve'], settings, 'ignore', command);
  const url = /serves (http:\S+)/.exec(await server.says(/serves (http:\S+)/))?.[1] ?? '';
  const authorization = `Bearer ${key}`;
  const post = (path: string, type: string, body: string) =>
    fetch(url + path, { method: 'POST', headers: { authorization, 'content-type': type }, body });

  expect((await post('/v1/articles', 'text/x-note', note('A comet returns'))).status).toBe(201);
  const refused = await post('/v1/articles', 'text/x-bulletin', note('A comet'));
  expect([refused.status, refused.headers.get('accept')]).toEqual([415, expect.stringContaining('text/x-note')]);
  const unknown = await post('/v1/imports', 'text/x-nothing', 'x');
  expect([unknown.status, unknown.headers.get('accept')]).toEqual([415, expect.stringContaining('text/x-bulletin')]);

  const bulletin = [note('A storm'), note('A calm')].join('\n==\n');
  expect(await expectImport(url, key, bulletin, 'text/x-bulletin')).toEqual([
    ['night.bulletin#1', 'created'],
    ['night.bulletin#2', 'created'],
  ]);
  const form = new FormData();
  form.append('files', new Blob([note('A feast')]), 'feast.note');
  form.append('files', new Blob([note('A fast')], { type: 'text/x-note' }), 'fast');
  expect(await expectImport(url, key, form)).toEqual([
    ['feast.note', 'created'],
    ['fast', 'created'],
  ]);
  server.kill('SIGTERM');
  expect(await server.ended).toMatchObject({ code: 0 });
}, 120_000);
