// A server whose disk fails under it, while clients write: nothing is acknowledged that is not there, every refusal says when
// to come again, and the server goes on by itself.

import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { openStore } from '../../src/store/index.ts';
import { COMMAND, folderOf, run } from '../cli/run.ts';
import { keyOf, type Serving, serve, stop } from '../cli/serving.ts';
import { recount } from '../store/recount.ts';
import { canLoop, canMount, failingDisk, fillableDisk, HOW_TO_MOUNT } from '../support/disks.ts';
import { startWriters, type Writers } from '../support/writers-in-trouble.ts';

const LONG = 'დილით წვიმდა და მერე გამოიდარა. '.repeat(200);
const mayMount = canMount();
const mayLoop = canLoop();
if (!mayMount || !mayLoop) console.warn(`Disks that are full or fail: ${HOW_TO_MOUNT}`);

const statusOf = async (url: string) => {
  const response = await fetch(url);
  const said = (await response.json()) as { code?: string; detail?: string };
  return { ...said, status: response.status, retryAfter: response.headers.get('retry-after') };
};

/** Of the same server, while it runs. */
async function expectThere({ url }: { url: string }, { acknowledged }: Writers): Promise<void> {
  for (const id of acknowledged) {
    const { status } = await fetch(`${url}/v1/articles/${id}?fields=title`);
    expect(status, `${id} was acknowledged`).toBe(200);
  }
}

/** In the file, once no server has it open. */
async function expectKept(database: string, { acknowledged, wrong, refusals }: Writers): Promise<void> {
  expect(wrong).toEqual([]);
  expect(refusals.filter(({ retryAfter }) => !/^[1-9]\d*$/.test(retryAfter ?? ''))).toEqual([]);
  const store = openStore(database, { workers: 0 });
  try {
    for (const id of acknowledged) expect(await store.articles.stat(id), `${id} was acknowledged`).not.toBe(null);
  } finally {
    await store.close();
  }
  expect(recount(database)).toEqual([]);
}

async function begun(folder: string, settings: Record<string, string> = {}) {
  const file = join(folder, 'archive.db');
  const database = `file:${file}`;
  const key = await keyOf(database);
  const server = await serve(database, settings);
  return { file, database, key, server };
}

/** Lines of the log that say what ails the disk. */
const faultsIn = (log: string) => log.split('\n').filter((line) => line.includes('The archive cannot be used'));

describe('A database that is', () => {
  test.each([['archive.db'], ['archive.db-wal'], ['archive.db-shm']])(
    'removed (%s) is not written until it is back',
    async (name) => {
      const folder = folderOf();
      const { database, key, server } = await begun(folder);
      const writers = startWriters(server.url, key);
      await writers.untilAcknowledged(5);
      renameSync(join(folder, name), join(folder, 'away'));
      await writers.untilRefused(10);
      expect(await statusOf(`${server.url}/readyz`)).toMatchObject({ status: 503, code: 'unavailable' });
      // Reading goes on, from the file that is open.
      await expectThere(server, writers);
      const before = writers.acknowledged.length;
      await writers.untilRefused(10);
      expect(writers.acknowledged.length).toBe(before);
      renameSync(join(folder, 'away'), join(folder, name));
      await writers.untilAcknowledged(5);
      expect(await statusOf(`${server.url}/readyz`)).toMatchObject({ status: 200 });
      await writers.stop();
      await expectThere(server, writers);
      await stop(server);
      const { stdout, stderr } = await server.ended;
      expect(faultsIn(stdout + stderr).length).toBe(1);
      await expectKept(database, writers);
    },
    120_000,
  );

  test('replaced is not written, nor is the other; a restart uses the other', async () => {
    const folder = folderOf();
    const other = join(folder, 'backup.db');
    expect((await run(['migrate'], { DATABASE_URL: `file:${other}` })).code).toBe(0);
    const { file, database, key, server } = await begun(folder);
    const writers = startWriters(server.url, key);
    await writers.untilAcknowledged(10);
    copyFileSync(file, join(folder, 'same.db'));
    renameSync(file, join(folder, 'away.db'));
    copyFileSync(other, file);
    await writers.untilRefused(10);
    expect(await statusOf(`${server.url}/readyz`)).toMatchObject({
      status: 503,
      detail: 'Another file stands in the place of the archive. Its operator must restart the server.',
    });
    expect((await fetch(`${server.url}/v1/export/articles`)).status).toBe(503);
    await writers.stop();
    await stop(server);
    // All that was acknowledged is in the file that was moved away; the other one is as it was, and is used next.
    await expectKept(`file:${join(folder, 'away.db')}`, writers);
    expect(recount(database)).toEqual([]);
    const again = await serve(database);
    expect(((await (await fetch(`${again.url}/v1/articles`)).json()) as { data: object[] }).data).toEqual([]);
    await stop(again);
  }, 120_000);
});

