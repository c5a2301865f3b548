// Imports over HTTP in a process that is killed, in one of two that share an archive, and of more than fits in memory.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { recount } from '../store/recount.ts';
import { contentOf } from './content.ts';
import { folderOf } from './run.ts';
import { keyOf, type Serving, serve, stop } from './serving.ts';

async function send({ url }: Serving, key: string, body: string | ReadableStream): Promise<string> {
  const response = await fetch(`${url}/v1/imports`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/x-ndjson' },
    body,
    duplex: 'half',
  } as RequestInit);
  const text = await response.text();
  expect(response.status, text).toBe(202);
  return (JSON.parse(text) as { id: string }).id;
}

interface Job {
  state: string;
  items: number;
  counts: Record<string, number>;
}

const read = ({ url }: Serving, key: string, path: string) =>
  fetch(`${url}/v1/imports/${path}`, { headers: { authorization: `Bearer ${key}` } }).then((reply) => reply.json());

async function until(serving: Serving, key: string, id: string, is: (job: Job) => boolean): Promise<Job> {
  for (;;) {
    const job = (await read(serving, key, id)) as Job;
    if (is(job)) return job;
    await wait(10);
  }
}
const isOver = ({ state }: Job) => state !== 'queued' && state !== 'running';

async function itemsOf(serving: Serving, key: string, id: string): Promise<object[]> {
  const items: object[] = [];
  for (let cursor = ''; ; ) {
    const reply = await read(serving, key, `${id}/items?limit=100${cursor}`);
    const { data, page } = reply as { data: object[]; page: { next?: string } };
    items.push(...data);
    if (!page.next) return items;
    cursor = `&cursor=${page.next}`;
  }
}

/** Articles that name each other's people and link to each other; some come twice, some are none. */
function ndjson(count: number): string {
  const lines = Array.from({ length: count }, (_, n) => {
    const which = n % 5 === 4 ? n - 3 : n;
    if (n % 37 === 36) return '{"title": "No text"}';
    return JSON.stringify({
      title: `Harbour report ${which}`,
      publishedDate: `2025-03-${String(1 + (which % 28)).padStart(2, '0')}`,
      originalUrl: `https://paper.example/report-${which}`,
      tags: [`tag-${which % 7}`],
      markdown: `Mayor Lidia Damarova said [as before](https://paper.example/report-${n + 9}) that “quay ${n} is open.”`,
    });
  });
  return `${lines.join('\n')}\n`;
}

const spoolOf = (database: string) => {
  const folder = `${database.slice('file:'.length)}-imports`;
  return existsSync(folder) ? readdirSync(folder) : [];
};

test('an import whose server is killed goes on when it is started again: nothing is lost, nothing is done twice', async () => {
  const folder = folderOf();
  const [whole, killed] = ['whole', 'killed'].map((name) => `file:${join(folder, `${name}.db`)}`) as [string, string];
  const body = ndjson(600);

  const calm = await serve(whole);
  const wholeKey = await keyOf(whole);
  const wholeId = await send(calm, wholeKey, body);
  const expected = await until(calm, wholeKey, wholeId, isOver);
  const expectedItems = await itemsOf(calm, wholeKey, wholeId);
  await stop(calm);
  expect(expected).toMatchObject({ state: 'done', items: 600, counts: { rejected: 16 } });

  let serving = await serve(killed);
  const key = await keyOf(killed);
  const id = await send(serving, key, body);
  let kills = 0;
  for (let seen = 0; ; ) {
    const job = await until(serving, key, id, (one) => isOver(one) || one.items > seen);
    if (isOver(job)) break;
    seen = job.items;
    await wait(Math.random() * 100);
    // A signal that can be heard, too: it stops between two batches.
    await stop(serving, kills % 3 === 2 ? 'SIGTERM' : 'SIGKILL');
    kills++;
    serving = await serve(killed);
  }
  expect(kills).toBeGreaterThan(1);
  const job = await until(serving, key, id, isOver);
  expect({ ...job.counts, items: job.items, state: job.state }).toEqual({
    ...expected.counts,
    items: expected.items,
    state: 'done',
  });
  expect(await itemsOf(serving, key, id)).toEqual(expectedItems);
  await expect.poll(() => spoolOf(killed), { timeout: 30_000 }).toEqual([]);
  await stop(serving);
  expect(recount(killed)).toEqual([]);
  expect(await contentOf(killed)).toEqual(await contentOf(whole));
}, 240_000);

test('of two servers on one archive one runs an import, and the other when that one is gone', async () => {
  const database = `file:${join(folderOf(), 'archive.db')}`;
  const [one, other] = [await serve(database), await serve(database)];
  const key = await keyOf(database);
  const [first, second] = [await send(one, key, ndjson(300)), await send(other, key, ndjson(300))];
  await until(one, key, first, ({ items }) => items > 0);
  await stop(one, 'SIGKILL');
  for (const id of [first, second]) {
    const job = await until(other, key, id, isOver);
    expect(job).toMatchObject({ state: 'done', items: 300 });
    const documents = (await itemsOf(other, key, id)).map((item) => (item as { document: string }).document);
    expect(new Set(documents).size).toBe(300);
  }
  await stop(other);
  expect(recount(database)).toEqual([]);
}, 120_000);

test('what an upload left that was cut off is cleared away at the next start', async () => {
  const database = `file:${join(folderOf(), 'archive.db')}`;
  const serving = await serve(database);
  const key = await keyOf(database);
  const never = new ReadableStream({ start: (controller) => controller.enqueue(new TextEncoder().encode('{"ti')) });
  send(serving, key, never).catch(() => {});
  await expect.poll(() => spoolOf(database).length, { timeout: 30_000 }).toBe(1);
  await stop(serving, 'SIGKILL');
  expect(spoolOf(database)).toHaveLength(1);
  const again = await serve(database);
  expect(spoolOf(database)).toEqual([]);
  await stop(again);
}, 60_000);

test.runIf(process.platform === 'linux')(
  'an import of 400 MB is never in memory',
  async () => {
    const database = `file:${join(folderOf(), 'archive.db')}`;
    const serving = await serve(database);
    const key = await keyOf(database);
    const peak = () =>
      Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${serving.process.pid}/status`, 'utf8'))?.[1]) / 1024;
    await until(serving, key, await send(serving, key, ndjson(200)), isOver);
    const before = peak();
    // Lines that are long, and rejected for one word at their end.
    const line = new TextEncoder().encode(`{"text": "${'quay '.repeat(40_000)}", "titel": "x"}\n`);
    let left = Math.ceil((400 * 1024 ** 2) / line.length);
    const count = left;
    const body = new ReadableStream({
      pull: (controller) => (left-- > 0 ? controller.enqueue(line) : controller.close()),
    });
    const job = await until(serving, key, await send(serving, key, body), isOver);
    expect(job).toMatchObject({ state: 'done', items: count, counts: { rejected: count } });
    // So much the threads take for what they have at hand; the same for ten times the size.
    expect(peak() - before).toBeLessThan(300);
    await stop(serving);
  },
  240_000,
);
