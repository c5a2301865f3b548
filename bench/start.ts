// Starting on the sample archive: until it is ready, what it holds, the first write, later ones, and writes beside an import;
// where another checkout is named, against that one.

import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { clippingOf } from './documents.ts';
import { storyOf } from './generate.ts';
import { machine, median, spread, table } from './table.ts';

const HERE = fileURLToPath(new URL('..', import.meta.url));
/** Documents of the import of one round, and writes before it. */
const DOCUMENTS = 200;
const WRITES = 10;

const FIGURES = [
  'first start with the sample, ms',
  'ready, ms',
  'resident at idle, MB',
  'first POST, ms',
  'later POSTs p50, ms',
  'POSTs p50 in an import, ms',
  'imported, documents/s',
] as const;
type Measured = Record<(typeof FIGURES)[number], number>;

export async function starts({ rounds, against }: { rounds: number; against: string | null }): Promise<void> {
  const line = machine();
  const checkouts = against === null ? [HERE] : [HERE, resolve(against)];
  const measured = checkouts.map((): Measured[] => []);
  // The first round only fills what is kept between starts.
  for (let round = 0; round <= rounds; round++) {
    const order = [...checkouts.keys()];
    for (const at of round % 2 === 0 ? order : order.reverse()) {
      const one = await measure(checkouts[at] ?? HERE);
      if (round > 0) measured[at]?.push(one);
    }
  }
  const [ours = [], theirs] = measured;
  console.log(`${rounds} starts on the sample archive, imports of ${DOCUMENTS} clippings.\n${line}\n`);
  const rows = FIGURES.map((figure) => {
    const values = ours.map((one) => one[figure]);
    if (!theirs) return [figure, median(values).toFixed(0)];
    const others = theirs.map((one) => one[figure]);
    const ratios = values.map((value, round) => value / (others[round] ?? Number.NaN));
    return [figure, median(values).toFixed(0), median(others).toFixed(0), spread(ratios)];
  });
  console.log(table([theirs ? ['', 'here', 'against', '÷ against'] : ['', 'here'], ...rows]));
  console.log('\nMedians; ratios are of one round: least, median, most.\n');
}

async function measure(checkout: string): Promise<Measured> {
  const folder = mkdtempSync(join(tmpdir(), 'news-archive-bench-'));
  const env = { ...process.env, DATABASE_URL: `file:${join(folder, 'archive.db')}`, RATE_LIMIT: 'off', PORT: '0' };
  try {
    const seeding = await start(checkout, env);
    await seeding.stop();
    const words = ['bin/news-archive.js', 'keys', 'create', '--name', 'bench', '--scope', 'write', '--json'];
    const said = execFileSync(process.execPath, words, { cwd: checkout, env, encoding: 'utf8' });
    const token = /na_\w{8}_[\w-]{43}/.exec(said)?.[0] ?? '';
    const server = await start(checkout, env);
    try {
      await wait(1_500);
      const resident = residentOf(server.pid);
      const post = writer(server.url, token);
      const first = await post();
      const later: number[] = [];
      for (let count = 0; count < WRITES; count++) later.push(await post());
      const { rate, beside } = await importBeside(server.url, token, post);
      const values = [seeding.ready, server.ready, resident, first, median(later), median(beside), rate];
      return Object.fromEntries(FIGURES.map((figure, at) => [figure, values[at]])) as Measured;
    } finally {
      await server.stop();
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function start(cwd: string, env: NodeJS.ProcessEnv) {
  const began = performance.now();
  const args = ['--max-semi-space-size=8', 'bin/news-archive.js', 'serve'];
  const child = spawn(process.execPath, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const url = await new Promise<string>((resolve, reject) => {
    let said = '';
    const hear = (part: Buffer) => {
      said += part;
      const address = /http:\/\/[\w.]+:\d+/.exec(said)?.[0];
      if (address) resolve(address);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', () => reject(new Error(`The server of ${cwd} ended: ${said}`)));
  });
  const ready = performance.now() - began;
  const stop = async () => {
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
  };
  return { url, ready, pid: child.pid ?? 0, stop };
}

/** In megabytes; as Linux tells. */
function residentOf(pid: number): number {
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
}

function writer(url: string, token: string): () => Promise<number> {
  let count = 0;
  return async () => {
    const began = performance.now();
    const response = await fetch(`${url}/v1/articles`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'text/markdown' },
      body: clippingOf(storyOf(count++, 100_000)),
    });
    if (response.status !== 201) throw new Error(`POST: ${response.status} ${await response.text()}`);
    await response.arrayBuffer();
    return performance.now() - began;
  };
}

async function importBeside(url: string, token: string, post: () => Promise<number>) {
  const form = new FormData();
  for (let at = 0; at < DOCUMENTS; at++) {
    form.append('files', new Blob([clippingOf(storyOf(50_000 + at, 100_000))]), `${at}.md`);
  }
  const headers = { authorization: `Bearer ${token}` };
  const began = performance.now();
  const response = await fetch(`${url}/v1/imports`, { method: 'POST', headers, body: form });
  const { id } = (await response.json()) as { id: string };
  const beside: number[] = [];
  for (;;) {
    beside.push(await post());
    const { state } = (await (await fetch(`${url}/v1/imports/${id}`, { headers })).json()) as { state: string };
    if (state === 'done') return { rate: (DOCUMENTS * 1000) / (performance.now() - began), beside };
    if (state === 'failed') throw new Error('The import failed.');
    await wait(100);
  }
}
