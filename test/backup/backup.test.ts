// Backing up and restoring, as people do it.

import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { folderOf, run } from '../cli/run.ts';
import { keyOf, serve, stop } from '../cli/serving.ts';
import { clipping } from '../commands/documents.ts';
import { recount } from '../store/recount.ts';
import { backUpWhileWriting } from './backups.ts';

test('five backups while others write: each is sound, has what was acknowledged, and is restored as it was', async () => {
  const { sizes } = await backUpWhileWriting(folderOf(), 5);
  expect(sizes).toHaveLength(5);
}, 300_000);

/** An archive of three articles. */
async function archive(folder = folderOf()): Promise<{ folder: string; file: string; DATABASE_URL: string }> {
  mkdirSync(join(folder, 'in'));
  for (const n of [0, 1, 2]) writeFileSync(join(folder, 'in', `${n}.md`), clipping(n));
  const file = join(folder, 'archive.db');
  const DATABASE_URL = `file:${file}`;
  expect((await run(['import', '--quiet', join(folder, 'in')], { DATABASE_URL })).code).toBe(0);
  return { folder, file, DATABASE_URL };
}

async function add({ folder, DATABASE_URL }: { folder: string; DATABASE_URL: string }, n: number): Promise<void> {
  writeFileSync(join(folder, 'more.md'), clipping(n));
  expect((await run(['import', '--quiet', join(folder, 'more.md')], { DATABASE_URL })).code).toBe(0);
}

const count = (file: string) => {
  const client = new Database(file, { readonly: true });
  const articles = client.prepare('select count(*) from articles').pluck().get();
  client.close();
  return articles;
};

describe('a backup', () => {
  test('is one file for its owner alone, and does not replace another unless it is told to', async () => {
    const { folder, DATABASE_URL } = await archive();
    const backup = join(folder, 'backup.db');
    expect((await run(['backup', backup], { DATABASE_URL })).code).toBe(0);
    expect(statSync(backup).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder).filter((name) => name.includes('backup.db'))).toEqual(['backup.db']);
    const before = readFileSync(backup);
    await add({ folder, DATABASE_URL }, 3);
    const refused = await run(['backup', backup], { DATABASE_URL });
    expect(refused).toMatchObject({
      code: 1,
      stderr: `news-archive: ${backup} is there already: name another file, or replace it with --force.\n`,
    });
    expect(readFileSync(backup)).toEqual(before);
    expect((await run(['backup', '--force', '--quick', backup], { DATABASE_URL })).code).toBe(0);
    expect(count(backup)).toBe(4);
  });

  test('goes nowhere where it cannot be, and says why', async () => {
    const { folder, file, DATABASE_URL } = await archive();
    const said = async (target: string) => (await run(['backup', '--force', target], { DATABASE_URL })).stderr;
    expect(await said(folder)).toBe(`news-archive: ${folder} is a folder: name a file in it.\n`);
    expect(await said(file)).toBe(`news-archive: ${file} is the archive itself: name another file.\n`);
    expect(await said(join(folder, 'no', 'b.db'))).toBe(
      `news-archive: There is no folder ${join(folder, 'no')}: make it first.\n`,
    );
    const none = await run(['backup', join(folder, 'b.db')], { DATABASE_URL: `file:${folder}/none.db` });
    expect(none.stderr).toContain(`There is no archive at file:${folder}/none.db`);
  });

  test('of an archive that has lost a text is not made, and one of counts that are wrong is, with a word of them', async () => {
    const { folder, file, DATABASE_URL } = await archive();
    const client = new Database(file);
    client.exec('update terms set article_count = 9');
    const backup = join(folder, 'backup.db');
    const off = await run(['backup', backup], { DATABASE_URL });
    expect(off.code).toBe(2);
    expect(off.stderr).toMatch(/term-counts: .* it is 9 and must be \d; "news-archive check --repair" rebuilds it\./);
    client.exec(`update bodies set text = 'lost'`);
    client.close();
    const lost = await run(['backup', '--force', backup], { DATABASE_URL });
    expect(lost.code).toBe(1);
    expect(lost.stderr).toContain('was not written, as the archive is damaged');
    expect(count(backup)).toBe(3);
  });

  test('takes the documents along that are not imported yet: once restored, they are', async () => {
    const folder = folderOf();
    const DATABASE_URL = `file:${join(folder, 'archive.db')}`;
    const key = await keyOf(DATABASE_URL);
    const serving = await serve(DATABASE_URL);
    const lines = Array.from({ length: 300 }, (_, n) =>
      JSON.stringify({
        title: `Report ${n}`,
        publishedDate: '2025-03-04',
        text: `Mayor Lidia Damarova opened quay ${n}.`,
      }),
    );
    const sent = async (from: number, to: number) => {
      const response = await fetch(`${serving.url}/v1/imports`, {
        method: 'POST',
        headers: { authorization: `Bearer ${key}`, 'content-type': 'application/x-ndjson' },
        body: lines.slice(from, to).join('\n'),
      });
      expect(response.status).toBe(202);
    };
    await Promise.all([sent(0, 100), sent(100, 200), sent(200, 300)]);
    const backup = join(folder, 'backup.db');
    const made = await run(['backup', '--quick', backup], { DATABASE_URL });
    expect(made.code, made.stderr).toBe(0);
    // Otherwise nothing was tried.
    expect(made.stdout).toMatch(/[1-3] open imports?/);
    await stop(serving, 'SIGKILL');
    const restored = `file:${join(folder, 'other', 'restored.db')}`;
    expect((await run(['restore', backup], { DATABASE_URL: restored })).code).toBe(0);
    const again = await serve(restored);
    for (;;) {
      // The key is that of the archive that was backed up.
      const response = await fetch(`${again.url}/v1/imports`, { headers: { authorization: `Bearer ${key}` } });
      const { data } = (await response.json()) as { data: { state: string }[] };
      expect(data).toHaveLength(3);
      if (data.every(({ state }) => state === 'done')) break;
      await wait(50);
    }
    const { page } = (await (await fetch(`${again.url}/v1/articles?limit=1`)).json()) as { page: { total: number } };
    expect(page.total).toBe(300);
    await stop(again);
    expect(recount(restored)).toEqual([]);
    expect(readdirSync(`${join(folder, 'other', 'restored.db')}-imports`)).toEqual([]);
  }, 120_000);
});

