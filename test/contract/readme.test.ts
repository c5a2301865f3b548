// Checks README.md and docs/: commands run, shown answers are real, tables name what exists, links lead somewhere.

import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { documentFormats } from '../../src/commands/document-formats.ts';
import { createKey } from '../../src/commands/keys.ts';
import { readConfig } from '../../src/config.ts';
import { type SeededServer, startSeededServer } from '../support/server.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const docs = readdirSync(join(ROOT, 'docs'))
  .filter((name) => name.endsWith('.md'))
  .sort()
  .map((name) => `docs/${name}`);
// README.md first: its commands fill the archive that commands of other pages read.
const pages = ['README.md', ...docs];
const read = (page: string) => readFileSync(join(ROOT, page), 'utf8');
const readme = read('README.md');
const documentation = pages.map(read).join('\n');
const commandsOf = (text: string) =>
  [...text.matchAll(/```sh\n([\s\S]*?)```/g)].flatMap(([, block = '']) =>
    block
      .trim()
      .replace(/\\\n\s*/g, '')
      .split('\n'),
  );
const commands = [...new Set(commandsOf(documentation))];
const urlOf = (command: string) =>
  /'(http:[^']+)'/.exec(command)?.[1]?.replace('http://127.0.0.1:3000', server.url) ?? '';
const run = promisify(execFile);

let server: SeededServer;
let token: string;
beforeAll(async () => {
  server = await startSeededServer();
  ({ token } = await createKey(server.store, { name: 'tour', scope: 'admin', expiresAt: null }, new Date()));
});
afterAll(() => server.close());

describe('The answers that the README shows', () => {
  const answers = [...readme.matchAll(/```sh\n(curl .*)\n```\n\n```json\n([\s\S]*?)```/g)];

  it('are there', () => {
    expect(answers.length).toBeGreaterThan(5);
  });

  it.each(answers.map(([, command = '', answer = '']) => [command, answer]))('%s', async (command, answer) => {
    const response = await fetch(urlOf(command));
    expect(await response.json()).toMatchObject(JSON.parse(answer));
  });
});

describe('The calls of the documentation', () => {
  const calls = commands.filter((command) => command.startsWith('curl'));

  it('has calls to try', () => {
    expect(calls.length).toBeGreaterThan(10);
  });

  it.each(calls)('%s', async (command) => {
    const url = urlOf(command);
    const headers = [...command.replaceAll('<key>', token).matchAll(/-H '([^:]+): ([^']+)'/g)];
    const [, data] = /-d '([^']+)'/.exec(command) ?? [];
    const files = [...command.matchAll(/-F '(\w+)=@([^']+)'/g)];
    const form = new FormData();
    for (const [, field = '', path = ''] of files) form.append(field, new Blob([readFileSync(join(ROOT, path))]), path);
    const sent = files.length > 0 ? form : data;
    const response = await fetch(url, {
      headers: Object.fromEntries(headers.map(([, name, value]) => [name, value])),
      ...(sent !== undefined && { method: 'POST', body: sent }),
    });
    const body = (await response.json()) as { data?: unknown[]; errors: { suggestion?: string }[] };
    if (url.includes('sectoin')) {
      expect(response.status).toBe(400);
      expect(body.errors[0]?.suggestion).toBe('section');
      return;
    }
    const status = command.includes("/v1/articles' -H 'Authorization")
      ? 201
      : command.includes("/v1/imports' -H")
        ? 202
        : 200;
    expect(response.status, JSON.stringify(body)).toBe(status);
    // A list in the documentation is not empty.
    if (Array.isArray(body.data)) expect(body.data.length).toBeGreaterThan(0);
  });
});

describe('The commands of the documentation', () => {
  const folder = mkdtempSync(join(tmpdir(), 'news-archive-readme-'));
  const env = { ...process.env, DATABASE_URL: `file:${join(folder, 'archive.db')}` };
  afterAll(() => rm(folder, { recursive: true, force: true }));
  const verbs = commands.filter((command) => command.includes('npx news-archive'));

  it('has them', () => {
    expect(verbs.length).toBeGreaterThan(2);
  });

  it.each(verbs)('%s', async (command) => {
    const output = join(folder, 'output');
    const line = command
      .replaceAll('npx news-archive', `'${process.execPath}' bin/news-archive.js`)
      .replaceAll(/DATABASE_URL=file:(\S+)/g, (_, file) => `DATABASE_URL='file:${join(folder, file)}'`)
      .replace(/(?<=--output )\S+$/, `'${output}'`)
      .replace('http://127.0.0.1:3000', server.url);
    const { stdout } = await run('sh', ['-c', line], { cwd: ROOT, env });
    const [, ...words] =
      command
        .split(/news-archive /)
        .at(-1)
        ?.split(' ') ?? [];
    const [verb] =
      command
        .split(/news-archive /)
        .at(-1)
        ?.split(' ') ?? [];
    if (verb === 'entities')
      expect(stdout).toMatch(/\d+ adopted, 0 updated, 0 unchanged, 0 rejected; \d+ articles? enriched again/);
    else if (verb === 'import' && words.includes('-')) expect(stdout).toMatch(/^Imported 40 articles, \d+ entities, /);
    else if (verb === 'import') expect(stdout).toMatch(/40 created, 2 revised, 0 unchanged, 0 rejected/);
    else if (verb === 'mirror') expect(stdout).toBe(`Equal to ${server.url} up to change ${server.store.seq()}.\n`);
    else if (verb === 'keys') expect(stdout).toMatch(words.includes('create') ? /^na_\w{8}_/ : /newsroom/);
    else {
      const lines = readFileSync(output, 'utf8').trim().split('\n');
      if (words.includes('csv')) expect(lines.length).toBeGreaterThan(10);
      // Between what it is of, and that it is whole.
      else expect(lines).toHaveLength(1 + 40 + 1);
    }
  });
});

