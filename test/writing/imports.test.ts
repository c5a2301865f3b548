// Imports over HTTP: what is sent is read in the background, each document with its outcome; what is wrong leaves nothing.

import { existsSync, readdirSync } from 'node:fs';
import { request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { spoolRoot } from '../../src/commands/imports/spool.ts';
import { type Sent, startWritableServer, type WritableServer } from '../support/writable.ts';

let server: WritableServer;
let count = 0;
beforeAll(async () => {
  server = await startWritableServer({ uploads: { most: 1024 ** 2, files: 5, patience: 300 } });
});
afterAll(() => server.close());

const NDJSON = { 'content-type': 'application/x-ndjson' };
const story = (changes: object = {}) => ({
  title: `Quay number ${++count} is mended`,
  publishedDate: '2025-03-04',
  originalUrl: `https://www.harbour-times.example/quay-${count}`,
  text: 'The quay was mended on Monday, said Mayor Lidia Damarova.',
  ...changes,
});
const lines = (...articles: unknown[]) => articles.map((one) => `${JSON.stringify(one)}\n`).join('');
const form = (files: Record<string, string | Uint8Array<ArrayBuffer>>) => {
  const body = new FormData();
  for (const [name, content] of Object.entries(files)) body.append('files', new Blob([content]), name);
  return body;
};

const post = (body: unknown, query = '', headers: Record<string, string> = NDJSON) =>
  server.send('POST', `/v1/imports${query}`, { body, headers });

/** The import once it is over, and its items. */
async function over(sent: Sent, { on = server } = {}): Promise<{ job: Sent['body']; items: Sent['body'][] }> {
  expect(sent.status, JSON.stringify(sent.body)).toBe(202);
  const location = sent.headers.get('location') ?? '';
  expect(location).toBe(`/v1/imports/${sent.body.id}`);
  for (;;) {
    const { body: job } = await on.send('GET', location);
    if (job.state !== 'queued' && job.state !== 'running') {
      const { body } = await on.send('GET', `${location}/items?limit=100`);
      return { job, items: body.data };
    }
    await wait(5);
  }
}

const leftovers = ({ store }: WritableServer = server) =>
  existsSync(spoolRoot(store.file)) ? readdirSync(spoolRoot(store.file)) : [];

async function nothingLeft(): Promise<void> {
  await expect.poll(() => leftovers(), { timeout: 30_000 }).toEqual([]);
}

describe('what is sent', () => {
  test('as several files becomes an article each, whatever their format', async () => {
    const [json, first, second] = [story(), story(), story()];
    const body = form({
      'quay.md': '# The old quay\n\nMarch 5, 2025\n\nIt was mended.\n\nOriginal url: https://quay.example/old\n',
      'story.json': JSON.stringify(json),
      'more.ndjson': lines(first, second),
      'picture.png': new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0]),
    });
    const { job, items } = await over(await post(body, '', {}));
    expect(job).toMatchObject({
      state: 'done',
      items: 5,
      counts: { created: 4, revised: 0, unchanged: 0, rejected: 1 },
      options: { dryRun: false, onDuplicate: 'revise' },
    });
    expect(job.doneBytes).toBe(job.bytes);
    expect(items.map(({ position, document, outcome }) => [position, document, outcome])).toEqual([
      [1, 'quay.md', 'created'],
      [2, 'story.json', 'created'],
      [3, 'more.ndjson:1', 'created'],
      [4, 'more.ndjson:2', 'created'],
      [5, 'picture.png', 'rejected'],
    ]);
    const got = await server.send('GET', `/v1/articles/${items[3].articleId}`, { scope: null });
    expect(got.body).toMatchObject({ title: second.title, revision: 1 });
    await nothingLeft();
  });

  test('as one document is read by its type', async () => {
    const markdown = await post('# One page\n\nMarch 6, 2025\n\nIt is short.\n', '', {
      'content-type': 'text/markdown',
    });
    expect((await over(markdown)).items).toMatchObject([{ outcome: 'created', title: 'One page' }]);
    const article = story();
    const json = await post(JSON.stringify(article), '', { 'content-type': 'application/json' });
    expect((await over(json)).items).toMatchObject([{ outcome: 'created', title: article.title }]);
  });

  test('as NDJSON has its faults told by line, and the others are imported', async () => {
    const [one, other] = [story({ links: [{ anchor: 'nowhere', href: 'https://x.example' }] }), story()];
    const body = `${JSON.stringify(one)}\n\n{"title": \n${JSON.stringify({ title: 'No text' })}\r\n \n${JSON.stringify(other)}`;
    const { job, items } = await over(await post(body));
    expect(job).toMatchObject({ items: 4, counts: { created: 2, rejected: 2, warnings: 1 } });
    expect(items).toMatchObject([
      { document: 'articles.ndjson:1', outcome: 'created', warnings: [{ line: 1 }] },
      { document: 'articles.ndjson:3', outcome: 'rejected', problem: { code: 'not-json', line: 3 } },
      { document: 'articles.ndjson:4', outcome: 'rejected', problem: { code: 'no-body', line: 4 } },
      { document: 'articles.ndjson:6', outcome: 'created', warnings: [] },
    ]);
    const rejected = await server.send('GET', `/v1/imports/${job.id}/items?outcome=rejected&limit=1`);
    expect(rejected.body.page).toMatchObject({ total: 2, next: expect.any(String) });
    const next = await server.send(
      'GET',
      `/v1/imports/${job.id}/items?outcome=rejected&limit=1&cursor=${rejected.body.page.next}`,
    );
    expect(next.body.data).toEqual([items[2]]);
  });

  test('under names that are paths is kept where everything is', async () => {
    const names = ['../../../../tmp/evil.md', '/etc/passwd', '..\\..\\evil.json', 'a\u0000b\u202egnp.md'];
    const body = form(
      Object.fromEntries(names.map((name) => [name, `# ${name.length} ways\n\nMarch 7, 2025\n\nText.\n`])),
    );
    const { items } = await over(await post(body, '', {}));
    expect(items).toHaveLength(names.length);
    for (const { document } of items) expect(document).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    expect(existsSync('/tmp/evil.md')).toBe(false);
    await nothingLeft();
  });

  test('is listed, the newest first', async () => {
    const sent = await post(lines(story()));
    await over(sent);
    const { body } = await server.send('GET', '/v1/imports?limit=2');
    expect(body.data[0].id).toBe(sent.body.id);
    const { body: next } = await server.send('GET', `/v1/imports?limit=2&cursor=${body.page.next}`);
    expect(next.data.map((one: { id: string }) => one.id)).not.toContain(body.data[1].id);
    expect(body.page.total).toBeGreaterThan(2);
  });
});

