// Commands that are killed at any moment of their run (SIGKILL), again and again: the archive is sound, what was acknowledged is
// there, and what they were writing is whole or not there.

import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { expect } from 'vitest';
import { folderOf, run, start } from '../cli/run.ts';
import { keyOf, serve, stop } from '../cli/serving.ts';
import { pick } from '../cli/writers.ts';
import { clipping } from '../commands/documents.ts';
import { recount } from '../store/recount.ts';
import { beginWriting } from './backups.ts';

export type Killed = 'server' | 'import' | 'export' | 'mirror' | 'reenrich' | 'backup' | 'restore' | 'migrate';

/** What happened to the processes that were to be killed. */
export interface Kills {
  /** Those that were still running. */
  killed: number;
  /** Those that had ended before. */
  ended: number;
}

interface Archive {
  folder: string;
  file: string;
  DATABASE_URL: string;
}

const DOCUMENTS = 24;

/** An archive of documents with a history. */
async function archive(): Promise<Archive> {
  const folder = folderOf();
  mkdirSync(join(folder, 'in'));
  for (let n = 0; n < DOCUMENTS; n++) writeFileSync(join(folder, 'in', `${n}.md`), clipping(n));
  const file = join(folder, 'archive.db');
  const DATABASE_URL = `file:${file}`;
  expect((await run(['import', '--quiet', join(folder, 'in')], { DATABASE_URL })).code).toBe(0);
  return { folder, file, DATABASE_URL };
}

/**
 * Runs a command, and kills it after a part of the time that it takes. The first run is not killed: it says how long that is.
 *
 * @param look what must hold after each
 */
async function killed(
  count: number,
  words: string[],
  settings: Record<string, string>,
  look: () => void,
  prepare = () => {},
): Promise<Kills> {
  const random = pick(Number(process.env.CRASH_SEED ?? 1));
  const kills: Kills = { killed: 0, ended: 0 };
  prepare();
  const began = performance.now();
  const whole = await run(words, settings);
  expect(whole.code, whole.stderr).toBe(0);
  look();
  let longest = performance.now() - began;
  while (kills.killed < count) {
    prepare();
    const running = start(words, settings);
    const isEnded = await Promise.race([
      running.ended.then(() => true),
      wait(longest * random.number.float({ min: 0.2, max: 1 })).then(() => false),
    ]);
    running.kill('SIGKILL');
    await running.ended;
    if (isEnded) longest *= 0.9;
    kills[isEnded ? 'ended' : 'killed']++;
    look();
  }
  prepare();
  const last = await run(words, settings);
  expect(last.code, last.stderr).toBe(0);
  look();
  return kills;
}

const isSound = (url: string) => expect(recount(url)).toEqual([]);
const partsIn = (folder: string) => readdirSync(folder).filter((name) => name.endsWith('.part'));

async function killExport(count: number): Promise<Kills> {
  const { folder, DATABASE_URL } = await archive();
  const output = join(folder, 'out.ndjson');
  const kills = await killed(count, ['export', '--output', output], { DATABASE_URL }, () => {
    if (!existsSync(output)) return;
    const lines = readFileSync(output, 'utf8').trimEnd().split('\n');
    expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ trailer: { complete: true } });
  });
  isSound(DATABASE_URL);
  expect(partsIn(folder)).toEqual([]);
  return kills;
}

async function killBackup(count: number): Promise<Kills> {
  const { folder, DATABASE_URL } = await archive();
  const backup = join(folder, 'backup.db');
  const kills = await killed(count, ['backup', '--force', backup], { DATABASE_URL }, () => isSound(`file:${backup}`));
  isSound(DATABASE_URL);
  expect(partsIn(folder)).toEqual([]);
  return kills;
}

/** Of two archives, in turn: each time it is the one or the other. */
async function killRestore(count: number): Promise<Kills> {
  const { folder, file, DATABASE_URL } = await archive();
  const [small, large] = [join(folder, 'small.db'), join(folder, 'large.db')];
  expect((await run(['backup', small], { DATABASE_URL })).code).toBe(0);
  writeFileSync(join(folder, 'more.md'), clipping(DOCUMENTS));
  expect((await run(['import', '--quiet', join(folder, 'more.md')], { DATABASE_URL })).code).toBe(0);
  expect((await run(['backup', large], { DATABASE_URL })).code).toBe(0);
  const next = join(folder, 'next.db');
  let turn = 0;
  const look = () => {
    isSound(DATABASE_URL);
    const client = new Database(file, { readonly: true });
    expect([DOCUMENTS, DOCUMENTS + 1]).toContain(client.prepare('select count(*) from articles').pluck().get());
    client.close();
  };
  const kills = await killed(count, ['restore', '--force', '--quiet', next], { DATABASE_URL }, look, () =>
    copyFileSync(turn++ % 2 === 0 ? small : large, next),
  );
  expect(partsIn(folder)).toEqual([]);
  return kills;
}

async function killReenrich(count: number): Promise<Kills> {
  const { DATABASE_URL } = await archive();
  const before = (await run(['export', '--kind', 'articles'], { DATABASE_URL })).stdout.split('\n').slice(1, -2);
  const kills = await killed(count, ['reenrich', '--all', '--batch', '5'], { DATABASE_URL }, () =>
    isSound(DATABASE_URL),
  );
  const after = (await run(['export', '--kind', 'articles'], { DATABASE_URL })).stdout.split('\n').slice(1, -2);
  expect(after).toEqual(before);
  return kills;
}

