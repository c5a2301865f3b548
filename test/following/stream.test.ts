// Streams of changes: all of them, in order, once, whoever comes back, and however many read.

import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { AppOptions } from '../../src/app.ts';
import { documentOf, plain } from '../store/documents.ts';
import { readStream, type StreamReader } from '../support/event-stream.ts';
import { startServer } from '../support/server.ts';
import { openTestStore } from '../support/store.ts';

async function served(options: Partial<AppOptions> = {}) {
  const { store, remove } = openTestStore();
  const server = await startServer({ store, ...options });
  onTestFinished(async () => {
    await server.close();
    await remove();
  });
  let slot = 0;
  const save = async (count = 1) => {
    for (let saved = 0; saved < count; saved++) await store.write((to) => to.save(documentOf(plain({ slot: slot++ }))));
  };
  /** So many documents in one transaction. */
  const saveAtOnce = (count: number) =>
    store.write((to) => {
      for (let saved = 0; saved < count; saved++) to.save(documentOf(plain({ slot: slot++ })));
    });
  const log = async (since = 0) => {
    const changes = [];
    for (let more = true; more; ) {
      const page = await store.changes.list({ since: changes.at(-1)?.seq ?? since, limit: 1000 });
      changes.push(...page.changes);
      more = page.more;
    }
    return changes;
  };
  const stream = (query = '', headers: Record<string, string> = {}) =>
    readStream(`${server.url}/v1/changes/stream${query}`, headers);
  return { ...server, store, save, saveAtOnce, log, stream };
}

const until = async (isSo: () => boolean) => {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 5));
};
const changesOf = ({ events }: StreamReader) => events.map(({ change }) => change);
const seqsOf = ({ events }: StreamReader) => events.map(({ id }) => id);

