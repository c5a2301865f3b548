// A second archive that follows a first: equal to it while that one is written to, over a wire that breaks, and changed by nobody else.

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { afterEach, describe, expect, onTestFinished, test } from 'vitest';
import { mirrorArchive } from '../../src/commands/copying/mirror.ts';
import { createKey } from '../../src/commands/keys.ts';
import type { Store } from '../../src/store/index.ts';
import { recount } from '../store/recount.ts';
import { startServer } from '../support/server.ts';
import { importText, openTestStore } from '../support/store.ts';
import { startWritableServer, type WritableServer } from '../support/writable.ts';
import { breakingWire } from './breaking-wire.ts';
import { wireThatChanges } from './changing-wire.ts';
import { editArchive } from './edit.ts';
import { linesWithin } from './export-lines.ts';

const note = (number: number) => `# Note ${number}\n\nMayor Anna Lindqvist said: “Bridge ${number} is safe.”\n`;
const forever = () => new AbortController().signal;

let ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.reverse()) await end();
  ends = [];
});

async function first(): Promise<WritableServer> {
  const server = await startWritableServer();
  ends.push(server.close);
  return server;
}

function second() {
  const opened = openTestStore();
  ends.push(opened.remove);
  return opened;
}

/** The lines of an export, without which list of given entities an article was last compared with, in vain: that is no change. */
async function exported(url: string, kind: string, key?: string): Promise<string[]> {
  const headers = key === undefined ? {} : { authorization: `Bearer ${key}` };
  const text = await (await fetch(`${url}/v1/export/${kind}`, { headers })).text();
  return linesWithin(text.replaceAll(/ given\/\w+/g, ''));
}

const EXPORTS = [
  'archive',
  'articles?body=blocks&include=entities,links,quotes,figures,media',
  'entities',
  'quotes',
  'links',
];

async function expectEqual(url: string, mirror: Store, keys: WritableServer['keys']): Promise<void> {
  const server = await startServer({ store: mirror });
  const { token } = await createKey(mirror, { name: 'all', scope: 'admin', expiresAt: null }, new Date());
  for (const kind of EXPORTS) {
    const [mine, other] = [await exported(server.url, kind, token), await exported(url, kind, keys.admin)];
    expect(mine).toHaveLength(other.length);
    for (const [at, line] of mine.entries()) expect(line).toBe(other[at]);
  }
  await server.close();
}

describe('a mirror', () => {
  test('is equal to an archive that is written to meanwhile, whatever breaks', async () => {
    const { url, keys, store, ...server } = await first();
    const mirror = second();
    const wire = await breakingWire(url, 1_500);
    ends.push(wire.close);
    const stop = new AbortController();
    let equal = 0;
    let troubles = 0;
    const following = mirrorArchive(mirror.store, {
      url: wire.url,
      key: keys.admin,
      once: false,
      signal: stop.signal,
      patience: 0.001,
      onEqual: (seq) => {
        equal = seq;
      },
      onTrouble: () => troubles++,
    });
    let number = 0;
    for (const round of [1, 2]) {
      await Promise.race([following, editArchive({ url, keys, store, ...server }, round)]);
      while (wire.broken() < 2 * round) {
        await Promise.race([following, importText(store, `note-${number}`, note(number++))]);
        await setTimeout(20);
      }
    }
    wire.mend();
    while (equal < store.seq()) await Promise.race([following, setTimeout(20)]);
    stop.abort();
    await following;
    expect(wire.broken()).toBeGreaterThanOrEqual(4);
    expect(troubles).toBeGreaterThan(0);
    expect(mirror.store.seq()).toBe(store.seq());
    expect(recount(mirror.url)).toEqual([]);
    await expectEqual(url, mirror.store, keys);
  }, 120_000);

  test('keeps nothing that was changed on its way, and asks again', async () => {
    const { url, store } = await first();
    for (let number = 0; number < 5; number++) await importText(store, `note-${number}`, note(number));
    const wire = await wireThatChanges(url, (text) => text.replace('Bridge 1 is safe', 'Bridge 7 is safe'), 2);
    ends.push(wire.close);
    const { store: mirror, url: database } = second();
    const told: string[] = [];
    await mirrorArchive(mirror, {
      url: wire.url,
      key: null,
      once: true,
      signal: forever(),
      patience: 0.001,
      onTrouble: (why) => told.push(why),
    });
    const why = expect.stringMatching(/^The export was changed since it was made, in lines 1 to \d+$/);
    expect(told).toEqual([why, why]);
    expect(recount(database)).toEqual([]);
    const server = await startServer({ store: mirror });
    expect(await exported(server.url, 'archive')).toEqual(await exported(url, 'archive'));
    await server.close();
  });

  test('goes on where it was, and taking over the same twice changes nothing', async () => {
    const { url, keys, store, ...server } = await first();
    const mirror = second();
    const options = { url, key: keys.admin, once: true, signal: forever() };
    for (const round of [1, 2]) {
      await editArchive({ url, keys, store, ...server }, round);
      const taken: number[] = [];
      const before = mirror.store.seq();
      await mirrorArchive(mirror.store, { ...options, onProgress: ({ changes }) => taken.push(changes) });
      // Only what was new.
      expect(taken.at(-1)).toBe(store.seq() - before);
      await mirrorArchive(mirror.store, { ...options, onProgress: () => expect.unreachable('nothing is new') });
    }
    await expectEqual(url, mirror.store, keys);
  }, 60_000);

  test('is read like any archive, and written to by nobody else', async () => {
    const { url, keys, store } = await first();
    await importText(store, 'note', note(1));
    const { store: mirror } = second();
    await mirrorArchive(mirror, { url, key: null, once: true, signal: forever() });
    const reader = await startWritableMirror(mirror);
    const { body } = await reader('GET', '/v1/articles');
    const [article] = body.data;
    expect(article).toMatchObject({ title: 'Note 1' });
    const refusal = {
      status: 403,
      body: {
        code: 'forbidden',
        detail: `This archive is a mirror of ${url} and read-only. Send the change to ${url}.`,
      },
    };
    expect(await reader('POST', '/v1/articles', { title: 'Mine', text: 'Mine.' })).toMatchObject(refusal);
    expect(await reader('PATCH', `/v1/articles/${article?.id}`, { title: 'Mine' })).toMatchObject(refusal);
    expect(await reader('DELETE', `/v1/articles/${article?.id}`)).toMatchObject(refusal);
    expect(await reader('POST', '/v1/entities', { type: 'person', name: 'Mine Own' })).toMatchObject(refusal);
    expect(await reader('POST', '/v1/imports', { title: 'Mine', text: 'Mine.' })).toMatchObject(refusal);
    await expect(importText(mirror, 'mine', note(2))).rejects.toThrow('This archive is a mirror of');
    expect(keys.admin).not.toBe('');
  });
});

