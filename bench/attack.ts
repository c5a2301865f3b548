// Attacks: how long a read of one article takes while others send hostile bodies without a key, or upload all at once.

import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { createKey } from '../src/commands/keys.ts';
import { openStore } from '../src/store/index.ts';
import { archiveOf } from './archive.ts';
import type { Shape } from './attackers.ts';
import { type Client, client, quantile } from './client.ts';
import { type Server, startAttackers, startOurs } from './process.ts';
import { machine, median, table } from './table.ts';
import { idsOf } from './workloads.ts';

const SHAPES: Shape[] = ['unknown fields', 'nested arrays', 'equal values', 'long text', 'long field'];
const SIZES: [name: string, bytes: number][] = [
  ['60 kB', 60_000],
  ['66 kB', 66_000],
  ['1 MB', 1024 ** 2],
  ['16 MB', 16 * 1024 ** 2],
];
const CLIENTS = 20;
const UPLOADS = 30;
const UPLOAD_BYTES = 30_000_000;
/** Milliseconds of one phase. */
const PHASE = 1_500;

export async function attacks({ articles, rounds }: { articles: number; rounds: number }): Promise<void> {
  const line = machine();
  const folder = mkdtempSync(join(tmpdir(), 'news-archive-attack-'));
  const file = join(folder, 'archive.db');
  // Uploads are written: the archive that is kept for measurements stays as it is.
  copyFileSync(await archiveOf(articles), file);
  const token = await newKey(file);
  const server = await startOurs(file);
  const reader = readerOf(server.port, (await idsOf(server.port)).articles);
  await reader.forTime(PHASE);
  console.log(`Reads of one article of ${articles} while ${CLIENTS} clients attack. ${line}\n`);
  try {
    await hostileBodies(server, reader);
    await uploads(server, reader, token, rounds);
  } finally {
    reader.close();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function newKey(file: string): Promise<string> {
  const store = openStore(`file:${file}`);
  const { token } = await createKey(store, { name: 'bench', scope: 'write', expiresAt: null }, new Date());
  await store.close();
  return token;
}

interface Reader {
  /** The times of reads one after another, until the time is over. */
  forTime: (milliseconds: number) => Promise<number[]>;
  until: (over: Promise<unknown>) => Promise<number[]>;
  close: () => void;
}

function readerOf(port: number, ids: readonly string[]): Reader {
  const asking: Client = client(port);
  let next = 0;
  const until = async (over: Promise<unknown>) => {
    const times: number[] = [];
    let isOver = false;
    const end = over.finally(() => {
      isOver = true;
    });
    while (!isOver) {
      const id = ids[(next++ * 7919) % ids.length];
      times.push((await asking.ask(`/v1/articles/${id}?include=entities,links`)).milliseconds);
    }
    await end;
    return times;
  };
  return { until, forTime: (milliseconds) => until(wait(milliseconds)), close: asking.close };
}

async function hostileBodies(server: Server, reader: Reader): Promise<void> {
  const attackers = startAttackers();
  const lines = [['', 'p99 ms: quiet', 'attacked', 'ratio', 'answers/s', 'biggest reply', 'statuses']];
  const before = (await server.usage()).resident;
  let worst = 0;
  let biggest = 0;
  for (const [size, bytes] of SIZES) {
    for (const shape of SHAPES) {
      const quiet = quantile(await reader.forTime(PHASE), 0.99);
      const attack = attackers.run({ attack: shape, bytes, port: server.port, clients: CLIENTS, milliseconds: PHASE });
      const attacked = quantile(await reader.until(attack), 0.99);
      const { statuses, biggestReply, seconds } = await attack;
      const answers = Object.values(statuses).reduce((sum, count) => sum + count, 0) / seconds;
      worst = Math.max(worst, attacked / quiet);
      biggest = Math.max(biggest, biggestReply);
      const numbers = [quiet.toFixed(2), attacked.toFixed(2), (attacked / quiet).toFixed(1), answers.toFixed(0)];
      lines.push([`${shape}, ${size}`, ...numbers, String(biggestReply), Object.keys(statuses).join(' ')]);
    }
  }
  await attackers.stop();
  await wait(PHASE);
  const grown = ((await server.usage()).resident - before) / 2 ** 20;
  console.log(table(lines));
  console.log(
    `\nLargest ratio ${worst.toFixed(1)}, biggest reply ${biggest} bytes, resident memory ${grown.toFixed(0)} MB more.\n`,
  );
}

async function uploads(server: Server, reader: Reader, token: string, rounds: number): Promise<void> {
  const attackers = startAttackers();
  const lines = [['', 'p99 ms: quiet', 'uploading', 'ratio', 'seconds', 'statuses']];
  const ratios: number[] = [];
  for (let round = 1; round <= rounds; round++) {
    const quiet = quantile(await reader.forTime(PHASE), 0.99);
    const sending = attackers.run({ upload: UPLOADS, bytes: UPLOAD_BYTES, port: server.port, token });
    const during = quantile(await reader.until(sending), 0.99);
    const { statuses, seconds } = await sending;
    ratios.push(during / quiet);
    const told = Object.entries(statuses).map(([status, count]) => `${count} × ${status}`);
    const numbers = [quiet.toFixed(2), during.toFixed(2), (during / quiet).toFixed(1), seconds.toFixed(1)];
    lines.push([`${UPLOADS} × ${UPLOAD_BYTES / 1e6} MB`, ...numbers, told.join(', ')]);
    await emptied(server.port, token);
  }
  await attackers.stop();
  console.log(`${table(lines)}\n\nMedian ratio ${median(ratios).toFixed(1)}.\n`);
}

/** The imports of a round are over before the next: what they do is not what is measured. */
async function emptied(port: number, token: string): Promise<void> {
  for (;;) {
    const headers = { authorization: `Bearer ${token}` };
    const response = await fetch(`http://127.0.0.1:${port}/v1/imports?limit=100`, { headers });
    const { data } = (await response.json()) as { data: { state: string }[] };
    if (data.every(({ state }) => state !== 'queued' && state !== 'running')) return;
    await wait(200);
  }
}
