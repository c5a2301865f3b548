// The log: JSON lines only on standard output, one for each request, by which an operator finds it again.

import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { folderOf, start } from './run.ts';
import { keyOf, serve, stop } from './serving.ts';

type Line = Record<string, unknown>;

const linesOf = (stdout: string): Line[] =>
  stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);

/** Requests are logged once their reply has been sent. */
const requestsOf = (stdout: string) => linesOf(stdout).filter(({ msg }) => msg === 'request');

test('is JSON lines alone, from the seed to the end, also of what threads report', async () => {
  const database = `file:${folderOf()}/archive.db`;
  const server = await serve(database, { SEED: 'auto' });
  const key = await keyOf(database);
  const sent = await fetch(`${server.url}/v1/imports`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/x-ndjson' },
    body: `${JSON.stringify({ title: 'A', publishedDate: '2025-01-01', text: 'A.' })}\nno JSON\n`,
  });
  expect(sent.status).toBe(202);
  await fetch(`${server.url}/v1/articles?q=flood`);
  await stop(server);
  const { stdout, stderr, code } = await server.ended;
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const lines = linesOf(stdout);
  for (const line of lines) {
    expect(line).toMatchObject({ level: expect.any(String), msg: expect.any(String) });
    expect(new Date(String(line.time)).toISOString()).toBe(line.time);
  }
  expect(lines.map(({ msg }) => msg)).toEqual(
    expect.arrayContaining([
      `Imported 40 articles of the sample archive into ${database}.`,
      `news-archive serves ${server.url} from ${database}.`,
      'SIGTERM: finishing what is under way.',
    ]),
  );
  expect(requestsOf(stdout)).toHaveLength(2);
}, 60_000);

test('names each request by the id in its reply, with its route, key, status and size, without its query', async () => {
  const database = `file:${folderOf()}/archive.db`;
  const key = await keyOf(database);
  const server = await serve(database, { BODY_LIMIT: '1024' });
  const headers = { authorization: `Bearer ${key}`, 'accept-encoding': 'identity' };
  const ask = async (path: string, init: RequestInit = {}) => {
    const reply = await fetch(`${server.url}${path}`, { ...init, headers: { ...headers, ...init.headers } });
    const bytes = (await reply.arrayBuffer()).byteLength;
    return { requestId: reply.headers.get('x-request-id'), status: reply.status, bytes };
  };
  const asked = {
    list: await ask('/v1/articles?q=secret-words', { headers: { 'x-request-id': 'mine-1' } }),
    unknown: await ask('/v1/nothing?q=secret-words'),
    leaked: await ask(`/v1/articles?api_key=${key}`),
    refused: await ask('/v1/articles', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ title: 'x'.repeat(2000) }),
    }),
    head: await ask('/livez', { method: 'HEAD' }),
    stream: await ask('/v1/export/articles'),
  };
  const ended = new AbortController();
  await fetch(`${server.url}/v1/changes/stream`, { signal: ended.signal });
  ended.abort();
  await wait(100);
  await stop(server);
  const { stdout } = await server.ended;
  const requests = new Map(requestsOf(stdout).map((line) => [line.requestId, line]));

  expect(requests.get('mine-1')).toEqual({
    level: 'info',
    time: expect.any(String),
    requestId: 'mine-1',
    method: 'GET',
    route: '/v1/articles',
    path: '/v1/articles',
    status: 200,
    ms: expect.any(Number),
    bytes: asked.list.bytes,
    keyId: key.split('_')[1],
    msg: 'request',
  });
  for (const [name, { requestId, status, bytes }] of Object.entries(asked)) {
    expect(requests.get(requestId), name).toMatchObject({ status });
    if (name !== 'stream') expect(requests.get(requestId), name).toMatchObject({ bytes });
  }
  expect(requests.get(asked.unknown.requestId)).toMatchObject({ route: null, path: '/v1/nothing', status: 404 });
  expect(requests.get(asked.leaked.requestId)).toMatchObject({ path: '/v1/articles', status: 400 });
  expect(requests.get(asked.refused.requestId)).toMatchObject({ method: 'POST', status: 413 });
  expect(Number(requests.get(asked.stream.requestId)?.bytes)).toBeGreaterThanOrEqual(asked.stream.bytes);
  expect([...requests.values()].find(({ route }) => route === '/v1/changes/stream')).toMatchObject({ aborted: true });
  expect(stdout).not.toContain('secret-words');
  expect(stdout).not.toContain(key);
}, 60_000);

test.each(['warn', 'silent'])('has no line for what goes well at the level %s', async (LOG_LEVEL) => {
  const PORT = await freePort();
  const server = start(['serve'], { DATABASE_URL: `file:${folderOf()}/archive.db`, PORT, LOG_LEVEL });
  let reply: Response | undefined;
  while (!reply) reply = await fetch(`http://127.0.0.1:${PORT}/v1/articles`).catch(() => wait(50, undefined));
  expect(reply.status).toBe(200);
  await stop(server);
  expect(await server.ended).toMatchObject({ code: 0, stdout: '', stderr: '' });
});

async function freePort(): Promise<string> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  await new Promise((closed) => probe.close(closed));
  return String(port);
}