describe('restoring', () => {
  test('refuses an archive that somebody has open, whatever has become of its file', async () => {
    const { folder, file, DATABASE_URL } = await archive();
    const backup = join(folder, 'backup.db');
    expect((await run(['backup', '--quick', backup], { DATABASE_URL })).code).toBe(0);
    const serving = await serve(DATABASE_URL);
    const refused = await run(['restore', '--force', backup], { DATABASE_URL });
    expect(refused).toMatchObject({
      code: 1,
      stderr: `news-archive: The archive ${file} cannot be replaced: another process has it open. Stop the server and every other command, then restore.\n`,
    });
    writeFileSync(file, 'garbage');
    expect((await run(['restore', '--force', backup], { DATABASE_URL })).stderr).toContain(
      'another process has it open',
    );
    await stop(serving, 'SIGKILL');
    expect((await run(['restore', '--force', backup], { DATABASE_URL })).code).toBe(0);
    expect(recount(DATABASE_URL)).toEqual([]);
  });

  test('refuses an archive that another program writes to', async () => {
    const { folder, file, DATABASE_URL } = await archive();
    const backup = join(folder, 'backup.db');
    expect((await run(['backup', '--quick', backup], { DATABASE_URL })).code).toBe(0);
    const other = new Database(file);
    other.exec('begin; select 1 from articles');
    other.prepare('select 1 from articles').get();
    expect((await run(['restore', '--force', backup], { DATABASE_URL })).stderr).toContain(
      'another program has it open',
    );
    other.close();
  });

  test('replaces what has something in it only if it is told to, and applies no log of the one before', async () => {
    const { folder, file, DATABASE_URL } = await archive();
    const backup = join(folder, 'backup.db');
    expect((await run(['backup', '--quick', backup], { DATABASE_URL })).code).toBe(0);
    const refused = await run(['restore', backup], { DATABASE_URL });
    expect([refused.code, refused.stderr]).toEqual([
      1,
      `news-archive: The archive ${file} is there and has 3 articles: --force replaces it, for good.\n`,
    ]);
    // A server that is killed leaves a log with writes of its own.
    const key = await keyOf(DATABASE_URL);
    const serving = await serve(DATABASE_URL);
    const response = await fetch(`${serving.url}/v1/articles`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify({ title: 'Later', text: 'Later than the backup.' }),
    });
    expect(response.status).toBe(201);
    await stop(serving, 'SIGKILL');
    expect(statSync(`${file}-wal`).size).toBeGreaterThan(0);
    expect((await run(['restore', '--force', backup], { DATABASE_URL })).code).toBe(0);
    expect(existsSync(`${file}-wal`)).toBe(false);
    expect(count(file)).toBe(3);
    expect(recount(DATABASE_URL)).toEqual([]);
  });

  test('refuses a file that is no good in one sentence, and the archive is as it was', async () => {
    const made = await archive();
    const backup = join(made.folder, 'backup.db');
    expect((await run(['backup', '--quick', backup], { DATABASE_URL: made.DATABASE_URL })).code).toBe(0);
    const bad: Record<string, (file: string) => void> = {
      'an archive': (file) => copyFileSync(made.file, file),
      'no database': (file) => writeFileSync(file, 'x'.repeat(5000)),
      'an empty file': (file) => writeFileSync(file, ''),
      'one that is cut off': (file) => writeFileSync(file, readFileSync(backup).subarray(0, 200_000)),
      'one with pages of zeros': (file) => {
        const bytes = readFileSync(backup);
        bytes.fill(0, 4096 * 40, 4096 * 60);
        writeFileSync(file, bytes);
      },
      'one with another text': (file) => {
        copyFileSync(backup, file);
        const client = new Database(file);
        client.exec(`update bodies set text = 'Another text.'`);
        client.close();
      },
    };
    for (const [name, make] of Object.entries(bad)) {
      const file = join(made.folder, 'bad.db');
      make(file);
      const { code, stderr } = await run(['restore', '--force', file], { DATABASE_URL: made.DATABASE_URL });
      expect([name, code]).toEqual([name, 1]);
      expect(stderr, name).toMatch(/^news-archive: [^\n]*bad\.db[^\n]*\.\n$/);
      expect(recount(made.DATABASE_URL), name).toEqual([]);
      expect(count(made.file)).toBe(3);
      expect(readdirSync(made.folder).filter((entry) => entry.endsWith('.part'))).toEqual([]);
    }
  });

  test('a backup is not served as it is', async () => {
    const { folder, DATABASE_URL } = await archive();
    const backup = join(folder, 'backup.db');
    expect((await run(['backup', '--quick', backup], { DATABASE_URL })).code).toBe(0);
    const before = readFileSync(backup);
    const { code, stderr } = await run(['export'], { DATABASE_URL: `file:${backup}` });
    expect(code).toBe(1);
    expect(stderr).toContain('it is a backup; "news-archive restore" makes an archive of it');
    expect(readFileSync(backup)).toEqual(before);
    expect((await run(['check'], { DATABASE_URL: `file:${backup}` })).stdout).toBe('The archive is sound.\n');
  });
});
