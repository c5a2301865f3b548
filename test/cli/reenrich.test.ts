import { setTimeout as pass } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { fileOf } from '../../src/store/index.ts';
import { clipping } from '../commands/documents.ts';
import { recount } from '../store/recount.ts';
import { folderOf, run, start } from './run.ts';

const COUNT = 60;
const words = ['reenrich', '--batch', '3'];

test('enriching again goes on where it was killed or interrupted, and ends with a summary', async () => {
  const files = Object.fromEntries(Array.from({ length: COUNT }, (_, n) => [`in/${n}.md`, clipping(n)]));
  const folder = folderOf(files);
  const url = `file:${folder}/archive.db`;
  const settings = { DATABASE_URL: url };
  expect(await run(words, settings)).toMatchObject({
    code: 1,
    stdout: '',
    stderr: expect.stringMatching(/^news-archive: There is no archive /),
  });
  await run(['import', '--quiet', `${folder}/in`], settings);
  expect(await run(words, settings)).toMatchObject({ code: 0, stdout: '0 enriched, 0 failed, 0 linked otherwise.\n' });

  const database = new Database(fileOf(url));
  const left = () => database.prepare(`select count(*) from revisions where extractor = 'rules/0'`).pluck().get();
  database.exec(`update revisions set extractor = 'rules/0'`);

  for (const signal of ['SIGKILL', 'SIGINT'] as const) {
    const before = Number(left());
    const running = start(words, settings);
    while (left() === before) await pass(2);
    running.kill(signal);
    const { code, stdout, stderr } = await running.ended;
    expect(Number(left())).toBeLessThan(before);
    expect(recount(url)).toEqual([]);
    if (signal === 'SIGKILL') continue;
    // It may have been done just then.
    expect(stdout).toMatch(/^\d+ enriched, 0 failed, 0 linked otherwise\.\n$/);
    if (Number(left()) > 0) {
      expect(code).toBe(130);
      expect(stderr).toMatch(/^Interrupted: .* run it again for the rest\.\n$/m);
    }
  }

  const rest = left();
  expect(await run(words, settings)).toMatchObject({
    code: 0,
    stdout: `${rest} enriched, 0 failed, 0 linked otherwise.\n`,
  });
  expect(left()).toBe(0);
  expect(database.prepare('select max(revision) from articles').pluck().get()).toBe(1);
  database.close();
  expect(recount(url)).toEqual([]);
}, 120_000);
