// A served archive that is written to all the time, and backed up meanwhile.

import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { expect, onTestFinished } from 'vitest';
import { run } from '../cli/run.ts';
import { keyOf, type Serving, serve, stop } from '../cli/serving.ts';
import { recount } from '../store/recount.ts';

const WRITER = fileURLToPath(new URL('./write-articles.ts', import.meta.url));

/** A process that writes a hundred articles a second (`write-articles.ts`), and what it has told. */
function writeArticles(database: string) {
  const child = spawn(process.execPath, [WRITER, database], { stdio: ['ignore', 'pipe', 'inherit'] });
  const acknowledged = new Set<string>();
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  onTestFinished(() => void child.kill('SIGKILL'));
  createInterface({ input: child.stdout }).on('line', (id) => void acknowledged.add(id));
  return {
    acknowledged,
    pause: () => void child.kill('SIGSTOP'),
    goOn: () => void child.kill('SIGCONT'),
    async end() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** Writes a second that are asked for over HTTP; most at once. */
const RATE = 100;
const MOST = 24;

export interface Writing {
  /** Ids of articles whose creation was acknowledged. */
  acknowledged: Set<string>;
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
  /** Writes a second while backups were made. */
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
  await keyOf(database);
  expect((await run(['import', '--quiet', 'seed/documents'], { DATABASE_URL: database })).code).toBe(0);
  const serving = await serve(database);
  const writing = writeArticles(database);
  while (writing.acknowledged.size < 20) await wait(10);
  let seconds = 0;
  let written = 0;
  const backups: string[] = [];
  const sizes: number[] = [];
  for (let round = 1; round <= rounds; round++) {
    const file = join(folder, `backup-${round}.db`);
    const before = [...writing.acknowledged];
    const began = performance.now();
    const { code, stdout, stderr } = await run(['backup', '--quick', file], { DATABASE_URL: database });
    seconds += (performance.now() - began) / 1000;
    written += writing.acknowledged.size - before.length;
    // While the backup is looked at, nothing need be written.
    writing.pause();
    expect(code, stderr).toBe(0);
    expect(stdout).toMatch(/^Backed up \d+ articles up to change \d+ to .*, and checked it\.\n$/);
    const there = idsIn(file);
    expect(before.filter((id) => !there.has(id))).toEqual([]);
    expect(recount(`file:${file}`)).toEqual([]);
    backups.push(file);
    sizes.push(there.size);
    writing.goOn();
  }
  const rate = written / seconds;
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