describe('A disk that', () => {
  test.skipIf(!mayMount)(
    `is full refuses what does not fit, and goes on once there is room${mayMount ? '' : ` (${HOW_TO_MOUNT})`}`,
    async () => {
      const disk = fillableDisk('96m');
      const { file, database, key, server } = await begun(disk.folder);
      const writers = startWriters(server.url, key, { text: LONG });
      await writers.untilAcknowledged(5);
      const importId = await startImport(server, key, 1_000);
      disk.fill();
      await writers.untilRefused(10);
      expect(writers.refusals.map(({ code }) => code)).toContain('insufficient-storage');
      // Reading goes on, and the server is ready for it.
      await expectThere(server, writers);
      expect(await statusOf(`${server.url}/readyz`)).toMatchObject({ status: 200 });
      // An upload is refused with all of it sent, and leaves nothing.
      const before = readdirSync(`${file}-imports`).length;
      for (const type of ['ndjson', 'form'] as const) {
        const refused = await upload(server, key, type, Buffer.alloc(4 * 1024 ** 2, 'x'));
        expect(refused).toMatchObject({ status: 507, code: 'insufficient-storage' });
        expect(refused.retryAfter).toMatch(/^\d+$/);
      }
      expect(readdirSync(`${file}-imports`).length).toBeLessThanOrEqual(before);
      // The import waits, and says for what.
      const waiting = await untilImport(server, key, importId, ({ problem }) => problem !== undefined);
      expect(waiting).toMatchObject({
        state: 'running',
        problem: 'It waits because the disk is full. It goes on by itself.',
      });
      disk.free();
      await writers.untilAcknowledged(5);
      await writers.stop();
      const done = await untilImport(server, key, importId, ({ state }) => state !== 'queued' && state !== 'running');
      expect(done).toMatchObject({ state: 'done', items: 1_000, counts: { created: 1_000, rejected: 0 } });
      expect(done.problem).toBeUndefined();
      await expectThere(server, writers);
      await stop(server);
      expect(readdirSync(`${file}-imports`)).toEqual([]);
      await expectKept(database, writers);
    },
    240_000,
  );

  test.skipIf(!mayLoop)(
    `fails and can only be read keeps all that was acknowledged${mayLoop ? '' : ` (${HOW_TO_MOUNT})`}`,
    async () => {
      const disk = failingDisk();
      const { database, key, server } = await begun(disk.folder, { DURABILITY: 'power' });
      const writers = startWriters(server.url, key);
      await writers.untilAcknowledged(10);
      disk.fail();
      await writers.untilRefused(10);
      expect(writers.refusals.every(({ status }) => status === 503)).toBe(true);
      await expectThere(server, writers);
      expect(await upload(server, key, 'ndjson', Buffer.from('{}\n'))).toMatchObject({
        status: 503,
        code: 'unavailable',
      });
      await writers.stop();
      await stop(server);
      disk.mountAgain();
      await expectKept(database, writers);
      const again = await serve(database);
      const more = startWriters(again.url, key, { first: 1_000_000 });
      await more.untilAcknowledged(3);
      await more.stop();
      await stop(again);
      await expectKept(database, more);
    },
    120_000,
  );

  // A limit of the size of files is met by every write, without a disk of its own.
  test.skipIf(!hasPrlimit())(
    'lets files grow no more refuses writes until it does',
    async () => {
      const { file, database, key, server } = await begun(folderOf());
      const writers = startWriters(server.url, key, { text: LONG });
      await writers.untilAcknowledged(3);
      const limit = (bytes: string) =>
        execFileSync('prlimit', ['--pid', String(server.process.pid), `--fsize=${bytes}`]);
      limit('65536:unlimited');
      await writers.untilRefused(10);
      await expectThere(server, writers);
      for (const type of ['ndjson', 'form'] as const) {
        const refused = await upload(server, key, type, Buffer.alloc(4 * 1024 ** 2, 'x'));
        expect(refused).toMatchObject({ status: 507, code: 'insufficient-storage' });
      }
      expect(readdirSync(`${file}-imports`)).toEqual([]);
      limit('unlimited:unlimited');
      await writers.untilAcknowledged(5);
      await writers.stop();
      await stop(server);
      await expectKept(database, writers);
    },
    120_000,
  );
});