describe('The tables of the documentation', () => {
  it('name every endpoint of the contract, and no other', () => {
    const { paths } = server.app.swagger() as { paths: Record<string, object> };
    const documented = Object.entries(paths).flatMap(([path, item]) =>
      Object.keys(item).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const named = [...documentation.matchAll(/^\| `([A-Z]+ [^`]+)`/gm)].map(([, operation = '']) => operation);
    expect([...new Set(named)].filter((operation) => !operation.startsWith('GET /openapi')).sort()).toEqual(
      documented.sort(),
    );
  });

  it('name every format of documents, with its files and media types', () => {
    const rows = documentFormats.map(({ title, extensions, mediaTypes }) => {
      const files = extensions.map((extension) => `\`.${extension}\``).join(', ');
      return `| ${title} | ${files} | ${mediaTypes.map((type) => `\`${type}\``).join(', ')} |`;
    });
    const [, table = ''] = /^\| format \| files \| media types \|\n.*\n((?:\|.*\n)+)/m.exec(documentation) ?? [];
    expect(table.trimEnd().split('\n')).toEqual(rows);
  });

  it('name every setting, with its default', () => {
    const defaults = readConfig({});
    const said = new Map(
      [...documentation.matchAll(/^\| `([A-Z_]+)` \| `?([^`|]+?)`? \|/gm)].map(([, name, value]) => [name, value]),
    );
    expect(Object.fromEntries(said)).toEqual({
      HOST: defaults.host,
      PORT: String(defaults.port),
      DATABASE_URL: defaults.databaseUrl,
      DURABILITY: defaults.durability,
      SEED: defaults.seed ? 'auto' : 'off',
      RATE_LIMIT: String(defaults.rateLimit),
      BODY_LIMIT: String(defaults.bodyLimit),
      IMPORT_LIMIT: String(defaults.importLimit),
      IMPORT_QUOTA: String(defaults.importQuota),
      IMPORT_WORKERS: defaults.importWorkers === null ? 'auto' : String(defaults.importWorkers),
      NAMES_MODEL: 'none',
      SEARCH_WORKERS: String(defaults.searchWorkers),
      SEARCH_DEADLINE: String(defaults.searchDeadline),
      READ_ACCESS: defaults.readAccess,
      LOG_LEVEL: defaults.logLevel,
      METRICS_PORT: defaults.metricsPort === null ? 'off' : String(defaults.metricsPort),
      METRICS_HOST: defaults.metricsHost,
      TRUST_PROXY: String(defaults.trustProxy),
      URL_PATTERNS: 'none',
      PUBLIC_URL: 'none',
      MIRROR_KEY: 'none',
    });
  });
});

describe('The pages of the documentation', () => {
  const withoutCode = (text: string) => text.replace(/^```[\s\S]*?^```/gm, '');

  // GitHub's anchors: lower case, no punctuation, hyphens for blanks.
  function anchorsOf(page: string): string[] {
    return [...withoutCode(read(page)).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
      heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N}_ -]/gu, '')
        .replaceAll(' ', '-'),
    );
  }

  function linkFault(page: string, target: string): string | null {
    const [path = '', anchor] = target.split('#');
    const file = path === '' ? page : relative(ROOT, join(ROOT, dirname(page), path));
    if (!existsSync(join(ROOT, file))) return `${target}: no such file`;
    if (anchor !== undefined && !anchorsOf(file).includes(anchor)) return `${target}: no such heading`;
    return null;
  }

  it.each([...pages, 'SECURITY.md', 'CONTRIBUTING.md'])('%s links to files and headings that exist', (page) => {
    const targets = [...withoutCode(read(page)).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
    const faults = targets
      .filter((target) => !/^[a-z]+:/.test(target))
      .map((target) => linkFault(page, target))
      .filter((fault) => fault !== null);
    expect(faults).toEqual([]);
  });

  it('finds links that lead nowhere', () => {
    expect(linkFault('README.md', 'docs/none.md')).toBe('docs/none.md: no such file');
    expect(linkFault('docs/api.md', '#none')).toBe('#none: no such heading');
    expect(linkFault('docs/api.md', '../README.md#five-minute-tour')).toBeNull();
  });

  it.each(docs)('README.md links to %s', (page) => {
    expect(readme).toContain(`](${page})`);
  });

  it('README.md is short enough for five minutes', () => {
    expect(readme.trimEnd().split('\n').length).toBeLessThanOrEqual(180);
  });
});
