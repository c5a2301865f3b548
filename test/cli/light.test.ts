// A server that only answers holds no model and no thread: they come with the first write.

import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { folderOf, run } from './run.ts';
import { keyOf, type Serving, serve, stop } from './serving.ts';

const PRELOAD = fileURLToPath(new URL('../support/note-loaded.ts', import.meta.url));
/** What finds names, languages and dates. */
const MODELS = /\/(?:wink-[\w-]+|eld|chrono-node)\/|\/(?:weights|gazetteer)\.gen\./u;

interface Loaded {
  modules: string[];
  threads: number;
}

async function loadedIn(server: Serving, file: string): Promise<Loaded> {
  rmSync(file, { force: true });
  server.kill('SIGUSR2');
  while (!existsSync(file)) await wait(20);
  return JSON.parse(readFileSync(file, 'utf8'));
}

test('the process that answers loads no model, and starts no thread before the first write', async () => {
  const folder = folderOf({});
  const database = `file:${join(folder, 'archive.db')}`;
  const file = join(folder, 'loaded.json');
  await run(['migrate'], { DATABASE_URL: database });
  const key = await keyOf(database);
  const settings = { NODE_OPTIONS: `--import ${PRELOAD}`, NOTE_LOADED: file, SEED: 'off' };
  const server = await serve(database, settings);
  onTestFinished(() => stop(server));

  for (const path of ['/v1/articles', '/v1/entities', '/']) {
    expect((await fetch(server.url + path)).status).toBe(200);
  }
  const idle = await loadedIn(server, file);
  expect(idle.modules.some((url) => url.endsWith('/src/serve.ts'))).toBe(true);
  expect(idle.modules.filter((url) => MODELS.test(url))).toEqual([]);
  expect(idle.threads).toBe(0);

  const article = {
    title: 'A bridge opens',
    publishedAt: '2024-03-05',
    text: 'A bridge opened in Tbilisi on Tuesday.',
  };
  const { status } = await fetch(`${server.url}/v1/articles`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify(article),
  });
  expect(status).toBe(201);
  const written = await loadedIn(server, file);
  expect(written.modules.filter((url) => MODELS.test(url))).toEqual([]);
  // The thread that writes; its enricher is a thread of that one.
  expect(written.threads).toBeGreaterThan(0);
});