async function startWritableMirror(store: Store) {
  const server = await startServer({ store });
  ends.push(server.close);
  const { token } = await createKey(store, { name: 'writer', scope: 'write', expiresAt: null }, new Date());
  return async (method: string, path: string, json?: object) => {
    const response = await fetch(`${server.url}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        'if-match': '*',
        ...(json && { 'content-type': 'application/json' }),
      },
      ...(json && { body: JSON.stringify(json) }),
    });
    return { status: response.status, body: (await response.json()) as { data: Record<string, unknown>[] } };
  };
}

describe('a mirror tells why it cannot go on', () => {
  const mirrored = (url: string, key: string | null = null) => {
    const { store } = second();
    return mirrorArchive(store, { url, key, once: true, signal: forever(), patience: 0.001 });
  };

  test('where there is no archive', async () => {
    const page = createServer((_, response) => response.setHeader('content-type', 'text/html').end('<p>Welcome!</p>'));
    page.listen(0, '127.0.0.1');
    onTestFinished(() => void page.close());
    await new Promise((resolve) => page.once('listening', resolve));
    const { port } = page.address() as AddressInfo;
    await expect(mirrored(`http://127.0.0.1:${port}`)).rejects.toThrow(/cut off in line 1|no JSON/);
    await new Promise((resolve) => page.close(resolve));
    await expect(mirrored(`http://127.0.0.1:${port}`)).rejects.toThrow('cannot be reached (connect ECONNREFUSED');
    await expect(mirrored('http://127.0.0.1:9')).rejects.toThrow('http://127.0.0.1:9 has a port that is kept for');
  });

  test('where a key is asked for', async () => {
    const { store } = second();
    const server = await startServer({ store, readAccess: 'key' });
    ends.push(server.close);
    await expect(mirrored(server.url)).rejects.toThrow(/answers 401: .* MIRROR_KEY is the key that is sent\./);
    await expect(mirrored(server.url, 'na_forged')).rejects.toThrow(/answers 401/);
  });

  test('where the other archive was put back to an earlier state', async () => {
    const { url, keys, store } = await first();
    await importText(store, 'one', note(1));
    const mirror = second();
    const options = { url, key: keys.read, once: true, signal: forever() };
    await mirrorArchive(mirror.store, options);
    await mirror.store.write((to) => to.setMetadata('origin', JSON.stringify({ archive: store.id, seq: 900, url })));
    await expect(mirrorArchive(mirror.store, options)).rejects.toThrow(
      'it was put back to an earlier state. Make the copy anew.',
    );
  });
});