/** Each time another archive of an older version is brought up to date, or a new one made. */
async function killMigrate(count: number): Promise<Kills> {
  const { folder, file } = await archive();
  const older = join(folder, 'older.db');
  copyFileSync(file, older);
  const client = new Database(older);
  // As the version before the last migration left it.
  client.exec(
    `drop index changes_item; delete from __drizzle_migrations where created_at = (select max(created_at) from __drizzle_migrations)`,
  );
  client.close();
  let turn = 0;
  let migrated = '';
  const settings: Record<string, string> = {};
  return killed(
    count,
    ['migrate'],
    settings,
    () => isSoundOnceMigrated(migrated),
    () => {
      migrated = join(folder, `migrated-${turn}.db`);
      if (turn++ % 2 === 0) copyFileSync(older, migrated);
      settings.DATABASE_URL = `file:${migrated}`;
    },
  );
}

/** One that was killed before it began has no tables, or old ones; `check` says which. */
function isSoundOnceMigrated(file: string): void {
  if (!existsSync(file)) return;
  const client = new Database(file);
  expect(client.pragma('integrity_check')).toEqual([{ integrity_check: 'ok' }]);
  const tables = client.prepare('select count(*) from sqlite_schema').pluck().get() as number;
  client.close();
  if (tables > 0) isSound(`file:${file}`);
}

async function killMirror(count: number): Promise<Kills> {
  const { folder, DATABASE_URL } = await archive();
  const served = await serve(DATABASE_URL);
  const settings: Record<string, string> = {};
  let turn = 0;
  const kills = await killed(
    count,
    ['mirror', '--once', '--quiet', served.url],
    settings,
    () => {
      if (existsSync(fileIn(settings))) isSound(settings.DATABASE_URL ?? '');
    },
    () => {
      // It goes on with what is there half of the times, and begins anew the other half.
      settings.DATABASE_URL = `file:${join(folder, `mirror-${Math.floor(turn++ / 2)}.db`)}`;
    },
  );
  await stop(served);
  const [one, other] = await Promise.all(
    [DATABASE_URL, settings.DATABASE_URL ?? ''].map((url) =>
      run(['export', '--kind', 'articles'], { DATABASE_URL: url }),
    ),
  );
  expect(one?.stdout.split('\n').slice(1, -2)).toEqual(other?.stdout.split('\n').slice(1, -2));
  return kills;
}

const fileIn = (settings: Record<string, string>) => settings.DATABASE_URL?.slice('file:'.length) ?? '';

/** What a line says is saved: it is written once that is committed. */
async function killImport(count: number): Promise<Kills> {
  const folder = folderOf();
  const random = pick(Number(process.env.CRASH_SEED ?? 1));
  const kills: Kills = { killed: 0, ended: 0 };
  const documents = Math.max(DOCUMENTS, count * 8);
  mkdirSync(join(folder, 'in'));
  for (let n = 0; n < documents; n++)
    writeFileSync(join(folder, 'in', `${String(n).padStart(4, '0')}.md`), clipping(n));
  const DATABASE_URL = `file:${join(folder, 'archive.db')}`;
  const words = ['import', '--json', '--batch', '3', join(folder, 'in')];
  const acknowledged = new Set<string>();
  while (kills.killed < count) {
    const running = start(words, { DATABASE_URL });
    const some = new RegExp(`(?:"outcome":"created"[\\s\\S]*){${random.number.int({ min: 1, max: 6 })}}`);
    await Promise.race([running.says(some).catch(() => {}), running.ended]);
    await wait(random.number.float({ min: 0, max: 30 }));
    running.kill('SIGKILL');
    const { stdout, signal } = await running.ended;
    kills[signal === null ? 'ended' : 'killed']++;
    for (const line of stdout.split('\n').slice(0, -1)) {
      const { id, outcome } = JSON.parse(line) as { id?: string; outcome?: string };
      if (outcome === 'created' && id !== undefined) acknowledged.add(id);
    }
    isSound(DATABASE_URL);
    expectAll(DATABASE_URL, acknowledged);
  }
  return kills;
}

async function killServer(count: number): Promise<Kills> {
  const folder = folderOf();
  const random = pick(Number(process.env.CRASH_SEED ?? 1));
  const DATABASE_URL = `file:${join(folder, 'archive.db')}`;
  const key = await keyOf(DATABASE_URL);
  const acknowledged = new Set<string>();
  for (let kill = 0; kill < count; kill++) {
    const serving = await serve(DATABASE_URL);
    const writing = beginWriting(serving, key, kill * 100_000);
    const some = random.number.int({ min: 0, max: 12 });
    while (writing.acknowledged.size < some) await wait(2);
    await wait(random.number.float({ min: 0, max: 40 }));
    await stop(serving, 'SIGKILL');
    await writing.end();
    for (const id of writing.acknowledged) acknowledged.add(id);
    isSound(DATABASE_URL);
    expectAll(DATABASE_URL, acknowledged);
  }
  return { killed: count, ended: 0 };
}

function expectAll(url: string, ids: ReadonlySet<string>): void {
  const client = new Database(url.slice('file:'.length), { readonly: true });
  const there = new Set(client.prepare('select id from articles').pluck().all());
  client.close();
  expect([...ids].filter((id) => !there.has(id))).toEqual([]);
}

export const kill: Record<Killed, (count: number) => Promise<Kills>> = {
  server: killServer,
  import: killImport,
  export: killExport,
  mirror: killMirror,
  reenrich: killReenrich,
  backup: killBackup,
  restore: killRestore,
  migrate: killMigrate,
};
