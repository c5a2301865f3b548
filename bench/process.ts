// The processes of a measurement: each server on its own, and the load.

import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { Attack, Damage } from './attackers.ts';
import type { ExportOrder, ExportRead } from './export-reader.ts';
import type { Order, Run, Target } from './load.ts';
import type { Usage } from './servers/report.ts';

const path = (name: string) => fileURLToPath(new URL(name, import.meta.url));

export interface Server {
  port: number;
  usage: () => Promise<Usage>;
  stop: () => Promise<void>;
}

/** What `npm start` gives Node.js. */
const FLAGS = ['--max-semi-space-size=8'];

/** This project's server on that database, as it is started by anyone, without limits and seed. */
export function startOurs(file: string): Promise<Server> {
  const env = { DATABASE_URL: `file:${file}`, SEED: 'off', RATE_LIMIT: 'off', HOST: '127.0.0.1' };
  return startServer('../bin/news-archive.js', ['serve'], env, FLAGS);
}

/** Raw statements and `JSON.stringify` on the same database. */
export function startRaw(file: string): Promise<Server> {
  return startServer('servers/raw.ts', [], { DATABASE_FILE: file });
}

/** The obvious SQL for every question of a search. */
export function startRawSearch(file: string): Promise<Server> {
  return startServer('servers/raw-search.ts', [], { DATABASE_FILE: file });
}

/** Fastify with replies that were there before. */
export function startBare(): Promise<Server> {
  return startServer('servers/bare.ts', [], {});
}

async function startServer(
  module: string,
  args: string[],
  env: Record<string, string>,
  flags: string[] = [],
): Promise<Server> {
  const port = await freePort();
  const child = fork(path(module), args, {
    // `node --cpu-prof bench/index.ts` profiles them too.
    execArgv: [...process.execArgv, ...flags, '--import', path('servers/report.ts')],
    env: { ...process.env, ...env, PORT: String(port) },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  while (!(await answers(port))) {
    if (child.exitCode !== null) throw new Error(`${module} ended with ${child.exitCode}.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return { port, usage: () => ask<Usage>(child, 'usage'), stop: () => stop(child) };
}

export interface Load {
  define: (name: string, target: Target) => Promise<void>;
  run: (name: string, milliseconds: number) => Promise<Run>;
  stop: () => Promise<void>;
}

export function startLoad(connections: number): Load {
  const child = fork(path('load.ts'), { execArgv: process.execArgv });
  const order = <Answer>(message: Order) => ask<Answer>(child, message);
  return {
    define: (name, target) => order<void>({ define: name, target }),
    run: (name, milliseconds) => order<Run>({ run: name, connections, milliseconds }),
    stop: () => stop(child),
  };
}

/** Somebody who reads an export to its end. */
export function startExportReader() {
  const child = fork(path('export-reader.ts'), { execArgv: process.execArgv });
  return {
    read: (order: ExportOrder) => ask<ExportRead>(child, order),
    stop: () => stop(child),
  };
}

/** Those who send hostile bodies and large uploads. */
export function startAttackers() {
  const child = fork(path('attackers.ts'), { execArgv: process.execArgv });
  return {
    run: (order: Attack) => ask<Damage>(child, order),
    stop: () => stop(child),
  };
}

async function ask<Answer>(child: ChildProcess, message: Order | ExportOrder | Attack | 'usage'): Promise<Answer> {
  const ended = new AbortController();
  const answer = once(child, 'message', { signal: ended.signal });
  const exit = once(child, 'exit', { signal: ended.signal }).then(([code]) => {
    throw new Error(`A measured process ended with ${code}.`);
  });
  child.send(message);
  try {
    const [said] = (await Promise.race([answer, exit])) as [Answer];
    return said;
  } finally {
    answer.catch(() => {});
    exit.catch(() => {});
    ended.abort();
  }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.disconnect();
  await ended;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('There is no free port.');
  return address.port;
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}
