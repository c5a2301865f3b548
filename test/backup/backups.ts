// A served archive that is written to all the time, and backed up meanwhile.

import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { expect } from 'vitest';
import { run } from '../cli/run.ts';
import { keyOf, type Serving, serve, stop } from '../cli/serving.ts';
import { recount } from '../store/recount.ts';

/** Writes a second that are asked for; most at once. */
const RATE = 100;
const MOST = 24;

export interface Writing {
  /** Ids of articles whose creation was acknowledged. */
  acknowledged: Set<string>;
  /** Writes a second that were acknowledged so far. */
  rate: () => number;
  end: () => Promise<void>;
}

/** In letters in which nobody looks for names: an article stays as it came, whatever comes after it. */
const story = (n: number) => ({
  title: `ამინდის ჩანაწერები ${n}`,
  lang: 'ka',
  publishedDate: '2025-03-04',
  originalUrl: `https://paper.example/${n}`,
  tags: ['ამინდი', `tag-${n % 7}`],
  text: `დილით წვიმდა ${n}.\n\nსაღამოს მოწმენდილი ცა იყო.`,
});

export function beginWriting({ url }: Serving, key: string, from = 0): Writing {
  const acknowledged = new Set<string>();
  const pending = new Set<Promise<void>>();
  const began = performance.now();
  let next = from;
  const write = async () => {
    const response = await fetch(`${url}/v1/articles`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify(story(next++)),
    });
    const { id } = (await response.json()) as { id: string };
    if (response.status === 201) acknowledged.add(id);
  };
  const timer = setInterval(() => {
    if (pending.size >= MOST) return;
    const writing: Promise<void> = write()
      .catch(() => {})
      .finally(() => void pending.delete(writing));
    pending.add(writing);
  }, 1000 / RATE);
  return {
    acknowledged,
    rate: () => acknowledged.size / ((performance.now() - began) / 1000),
    async end() {
      clearInterval(timer);
      await Promise.all(pending);
    },
  };
}

/** The lines of an export, but the first and the last: those say when it was made. */
async function exportOf(database: string): Promise<string[]> {
  const { code, stdout, stderr } = await run(['export'], { DATABASE_URL: database });
  expect(code, stderr).toBe(0);
  const lines = stdout.trimEnd().split('\n').slice(1, -1);
  // Where sums stand depends on what is written with them.
  return lines.filter((line) => !line.startsWith('{"check":'));
}

function idsIn(file: string): Set<string> {
  const client = new Database(file, { readonly: true });
  const ids = client.prepare('select id from articles').pluck().all() as string[];
  client.close();
  return new Set(ids);
}

export interface Rounds {
  /** Writes a second. */
  rate: number;
  /** Articles of each backup. */
  sizes: number[];
}

/**
 * Backs up so often. Each backup opens, is sound, and has what was acknowledged before it began; restored, it is exported as
 * the beginning of what the archive exports at the end: nothing that is there changes by what comes.
 */
export async function backUpWhileWriting(folder: string, rounds: number): Promise<Rounds> {
  const database = `file:${join(folder, 'archive.db')}`;
  const key = await keyOf(database);
  expect((await run(['import', '--quiet', 'seed/documents'], { DATABASE_URL: database })).code).toBe(0);
  const serving = await serve(database);
  const writing = beginWriting(serving, key);
  while (writing.acknowledged.size < 20) await wait(10);
  const backups: string[] = [];
  const sizes: number[] = [];
  for (let round = 1; round <= rounds; round++) {
    const file = join(folder, `backup-${round}.db`);
    const before = [...writing.acknowledged];
    const { code, stdout, stderr } = await run(['backup', '--quick', file], { DATABASE_URL: database });
    expect(code, stderr).toBe(0);
    expect(stdout).toMatch(/^Backed up \d+ articles up to change \d+ to .*, and checked it\.\n$/);
    const there = idsIn(file);
    expect(before.filter((id) => !there.has(id))).toEqual([]);
    expect(recount(`file:${file}`)).toEqual([]);
    backups.push(file);
    sizes.push(there.size);
  }
  const rate = writing.rate();
  await writing.end();
  await stop(serving);
  const all = await exportOf(database);
  for (const backup of backups) {
    const restored = `file:${backup.replace(/\.db$/, '-restored.db')}`;
    const { code, stderr } = await run(['restore', '--quick', backup], { DATABASE_URL: restored });
    expect(code, stderr).toBe(0);
    const lines = await exportOf(restored);
    expect(lines.length).toBeGreaterThan(40);
    const at = lines.findIndex((line, index) => line !== all[index]);
    expect(at === -1 ? null : { at, restored: lines[at], archive: all[at] }).toBe(null);
    expect((await run(['keys', 'list'], { DATABASE_URL: restored })).stdout).toContain('test');
  }
  // They were made at different moments, in the midst of writes.
  expect(new Set(sizes).size).toBe(rounds);
  return { rate, sizes };
}
