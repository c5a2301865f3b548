// An archive exported as a whole and made again from that: all that the first one answers, the second one answers, too.

import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { restoreArchive } from '../../src/commands/copying/restore-archive.ts';
import { recount } from '../store/recount.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { openTestStore, type TestStore } from '../support/store.ts';
import { startWritableServer, type WritableServer } from '../support/writable.ts';
import { type Answer, answersOf } from './answers.ts';
import { type Edited, editArchive } from './edit.ts';

const FROM_FILE = { url: null };

let first: WritableServer;
let edited: Edited;
let copy: TestStore;
let second: TestServer;
let answers: [Map<string, Answer>, Map<string, Answer>];

async function exported(scope: 'read' | 'admin', since = 0): Promise<string> {
  const headers = { authorization: `Bearer ${first.keys[scope]}` };
  return (await fetch(`${first.url}/v1/export/archive?since=${since}`, { headers })).text();
}

beforeAll(async () => {
  first = await startWritableServer({ seeded: true });
  edited = await editArchive(first);
  copy = openTestStore();
  await restoreArchive(copy.store, chunks(await exported('admin')), FROM_FILE);
  second = await startServer({ store: copy.store });
  answers = [await answersOf(first.url), await answersOf(second.url)];
}, 120_000);
afterAll(async () => {
  await second.close();
  await copy.remove();
  await first.close();
});

async function* chunks(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

/** What a moment, or which archive it was, decides. */
const timeless = (text: string) =>
  text
    .replace(/"(?:at|sha256)":"[^"]*"/, '')
    .replace(/^\{"meta".*?"archive":"\w+"/, '')
    .replaceAll(/"sha256":"\w+"/g, '');

test('everything is answered as by the first', () => {
  const [ofFirst, ofSecond] = answers;
  expect(ofFirst.size).toBeGreaterThan(1000);
  expect([...ofSecond.keys()]).toEqual([...ofFirst.keys()]);
  const others = [...ofFirst].filter(([path, answer]) => !isDeepStrictEqual(ofSecond.get(path), answer));
  expect(others.slice(0, 3).map(([path, answer]) => ({ path, first: answer, second: ofSecond.get(path) }))).toEqual([]);
});

test('what was withdrawn, erased, merged and split is so', () => {
  const [, ofSecond] = answers;
  const body = (path: string) => JSON.parse(ofSecond.get(path)?.body ?? 'null');
  expect(ofSecond.get(`/v1/articles/${edited.withdrawn}`)?.status).toBe(410);
  expect(body(`/v1/articles/${edited.withdrawn}`)).toMatchObject({ tombstone: { reason: 'untrue' } });
  expect(ofSecond.get(`/v1/articles/${edited.erased}`)?.status).toBe(410);
  expect(ofSecond.get(`/v1/entities/${edited.merged}`)?.status).toBe(308);
  expect(body(`/v1/entities/${edited.split}`)).toMatchObject({ articleCount: 1, description: 'another mayor' });
  expect(body(`/v1/articles/${edited.patched}/revisions`).data).toHaveLength(4);
});

test('all that is counted and found in the copy is as if it had been made there', () => {
  expect(recount(copy.url)).toEqual([]);
});

test('exports of the copy are those of the first, line by line', async () => {
  for (const path of [
    'archive',
    'articles?body=blocks&include=entities,links,quotes,figures,media',
    'entities',
    'quotes',
    'links',
  ]) {
    const texts = await Promise.all(
      [first.url, second.url].map(async (url) => (await fetch(`${url}/v1/export/${path}`)).text()),
    );
    expect(timeless(texts[1] ?? '')).toBe(timeless(texts[0] ?? ''));
    expect(texts[0]?.split('\n').length).toBeGreaterThan(40);
  }
});

test('what is kept of withdrawn articles goes to administrators alone, and no further than to a copy', async () => {
  const secret = 'No rumour B about';
  expect(await exported('admin')).toContain(secret);
  expect(await exported('read')).not.toContain(secret);
  expect(await (await fetch(`${second.url}/v1/export/archive`)).text()).not.toContain(secret);
  expect(await exported('admin')).not.toContain('was named by mistake');
});

test('a copy that came from a file is an archive of its own: it is written to, and undoes what the first one did', async () => {
  const { store } = copy;
  expect(await store.mirrorSource()).toBeNull();
  const seq = store.seq();
  await store.write((to) =>
    to.withdraw({ id: edited.patched, at: '2026-02-01T00:00:00Z', reason: null, note: null, erase: false }),
  );
  const { changes } = await store.changes.list({ since: seq, limit: 10 });
  expect(changes).toContainEqual(expect.objectContaining({ id: edited.patched, operation: 'withdraw' }));
  expect(recount(copy.url)).toEqual([]);
});