describe('an article that is here already', () => {
  const again = async (query: string, text: string) => {
    const article = story();
    await over(await post(lines(article)));
    const { items } = await over(await post(lines({ ...article, text }), query));
    const got = await server.send('GET', `/v1/articles/${items[0].articleId}`, { scope: null });
    return { item: items[0], article: got.body };
  };

  test('is revised if it changed', async () => {
    const { item, article } = await again('', 'It was mended twice.');
    expect(item).toMatchObject({ outcome: 'revised', revision: 2 });
    expect(article).toMatchObject({ revision: 2, text: 'It was mended twice.' });
  });

  test('is passed over with `skip`', async () => {
    const { item, article } = await again('?onDuplicate=skip', 'It was mended twice.');
    expect(item).toMatchObject({ outcome: 'unchanged', revision: 1 });
    expect(article.revision).toBe(1);
  });

  test('is rejected with `error`, also where the very same was sent, and twice in one file', async () => {
    const { item, article } = await again('?onDuplicate=error', 'It was mended twice.');
    expect(item).toMatchObject({ outcome: 'rejected', problem: { code: 'duplicate', line: 1 } });
    expect(article.revision).toBe(1);
    const one = story();
    const body = lines(one, { ...one, text: 'Otherwise.' });
    for (const query of ['?onDuplicate=error&dryRun=true', '?onDuplicate=error']) {
      const { items } = await over(await post(body, query));
      expect(items.map(({ outcome }) => outcome)).toEqual(['created', 'rejected']);
    }
    expect((await over(await post(body, '?onDuplicate=error'))).job.counts).toMatchObject({ created: 0, rejected: 2 });
  });

  test('and was withdrawn is not brought back', async () => {
    const article = story();
    const { items } = await over(await post(lines(article)));
    const { articleId } = items[0];
    const gone = await server.send('DELETE', `/v1/articles/${articleId}?erase=true`, {
      headers: { 'if-match': '*' },
      scope: 'admin',
    });
    expect(gone.status).toBe(200);
    const { body } = await server.send('GET', '/v1/imports?limit=1');
    const { body: erased } = await server.send('GET', `/v1/imports/${body.data[0].id}/items`);
    expect(erased.data[0].title, 'what was erased is not told by the import').toBeUndefined();
    const { items: rejected } = await over(await post(lines(article)));
    expect(rejected).toMatchObject([{ outcome: 'rejected', problem: { code: 'article-withdrawn' } }]);
    expect((await server.send('GET', `/v1/articles/${articleId}`, { scope: null })).status).toBe(410);
  });
});

