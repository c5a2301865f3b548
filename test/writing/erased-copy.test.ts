// Copies of an archive from which articles were erased: they lose what it lost, and keep the log as it is.

import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { restoreArchive } from '../../src/commands/copying/restore-archive.ts';
import { recount } from '../store/recount.ts';
import { openTestStore, type TestStore } from '../support/store.ts';
import { startWritableServer, type WritableServer } from '../support/writable.ts';

const TRACE = /(?<!(?:person|organization|place|event|other)-[a-z-]*)xqwv/gi;
const story = (mayor: string, at: string) => ({
  title: `${mayor} Opens Bridge`,
  publishedDate: '2025-03-04',
  originalUrl: `https://bridges.example/${at}`,
  text: `Mayor ${mayor} opened the bridge. “It is safe,” said ${mayor}.`,
});

let server: WritableServer;
let copy: TestStore;
beforeAll(async () => {
  server = await startWritableServer();
  copy = openTestStore();
});
afterAll(async () => {
  await server.close();
  await copy.remove();
});

async function follow(to: TestStore, since: number): Promise<void> {
  const headers = { authorization: `Bearer ${server.keys.admin}` };
  const { body } = await fetch(`${server.url}/v1/export/archive?since=${since}`, { headers });
  await restoreArchive(to.store, body as unknown as AsyncIterable<Uint8Array>, { url: server.url });
  expect(recount(to.url)).toEqual([]);
  const all = { since: 0, limit: 10_000 };
  expect(await to.store.changes.list(all)).toEqual(await server.store.changes.list(all));
  const list = { sort: 'name' as const, limit: 100, minArticles: 0 };
  const known = async ({ entities }: Pick<WritableServer['store'], 'entities'>) => (await entities.list(list)).rows;
  expect(await known(to.store)).toEqual(await known(server.store));
}

const erase = async (id: string) => {
  const tag = (await server.send('GET', `/v1/articles/${id}`)).headers.get('etag') ?? '';
  const erased = await server.send('DELETE', `/v1/articles/${id}?erase=true`, {
    scope: 'admin',
    headers: { 'if-match': tag },
  });
  expect(erased.status).toBe(200);
};
const create = async (body: object): Promise<string> => (await server.send('POST', '/v1/articles', { body })).body.id;

test('one that follows loses whom it had, also where an article comes later that no longer names them', async () => {
  const first = await create(story('Anna Xqwvander', 'first'));
  const second = await create(story('Anna Xqwvander', 'second'));
  await create(story('Clara Lindholm', 'third'));
  await follow(copy, 0);
  expect(await copy.store.entities.find('person-anna-xqwvander')).toMatchObject({ articleCount: 2 });

  const since = server.store.seq();
  const etag = async () => (await server.send('GET', `/v1/articles/${second}`)).headers.get('etag') ?? '';
  const patch = async (body: object) =>
    server.send('PATCH', `/v1/articles/${second}`, { body, headers: { 'if-match': await etag() } });
  const { title, text } = story('Clara Lindholm', 'second');
  await patch({ title, text });
  await erase(first);
  // Nobody names her now, though an earlier version of what stays did.
  expect((await server.send('GET', '/v1/entities/person-anna-xqwvander')).status).toBe(404);
  await patch({ title: 'Clara Lindholm Opens Two Bridges' });
  await follow(copy, since);
  expect(await copy.store.entities.find('person-anna-xqwvander')).toBeNull();

  await erase(second);
  await follow(copy, server.store.seq() - 1);
  await follow(copy, server.store.seq());
  await copy.store.erased();
  expect(readFileSync(copy.store.file).toString('latin1').match(TRACE) ?? []).toEqual([]);
});

test('a new one gets nothing of them, and who is named again is there again', async () => {
  await create(story('Anna Xqwvander', 'again'));
  const fresh = openTestStore();
  try {
    await follow(fresh, 0);
    expect(await fresh.store.entities.find('person-anna-xqwvander')).toMatchObject({ articleCount: 1 });
    await follow(copy, await copy.store.seq());
    expect(await copy.store.entities.find('person-anna-xqwvander')).toMatchObject({ articleCount: 1 });
  } finally {
    await fresh.remove();
  }
});
