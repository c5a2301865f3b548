// Exporting a whole archive: what the server holds meanwhile, and how long whoever reads one article waits beside it.

import Database from 'better-sqlite3';
import { archiveOf } from './archive.ts';
import { quantile } from './client.ts';
import type { ExportRead } from './export-reader.ts';
import { type Server, startExportReader, startOurs } from './process.ts';
import { pick, random } from './random.ts';
import { steadily } from './steady.ts';
import { machine } from './table.ts';
import { untilItSearches } from './workloads.ts';

/** Of articles; one each so many milliseconds. */
const PAUSE = 10;
const QUIET = 20_000;
/** Milliseconds between two looks at what the server holds. */
const LOOK = 100;

interface Export {
  name: string;
  path: string;
  isCompressed: boolean;
}
const EXPORTS: readonly [Export, ...Export[]] = [
  { name: 'articles with text', path: '/v1/export/articles?body=text', isCompressed: false },
  {
    name: 'articles with all their parts',
    path: '/v1/export/articles?body=blocks&include=entities,links,quotes,media',
    isCompressed: false,
  },
  { name: 'articles with text, gzip', path: '/v1/export/articles?body=text', isCompressed: true },
  { name: 'the archive itself', path: '/v1/export/archive', isCompressed: false },
];

export async function exports({ articles }: { articles: number }): Promise<void> {
  const line = machine();
  const file = await archiveOf(articles, 'brief');
  const server = await startOurs(file);
  const paths = pathsOf(file);
  await steadily(server.port, paths, PAUSE, new Promise((resolve) => setTimeout(resolve, QUIET / 3)));
  console.log(
    `Exports of ${articles} short articles, beside ${1000 / PAUSE} reads of one article a second.\n${line}\n`,
  );
  print(HEAD);
  for (const order of EXPORTS) await measure(server, paths, order);
  // Now its search workers have columns in memory.
  await untilItSearches(server.port);
  await measure(server, paths, { ...EXPORTS[0], name: 'the first again, after a search' });
  await server.stop();
  console.log(
    '\nA wait is that for one article, the p99 in milliseconds, alone and beside the export. What is not own are pages of programs',
  );
  console.log('and of the database that are mapped; the system takes them back at will.\n');
}

async function measure(server: Server, paths: readonly string[], { name, ...order }: Export): Promise<void> {
  const quiet = await steadily(server.port, paths, PAUSE, new Promise((resolve) => setTimeout(resolve, QUIET)));
  const before = await server.usage();
  const reader = startExportReader();
  const reading = reader.read({ port: server.port, ...order });
  const [read, most, busy] = await Promise.all([
    reading,
    watch(server, reading),
    steadily(server.port, paths, PAUSE, reading),
  ]);
  await reader.stop();
  const [alone, beside] = [quantile(quiet, 0.99), quantile(busy, 0.99)];
  const waits = [...[alone, beside].map((time) => time.toFixed(1)), (beside / alone).toFixed(2)];
  const held = [before.own, most.own, before.resident, most.resident].map(megabytes);
  print([name, ...speedOf(read), ...waits, ...held]);
}

const HEAD = [
  ...['', 'rows', 'MB', 'MB sent', 'seconds', 'rows/s', 'wait', 'beside', '×'],
  ...['own MB', 'at most', 'resident', 'at most'],
];

/** Of articles from all over the archive, without asking the server, which might have to read something in for it. */
function pathsOf(file: string): string[] {
  const db = new Database(file, { readonly: true });
  const ids = db.prepare('SELECT id FROM articles WHERE key % 50 = 0 LIMIT 20000').pluck().all() as string[];
  db.close();
  const chance = random(6);
  return Array.from({ length: 100_000 }, () => `/v1/articles/${pick(chance, ids)}?include=entities,links`);
}

/** The most that the server holds until that is there. */
async function watch(server: Server, until: Promise<unknown>): Promise<{ resident: number; own: number }> {
  const most = { resident: 0, own: 0 };
  let isOver = false;
  until.then(
    () => (isOver = true),
    () => (isOver = true),
  );
  while (!isOver) {
    const { resident, own } = await server.usage();
    most.resident = Math.max(most.resident, resident);
    most.own = Math.max(most.own, own);
    await new Promise((resolve) => setTimeout(resolve, LOOK));
  }
  return most;
}

function speedOf({ count, bytes, sent, seconds }: ExportRead): string[] {
  return [
    count.toLocaleString('en'),
    megabytes(bytes),
    megabytes(sent),
    seconds.toFixed(1),
    (count / seconds).toFixed(0),
  ];
}

const megabytes = (bytes: number) => (bytes / 2 ** 20).toFixed(0);

/** A line of the table at once: the whole of it takes long. */
function print(cells: readonly string[]): void {
  console.log(cells.map((cell, column) => (column === 0 ? cell.padEnd(30) : cell.padStart(12))).join(''));
}