describe('a dry run', () => {
  test('tells the outcomes and writes nothing', async () => {
    const [known, news] = [story(), story()];
    await over(await post(lines(known)));
    const seq = server.store.seq();
    const body = lines(known, { ...known, text: 'Changed.' }, news, { title: 'x' });
    const { job, items } = await over(await post(body, '?dryRun=true'));
    expect(items.map(({ outcome }) => outcome)).toEqual(['unchanged', 'revised', 'created', 'rejected']);
    expect(job.options.dryRun).toBe(true);
    expect(server.store.seq()).toBe(seq);
    expect((await server.send('GET', `/v1/articles/${items[2].articleId}`, { scope: null })).status).toBe(404);
  });
});

describe('what is refused leaves nothing', () => {
  const refused = async (sent: Sent, status: number, code: string) => {
    expect({ status: sent.status, code: sent.body.code }, JSON.stringify(sent.body)).toEqual({ status, code });
    // The answer need not wait until the folder is gone.
    await expect.poll(() => leftovers(), { timeout: 30_000 }).toEqual([]);
  };

  test('what is too large, or too much', async () => {
    await refused(await post('x'.repeat(1024 ** 2 + 1)), 413, 'payload-too-large');
    // More than a connection holds by itself: all of it is taken, so that the answer is heard.
    let left = 140;
    const chunked = await fetch(`${server.url}/v1/imports`, {
      method: 'POST',
      headers: { ...NDJSON, authorization: `Bearer ${server.keys.write}` },
      body: new ReadableStream({
        pull: (controller) => (left-- > 0 ? controller.enqueue(new Uint8Array(100_000)) : controller.close()),
      }),
      duplex: 'half',
    } as RequestInit);
    expect({ status: chunked.status, left: Math.max(0, left) }).toEqual({ status: 413, left: 0 });
    expect(chunked.headers.get('content-type')).toContain('application/problem+json');
    const files = Object.fromEntries(Array.from({ length: 6 }, (_, at) => [`${at}.md`, '# x\n\ny']));
    await refused(await post(form(files), '', {}), 413, 'payload-too-large');
  });

  test('what is of another type, coded or packed', async () => {
    await refused(await post('x', '', { 'content-type': 'application/gzip' }), 415, 'unsupported-media-type');
    await refused(await post('x', '', { ...NDJSON, 'content-encoding': 'gzip' }), 415, 'unsupported-media-type');
    const gzip = new Uint8Array([0x1f, 0x8b, 8, 0, 0, 0, 0, 0]);
    const zip = new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 0, 0]);
    await refused(await post(gzip), 422, 'unprocessable');
    await refused(await post(form({ 'a.md': '# x\n\ny', 'b.zip': zip }), '', {}), 422, 'unprocessable');
  });

  test('what is empty or no form', async () => {
    const type = 'multipart/form-data; boundary=b';
    const head = '--b\r\nContent-Disposition: form-data; name="f"; filename="a.md"\r\n\r\n';
    await refused(await post('', '', NDJSON), 400, 'bad-request');
    for (const body of [
      '',
      'x',
      '--b--\r\n',
      `${head}# cut off`,
      '--b\r\nContent-Disposition: form-data; name="x"\r\n\r\n1\r\n--b--\r\n',
    ]) {
      await refused(await post(body, '', { 'content-type': type }), 400, 'bad-request');
    }
    await refused(await post('x', '', { 'content-type': 'multipart/form-data' }), 400, 'bad-request');
    await refused(await post(lines(story()), '?onDuplicate=maybe'), 400, 'invalid-query');
  });

  test('what is broken off, and what never comes', async () => {
    const begin = () => {
      const sending = request(`${server.url}/v1/imports`, {
        method: 'POST',
        headers: { ...NDJSON, authorization: `Bearer ${server.keys.write}`, 'content-length': 1000 },
      });
      sending.write('{"title":');
      return sending;
    };
    const cut = begin();
    cut.on('error', () => {});
    await expect.poll(() => leftovers().length, { timeout: 30_000 }).toBe(1);
    cut.destroy();
    await nothingLeft();
    const slow = begin();
    slow.on('error', () => {});
    const status = await new Promise((resolve) => slow.on('response', (response) => resolve(response.statusCode)));
    expect(status).toBe(408);
    await nothingLeft();
  });

  test('whoever has no key to write', async () => {
    for (const [scope, status] of [
      [null, 401],
      ['read', 403],
    ] as const) {
      const sent = await server.send('POST', '/v1/imports', { body: lines(story()), headers: NDJSON, scope });
      expect(sent.status).toBe(status);
      const { body } = await server.send('GET', '/v1/imports?limit=1');
      expect((await server.send('DELETE', `/v1/imports/${body.data[0].id}`, { scope })).status).toBe(status);
    }
    expect(leftovers()).toEqual([]);
  });

  test('an import that is not there', async () => {
    for (const path of ['/v1/imports/nothing', '/v1/imports/nothing/items']) {
      expect((await server.send('GET', path)).body.code).toBe('import-not-found');
    }
    expect((await server.send('DELETE', '/v1/imports/nothing')).body.code).toBe('import-not-found');
  });
});

