// Waiting for a change: a page that would be empty is held back until there is something to tell.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { request } from 'node:http';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { AppOptions } from '../../src/app.ts';
import { documentOf, plain } from '../store/documents.ts';
import { startServer } from '../support/server.ts';
import { openTestStore } from '../support/store.ts';

interface Page {
  data: { seq: number; kind: string }[];
  page: { next: number; more: boolean };
  meta: { seq: number };
}

async function served(options: Partial<AppOptions> = {}) {
  const { store, url: database, remove } = openTestStore();
  const server = await startServer({ store, ...options });
  onTestFinished(async () => {
    await server.close();
    await remove();
  });
  const save = (slot: number) => store.write((to) => to.save(documentOf(plain({ slot }))));
  const ask = async (query: string, headers: Record<string, string> = {}) => {
    const response = await fetch(`${server.url}/v1/changes?${query}`, { headers });
    const text = await response.text();
    return { status: response.status, headers: response.headers, page: (text ? JSON.parse(text) : null) as Page };
  };
  return { ...server, store, database, save, ask };
}

type Served = Awaited<ReturnType<typeof served>>;

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 5));
}

/** Once so many are waiting. */
const waiting = ({ app }: Served, count: number) => until(() => app.following().waiting === count);

/** Once nobody waits, and nothing is looked for. */
async function quiet({ app }: Served): Promise<void> {
  await until(() => !app.following().isWatching);
  expect(app.following()).toEqual({ followers: 0, streams: 0, waiting: 0, isWatching: false });
}

describe('a page of changes', () => {
  test('is held back until something is committed, and then tells of it', async () => {
    const server = await served();
    const asked = server.ask('since=0&wait=30');
    await waiting(server, 1);
    await server.save(1);
    const { status, page } = await asked;
    expect(status).toBe(200);
    expect(page.data.length).toBeGreaterThan(0);
    expect(page.data.map(({ seq }) => seq)).toEqual(page.data.map((_, at) => at + 1));
    await quiet(server);
  });

  test('is not held back where there is something to tell already', async () => {
    const server = await served();
    await server.save(1);
    const { page } = await server.ask('since=0&wait=30');
    expect(page.data.length).toBe(server.store.seq());
  });

  test('waits for a change of its kind only', async () => {
    const server = await served();
    await server.save(1);
    const since = server.store.seq();
    const asked = server.ask(`since=${since}&kind=article&wait=30`);
    await waiting(server, 1);
    // Another document of an article that names nobody new changes no entity but the article.
    await server.save(2);
    const { page } = await asked;
    expect(page.data.length).toBeGreaterThan(0);
    expect(new Set(page.data.map(({ kind }) => kind))).toEqual(new Set(['article']));
  });

  test('is empty where nothing has come in time, and the same question waits again', async () => {
    const server = await served();
    await server.save(1);
    const since = server.store.seq();
    const { page } = await server.ask(`since=${since}&wait=1`);
    expect(page).toMatchObject({ data: [], page: { next: since, more: false } });
    const again = server.ask(`since=${since}&wait=1`);
    await waiting(server, 1);
    await server.save(2);
    expect((await again).page.data.length).toBeGreaterThan(0);
  });

  test('that the client has is told by 304, after the wait', async () => {
    const server = await served();
    await server.save(1);
    const query = `since=${server.store.seq()}&wait=1`;
    const { headers } = await server.ask(query);
    const asked = server.ask(query, { 'If-None-Match': headers.get('etag') ?? '' });
    await waiting(server, 1);
    expect((await asked).status).toBe(304);
  });

  test('tells of what another process commits', async () => {
    const server = await served();
    const asked = server.ask('since=0&wait=30');
    await waiting(server, 1);
    const script = fileURLToPath(new URL('./writer.ts', import.meta.url));
    const [code] = await once(spawn(process.execPath, [script, server.database, '1'], { stdio: 'inherit' }), 'exit');
    expect(code).toBe(0);
    expect((await asked).page.data.length).toBeGreaterThan(0);
  });

  test('is sent to all who wait for it', async () => {
    const server = await served();
    const asked = Array.from({ length: 50 }, (_, at) => server.ask(`since=0&wait=30&limit=${100 + (at % 3)}`));
    await waiting(server, 50);
    await server.save(1);
    for (const { page } of await Promise.all(asked)) expect(page.data.length).toBe(server.store.seq());
  });

  test('is not waited for by one who has hung up', async () => {
    const server = await served();
    const asked = request(`${server.url}/v1/changes?wait=30`).end();
    asked.on('error', () => {});
    await waiting(server, 1);
    asked.destroy();
    await waiting(server, 0);
    await quiet(server);
  });

  test('is empty at once where the server closes', async () => {
    const server = await served();
    const asked = server.ask('since=0&wait=30');
    await waiting(server, 1);
    await server.close();
    expect((await asked).page.data).toEqual([]);
  });

  test('is refused where too many wait', async () => {
    const server = await served({ follow: { mostWaiting: 2 } });
    const asked = [server.ask('wait=30'), server.ask('wait=30')];
    await waiting(server, 2);
    const { status, headers, page } = await server.ask('wait=30');
    expect(status).toBe(503);
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    expect(page).toMatchObject({ code: 'unavailable' });
    expect((await server.ask('wait=0')).status).toBe(200);
    await server.save(1);
    for (const one of await Promise.all(asked)) expect(one.status).toBe(200);
  });
});