test.skipIf(process.platform === 'win32')(
  'a command says in one sentence what ails the disk',
  async () => {
    const folder = folderOf({ 'one.md': `A title\n\nMay 14, 2024\n\n${'Some words of a text. '.repeat(2_000)}\n` });
    const database = `file:${join(folder, 'archive.db')}`;
    expect((await run(['migrate'], { DATABASE_URL: database })).code).toBe(0);
    // In blocks of 512 bytes: less than the log of an import has.
    const words = ['-c', 'ulimit -f 80 && exec "$0" "$@"', process.execPath, COMMAND, 'import', join(folder, 'one.md')];
    const { status, stderr } = spawnSync('sh', words, {
      env: { ...process.env, DATABASE_URL: database },
      encoding: 'utf8',
    });
    expect(status).toBe(1);
    expect(stderr.trim()).toMatch(/^news-archive: The archive file:\S+ cannot be used: [^\n]+\.$/);
    expect(recount(database)).toEqual([]);
  },
  60_000,
);

function hasPrlimit(): boolean {
  try {
    execFileSync('prlimit', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

interface Job {
  state: string;
  items: number;
  problem?: string;
  counts: Record<string, number>;
}

async function startImport({ url }: Serving, key: string, count: number): Promise<string> {
  const lines = Array.from({ length: count }, (_, n) =>
    JSON.stringify({
      title: `ამინდის ცნობა ${n}`,
      lang: 'ka',
      publishedDate: '2025-03-05',
      text: `${n}. ${LONG.slice(0, 2_000)}`,
    }),
  );
  const response = await fetch(`${url}/v1/imports`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/x-ndjson' },
    body: lines.join('\n'),
  });
  expect(response.status).toBe(202);
  return ((await response.json()) as { id: string }).id;
}

async function untilImport({ url }: Serving, key: string, id: string, is: (job: Job) => boolean): Promise<Job> {
  for (;;) {
    const response = await fetch(`${url}/v1/imports/${id}`, { headers: { authorization: `Bearer ${key}` } });
    const job = (await response.json()) as Job;
    expect(response.status, JSON.stringify(job)).toBe(200);
    if (is(job)) return job;
    await wait(50);
  }
}

async function upload({ url }: Serving, key: string, type: 'ndjson' | 'form', content: Buffer<ArrayBuffer>) {
  const form = new FormData();
  form.append('file', new Blob([content]), 'one.md');
  const response = await fetch(`${url}/v1/imports`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${key}`,
      ...(type === 'ndjson' && { 'content-type': 'application/x-ndjson' }),
    },
    body: type === 'form' ? form : content,
  });
  const said = (await response.json()) as { code: string; detail: string };
  return { ...said, status: response.status, retryAfter: response.headers.get('retry-after') };
}