describe('a request that names itself', () => {
  test('is done once, however often it is sent', async () => {
    const body = lines(story());
    const named = { ...NDJSON, 'idempotency-key': 'import-1' };
    const sent = await post(body, '', named);
    const again = await post(body, '', named);
    expect(again.body).toEqual(sent.body);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect((await post(lines(story()), '', named)).body.code).toBe('idempotency-key-reused');
    await over(sent);
    await nothingLeft();
  });

  test('also as a form, whose boundary is another each time', async () => {
    const body = () => form({ 'a.md': '# Named\n\nMarch 8, 2025\n\nText.\n' });
    const named = { 'idempotency-key': 'import-2' };
    const sent = await post(body(), '', named);
    expect((await post(body(), '', named)).body).toEqual(sent.body);
    await over(sent);
  });
});

describe('cancelling', () => {
  test('stops what is queued and what is running; what was saved stays', async () => {
    const big = await startWritableServer();
    onTestFinished(() => big.close());
    const send = (body: string) => big.send('POST', '/v1/imports', { body, headers: NDJSON });
    const running = await send(lines(...Array.from({ length: 1_000 }, () => story())));
    const queued = await send(lines(story()));
    const cancelled = await big.send('DELETE', `/v1/imports/${queued.body.id}`);
    expect(cancelled.body).toMatchObject({ state: 'cancelled', items: 0 });
    await expect
      .poll(async () => (await big.send('GET', `/v1/imports/${running.body.id}`)).body.items, {
        timeout: 30_000,
      })
      .toBeGreaterThan(0);
    const stopped = await big.send('DELETE', `/v1/imports/${running.body.id}`);
    expect(stopped.body).toMatchObject({ state: 'cancelled', finishedAt: expect.any(String) });
    expect(stopped.body.items).toBeLessThan(1_000);
    await expect.poll(() => leftovers(big), { timeout: 30_000 }).toEqual([]);
    const { job } = await over(running, { on: big });
    expect(job).toEqual(stopped.body);
    const { body: articles } = await big.send('GET', '/v1/articles?limit=1', { scope: null });
    expect(articles.page.total).toBe(job.counts.created);
    expect((await big.send('DELETE', `/v1/imports/${running.body.id}`)).body).toEqual(stopped.body);
  }, 60_000);
});
