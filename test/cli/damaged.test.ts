// Damaged files: every command says in one sentence what is wrong and what to do, and makes nothing worse.

import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStore } from '../../src/store/index.ts';
import { documentOf, plain } from '../store/documents.ts';
import { folderOf, run } from './run.ts';

/** An archive as a crash leaves it: what was last written is in its log. */
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'news-archive-damaged-'));
  const store = openStore(`file:${join(folder, 'open.db')}`, { workers: 0 });
  for (let slot = 0; slot < 50; slot++) await store.write((to) => to.save(documentOf(plain({ slot, words: 40 }))));
  for (const suffix of ['', '-wal', '-shm', '-lock'])
    copyFileSync(join(folder, `open.db${suffix}`), join(folder, `crashed.db${suffix}`));
  await store.close();
  for (const suffix of ['', '-lock'])
    copyFileSync(join(folder, `open.db${suffix}`), join(folder, `closed.db${suffix}`));
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function copyOf(name: 'crashed' | 'closed'): string {
  const file = join(folderOf(), 'archive.db');
  for (const suffix of ['', '-wal', '-shm', '-lock']) {
    const from = join(folder, `${name}.db${suffix}`);
    if (existsSync(from)) copyFileSync(from, `${file}${suffix}`);
  }
  return file;
}

function overwrite(file: string, at: number, length: number): void {
  const bytes = readFileSync(file);
  bytes.fill(0, at, at + length);
  writeFileSync(file, bytes);
}

const RESTORE = 'restore a backup with "news-archive restore"';
const damages: Record<string, { of: 'crashed' | 'closed'; do: (file: string) => void; says: string }> = {
  'a file that was emptied': {
    of: 'closed',
    do: (file) => truncateSync(file, 0),
    says: `it is empty, though it held an archive: ${RESTORE}, or delete it to begin a new one`,
  },
  'a file that was emptied beside its log': {
    of: 'crashed',
    do: (file) => truncateSync(file, 0),
    says: 'it is empty, though it held an archive',
  },
  'a file that was cut off': {
    of: 'closed',
    do: (file) => truncateSync(file, 100_000),
    says: `it is damaged: ${RESTORE}`,
  },
  'a beginning of zeros': {
    of: 'closed',
    do: (file) => overwrite(file, 0, 100),
    says: `it is not an SQLite database, or its beginning is damaged: ${RESTORE}`,
  },
  'pages of zeros': { of: 'closed', do: (file) => overwrite(file, 4096, 400_000), says: `it is damaged: ${RESTORE}` },
  'a log that is gone': {
    of: 'crashed',
    do: (file) => rmSync(`${file}-wal`),
    says: 'is gone, and what was last written with it: put it back',
  },
};

test.each(Object.entries(damages))(
  '%s',
  async (_, { of, do: damage, says }) => {
    const file = copyOf(of);
    damage(file);
    const before = readFileSync(file);
    const DATABASE_URL = `file:${file}`;
    const commands = [
      ['serve'],
      ['export'],
      ['import', 'seed/documents'],
      ['migrate'],
      ['reenrich'],
      ['keys', 'list'],
      ['check'],
    ];
    for (const words of [...commands, ['backup', `${file}.backup`]]) {
      const { code, stdout, stderr } = await run(words, { DATABASE_URL });
      expect([words, code, stdout]).toEqual([words, 1, '']);
      expect(stderr, words.join(' ')).toMatch(/^[^\n]+\n$/);
      expect(stderr, words.join(' ')).toContain(`Cannot open the database ${file}: `);
      expect(stderr, words.join(' ')).toContain(says);
    }
    expect(readFileSync(file)).toEqual(before);
    expect(existsSync(`${file}.backup`)).toBe(false);
  },
  120_000,
);

test('what is as a crash leaves it opens, with all that was written', async () => {
  const file = copyOf('crashed');
  expect((await run(['check'], { DATABASE_URL: `file:${file}` })).stdout).toBe('The archive is sound.\n');
  const client = new Database(file, { readonly: true });
  expect(client.prepare('select count(*) from articles').pluck().get()).toBe(50);
  client.close();
});

test('a log that is gone is gone on without, where that is asked for', async () => {
  const file = copyOf('crashed');
  rmSync(`${file}-wal`);
  rmSync(`${file}-shm`);
  const { code } = await run(['migrate'], { DATABASE_URL: `file:${file}` });
  expect(code).toBe(0);
});