describe('a stream of changes', () => {
  test('says what it is, and begins with what comes next', async () => {
    const { save, stream, log, store } = await served();
    await save(3);
    const since = store.seq();
    const reader = await stream();
    expect(reader.response.statusCode).toBe(200);
    expect(reader.response.headers).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
      'access-control-allow-origin': '*',
      'x-content-type-options': 'nosniff',
    });
    expect(reader.response.headers).not.toHaveProperty('content-encoding');
    await save(3);
    const expected = JSON.parse(JSON.stringify(await log(since)));
    await reader.has(expected.length);
    expect(changesOf(reader)).toEqual(expected);
    expect(reader.events.every(({ id, event, change }) => event === 'change' && id === change.seq)).toBe(true);
  });

  test('is not held back by compression', async () => {
    const { save, stream } = await served();
    const reader = await stream('', { 'Accept-Encoding': 'br, gzip' });
    expect(reader.response.headers['content-encoding']).toBeUndefined();
    await save();
    await reader.has(1);
  });

  test('begins after `since`, and after `Last-Event-ID` before that', async () => {
    const { save, stream, store } = await served();
    await save(20);
    const last = store.seq();
    const whole = await stream('?since=0');
    await whole.has(last);
    expect(seqsOf(whole)).toEqual(Array.from({ length: last }, (_, at) => at + 1));
    const again = await stream('?since=0', { 'Last-Event-ID': String(last - 2) });
    await again.has(2);
    await save();
    await again.has(store.seq() - last + 2);
    expect(seqsOf(again)[0]).toBe(last - 1);
  });

  test('has those of one kind only, where that is asked', async () => {
    const { save, saveAtOnce, stream, log } = await served();
    await save(3);
    const [articles, entities] = await Promise.all([stream('?since=0&kind=article'), stream('?since=0&kind=entity')]);
    await saveAtOnce(3);
    await save(2);
    const all = JSON.parse(JSON.stringify(await log()));
    const isArticle = ({ kind }: { kind: string }) => kind === 'article';
    await articles.has(all.filter(isArticle).length);
    expect(changesOf(articles)).toEqual(all.filter(isArticle));
    const others = all.filter((change: { kind: string }) => !isArticle(change));
    await entities.has(others.length);
    expect(changesOf(entities)).toEqual(others);
  });

  test('misses nothing and repeats nothing, for one who comes late, hangs up and comes back while others write', async () => {
    const { save, saveAtOnce, stream, store } = await served();
    await saveAtOnce(700);
    let isDone = false;
    const writing = (async () => {
      for (let round = 0; round < 60; round++) await (round % 10 === 0 ? saveAtOnce(150) : save());
      isDone = true;
    })();
    const seen: number[] = [];
    for (let stay = 1; !isDone || (seen.at(-1) ?? 0) < store.seq(); stay = (stay * 7) % 97) {
      const from = seen.at(-1);
      const reader = await stream('?since=0', from === undefined ? {} : { 'Last-Event-ID': String(from) });
      const target = isDone ? store.seq() - (from ?? 0) : stay;
      await reader.has(Math.min(target, store.seq() - (from ?? 0)));
      reader.leave();
      await reader.ended;
      seen.push(...seqsOf(reader));
    }
    await writing;
    expect(seen).toEqual(Array.from({ length: store.seq() }, (_, at) => at + 1));
  });

  test('tells now and then that it lives', async () => {
    const { stream } = await served({ follow: { heartbeat: 10 } });
    const reader = await stream();
    await until(() => reader.comments() >= 3);
    expect(reader.events).toEqual([]);
  });

  test('is ended by a server that closes, and by nothing else', async () => {
    const { app, stream, save, store, close } = await served();
    const readers = await Promise.all([stream(), stream('?since=0')]);
    await save();
    for (const reader of readers) await reader.has(store.seq());
    await close();
    for (const reader of readers) expect(await reader.ended).toBe('whole');
    await until(() => !app.following().isWatching);
    expect(app.following()).toEqual({ followers: 0, streams: 0, waiting: 0, isWatching: false });
  });

  test('leaves nothing behind where its reader hangs up', async () => {
    const { app, stream } = await served();
    const readers = await Promise.all(Array.from({ length: 20 }, () => stream()));
    await until(() => app.following().followers === 20);
    for (const reader of readers) reader.leave();
    await until(() => !app.following().isWatching);
    expect(app.following()).toEqual({ followers: 0, streams: 0, waiting: 0, isWatching: false });
  });

  test('that is too slow is ended, and taken up again without a gap', async () => {
    const { app, url, saveAtOnce, stream, store } = await served({ follow: { backlog: 64 * 1024 } });
    const { hostname, port } = new URL(url);
    const slow = connect(Number(port), hostname);
    slow.write('GET /v1/changes/stream?since=0 HTTP/1.1\r\nHost: x\r\n\r\n');
    await once(slow, 'readable');
    await until(() => app.following().followers === 1);
    // It reads no more. What the system holds for it is full after some megabytes.
    while (app.following().streams === 1) await saveAtOnce(2000);
    let text = '';
    slow.setEncoding('latin1').on('data', (chunk: string) => {
      text += chunk;
    });
    await once(slow, 'close');
    const ids = [...text.matchAll(/^id: (\d+)$/gm)].map(([, id]) => Number(id));
    // A frame that was begun was finished.
    expect(text.endsWith('0\r\n\r\n')).toBe(true);
    const from = ids.at(-1) ?? 0;
    const again = await stream('', { 'Last-Event-ID': String(from) });
    await again.has(store.seq() - from);
    expect([...ids, ...seqsOf(again)]).toEqual(Array.from({ length: store.seq() }, (_, at) => at + 1));
  });

  test('is refused where too many are read', async () => {
    const { stream } = await served({ follow: { mostStreams: 2 } });
    const readers = [await stream(), await stream()];
    const refused = await stream();
    expect(refused.response.statusCode).toBe(503);
    expect(Number(refused.response.headers['retry-after'])).toBeGreaterThan(0);
    readers[0]?.leave();
    await readers[0]?.ended;
    expect((await stream()).response.statusCode).toBe(200);
  });

  test('counts as one request, and says so', async () => {
    const { stream } = await served({ rateLimit: 3 });
    const reader = await stream();
    expect(reader.response.headers.ratelimit).toMatch(/^"default";r=2;/);
    await stream();
    await stream();
    expect((await stream()).response.statusCode).toBe(429);
  });

  test.each([
    ['?since=-1', {}],
    ['?since=1e3', {}],
    ['?kind=paper', {}],
    ['?wait=3', {}],
    ['', { 'Last-Event-ID': 'x' }],
    ['', { 'Last-Event-ID': '99999999999999999999' }],
  ])('is refused where it is asked for wrongly: %s %j', async (query, headers) => {
    const { url } = await served();
    const response = await fetch(`${url}/v1/changes/stream${query}`, { headers: headers as Record<string, string> });
    expect(response.status).toBe(400);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    await response.json();
  });

  test('answers HEAD, and refuses who wants no stream', async () => {
    const { app, url } = await served();
    const head = await fetch(`${url}/v1/changes/stream`, { method: 'HEAD' });
    expect(head.status).toBe(200);
    expect(head.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    const response = await fetch(`${url}/v1/changes/stream`, { headers: { Accept: 'application/json' } });
    expect(response.status).toBe(406);
    await response.json();
    expect(app.following().streams).toBe(0);
  });
});
