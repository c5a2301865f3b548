// Exports: exactly what the lists have, whole or recognisably not, of one moment.

import { createHash } from 'node:crypto';
import { get, type IncomingMessage } from 'node:http';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { EXAMPLE_EXPORTS, exportExampleOf, timelessExport } from '../../src/http/examples.ts';
import type { Node } from '../../src/http/openapi/document.ts';
import { documentOf, plain } from '../store/documents.ts';
import { type Asking, parameterNames, startAsking, urlOf, withQuery } from '../support/asking.ts';
import { readCsv } from '../support/csv.ts';
import { type SeededServer, startServer } from '../support/server.ts';
import { openTestStore } from '../support/store.ts';

const KINDS = ['articles', 'entities', 'quotes', 'links'] as const;

let server: SeededServer;
let asking: Asking;
beforeAll(async () => {
  // Threads are tried below; a hundred of them would take long.
  asking = await startAsking({ workers: 0 });
  server = asking.server;
});
afterAll(() => server.close());

interface Exported {
  meta: { kind: string; seq: number; total: number; at: string; filters: Node };
  rows: string[];
  trailer: { count: number; complete: boolean; sha256: string };
}

/** A whole one, which is what it says. */
function read(body: string): Exported {
  const lines = body.trimEnd().split('\n');
  const last = lines.at(-1) ?? '';
  const { meta } = JSON.parse(lines[0] ?? '') as Exported;
  const { trailer } = JSON.parse(last) as Exported;
  const rows = lines.slice(1, -1);
  const sha256 = createHash('sha256')
    .update(body.slice(0, body.lastIndexOf(last)))
    .digest('hex');
  expect(trailer).toEqual({ count: rows.length, complete: true, sha256 });
  expect(meta.total).toBe(rows.length);
  return { meta, rows, trailer };
}

async function listed(url: string): Promise<string[]> {
  const rows: string[] = [];
  for (let cursor = ''; ; ) {
    const { body } = await asking.get(withQuery(url, `limit=100${cursor}`));
    const { data, page } = JSON.parse(body) as { data: object[]; page: { next?: string; total: number } };
    rows.push(...data.map((row) => JSON.stringify(row)));
    if (page.next === undefined) {
      expect(page.total).toBe(rows.length);
      return rows;
    }
    cursor = `&cursor=${page.next}`;
  }
}

const exportOf = (kind: string) => {
  const found = asking.contract.operations.find(({ path }) => path === `/v1/export/${kind}`);
  if (!found) throw new Error(`There is no export of ${kind}.`);
  return found;
};

describe.each(KINDS)('the export of %s', (kind) => {
  test('has what the list has, in its order, for each of its filters', async () => {
    const list = asking.contract.operationOf('GET', `/v1/${kind}`);
    const taken = parameterNames(exportOf(kind));
    const own = ['limit', 'cursor', 'highlight', 'facet', 'facetLimit', 'interval'];
    expect(taken.sort()).toEqual(
      [...(list ? parameterNames(list) : []).filter((name) => !own.includes(name)), 'escapeFormulas', 'format'].sort(),
    );
    for (const name of [undefined, ...taken.filter((one) => !['format', 'escapeFormulas'].includes(one))]) {
      const url = urlOf(exportOf(kind), name);
      const { rows, meta } = read((await asking.get(url)).body);
      expect(meta).toMatchObject({ kind, seq: server.store.seq() });
      expect(rows, url).toEqual(await listed(url.replace('/export', '')));
      if (name !== 'sort') expect(rows.length, url).toBeGreaterThan(0);
    }
  });

  test('as a table has as many rows, told before the first one', async () => {
    const { body, headers } = await asking.get(`/v1/export/${kind}`, { Accept: 'text/csv' });
    const { rows } = read((await asking.get(`/v1/export/${kind}`)).body);
    expect(headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(headers['x-total-count']).toBe(String(rows.length));
    expect(headers['x-archive-seq']).toBe(String(server.store.seq()));
    const [columns = [], ...records] = readCsv(body);
    expect(new Set(columns).size).toBe(columns.length);
    expect(records.every((record) => record.length === columns.length)).toBe(true);
    expect(records.map(([id]) => id)).toEqual(rows.map((row) => JSON.parse(row).id));
    expect((await asking.get(`/v1/export/${kind}?format=csv`)).body).toBe(body);
  });

  test('is the same compressed, and says of itself by HEAD what it says by GET', async () => {
    const url = `/v1/export/${kind}?format=csv`;
    const plain = await asking.get(url);
    for (const coding of ['br', 'gzip']) {
      const response = await fetch(server.url + url, { headers: { 'Accept-Encoding': coding } });
      expect(response.headers.get('content-encoding')).toBe(coding);
      expect(await response.text()).toBe(plain.body);
    }
    const head = await asking.ask('HEAD', url);
    expect(head.body).toBe('');
    for (const name of [
      'content-type',
      'content-disposition',
      'cache-control',
      'x-archive-seq',
      'x-total-count',
      'vary',
    ])
      expect(head.headers[name], name).toBe(plain.headers[name]);
  });

  test('is as the contract shows it: run "npm run examples" and look at what changed', async () => {
    const url = EXAMPLE_EXPORTS[kind];
    const { ndjson, csv } = exportExampleOf(kind);
    const timeless = (text = '') => timelessExport(text).replaceAll(/"(?:updatedAt|ingestedAt)":"[^"]*"/g, '');
    expect(timeless((await asking.get(url)).body)).toBe(timeless(ndjson));
    expect((await asking.get(`${url}&format=csv`)).body).toBe(csv);
    expect(readCsv(csv ?? '').length).toBeGreaterThan(1);
  });

  test('is refused in another format, and where it is asked for wrongly', async () => {
    await asking.refused(406, 'not-acceptable', `/v1/export/${kind}`, { Accept: 'application/json' });
    for (const query of ['limit=5', 'cursor=x', 'format=xml', 'escapeFormulas=1', 'sort=relevance'])
      await asking.refused(400, 'invalid-query', `/v1/export/${kind}?${query}`);
  });
});

describe('an export of articles', () => {
  test('has bodies and parts, as JSON and in columns', async () => {
    const shape = 'body=text&include=entities,links,quotes,figures,media&tag=flood';
    const { rows } = read((await asking.get(`/v1/export/articles?${shape}`)).body);
    expect(rows).toEqual(await listed(`/v1/articles?${shape}`));
    const { body } = await asking.get(`/v1/export/articles?${shape}&format=csv&escapeFormulas=false`);
    const [columns = [], ...records] = readCsv(body);
    const cell = (record: string[], name: string) => record[columns.indexOf(name)];
    for (const [at, record] of records.entries()) {
      const article = JSON.parse(rows[at] ?? '');
      expect(cell(record, 'text')).toBe(article.text);
      expect(cell(record, 'title')).toBe(article.title);
      expect(cell(record, 'tags')).toBe(article.tags.join('|'));
      expect(cell(record, 'entityCount')).toBe(String(article.counts.entities));
      const ids = new Set(article.entities.map(({ entity }: { entity: { id: string } }) => entity.id));
      expect(cell(record, 'entityIds')).toBe([...ids].join('|'));
    }
  });

  test.each([
    'flood -football',
    'flood OR "high water"',
    '-flood',
    'title:flo* body:rain',
    'author:kopanos NEAR(dam broke, 9)',
  ])('finds what a search finds: %s', async (q) => {
    for (const more of ['', '&sort=oldest', '&section=politics', '&entity=person-lidia-damarova&from=2024']) {
      const query = `q=${encodeURIComponent(q)}${more}`;
      expect(read((await asking.get(`/v1/export/articles?${query}`)).body).rows).toEqual(
        await listed(`/v1/articles?${query}`),
      );
    }
  });
});

/** An archive of so many documents, which are long. */
async function filled(count: number, options: { exports?: number; workers?: number } = {}) {
  const { store, remove } = openTestStore({ workers: 1, ...options });
  const text = 'A long text, “quoted” here. '.repeat(300);
  const save = (from: number, end: number) =>
    store.write((to) => {
      for (let slot = from; slot < end; slot++) {
        const request = documentOf(plain({ slot, title: slot % 11 }));
        request.draft.text += text;
        to.save(request);
      }
    });
  await save(0, count);
  const served = await startServer({ store });
  onTestFinished(async () => {
    await served.close();
    await remove();
  });
  return { ...served, store, save };
}

const beginning = (url: string): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    const asked = get(url, { agent: false }, (response) => resolve(response.on('error', () => {})));
    asked.on('error', reject);
  });

/** All that comes, and whether that is all there is. */
async function rest(response: IncomingMessage): Promise<{ text: string; isWhole: boolean }> {
  let text = '';
  response.setEncoding('utf8').on('data', (chunk) => {
    text += chunk;
  });
  if (!response.closed) await new Promise((ended) => response.once('close', ended));
  return { text, isWhole: response.complete };
}

describe.each([
  ['in threads', 1],
  ['without threads', 0],
])('exports %s', (_, workers) => {
  test('show one moment, whatever is written meanwhile, which other readers see', async () => {
    const { url, store, save } = await filled(2_000, { workers });
    const seq = store.seq();
    const response = await beginning(`${url}/v1/export/articles?body=text`);
    await save(2_000, 2_100);
    await save(0, 50);
    const now = (await (await fetch(`${url}/v1/articles?limit=1`)).json()) as { page: { total: number } };
    expect(now.page.total).toBe(2_100);
    const { text, isWhole } = await rest(response);
    expect(isWhole).toBe(true);
    const { rows, meta } = read(text);
    expect(rows).toHaveLength(2_000);
    expect(new Set(rows.map((row) => JSON.parse(row).id)).size).toBe(2_000);
    expect(meta.seq).toBe(seq);
  });

  test.each(['ndjson', 'csv'])('that are cut off do not look whole: %s', async (format) => {
    const { app, url } = await filled(2_000, { workers });
    const response = await beginning(`${url}/v1/export/articles?body=text&format=${format}`);
    await app.close();
    const { text, isWhole } = await rest(response);
    expect(isWhole).toBe(false);
    expect(text).not.toContain('"trailer"');
  });

  test('are so many and no more, and one that nobody reads any more makes room', async () => {
    const { url } = await filled(2_000, { workers, exports: 1 });
    const response = await beginning(`${url}/v1/export/articles?body=text`);
    const refused = await fetch(`${url}/v1/export/links`);
    expect(refused.status).toBe(503);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await refused.json()).toMatchObject({ code: 'unavailable' });
    expect((await fetch(`${url}/v1/export/links`, { method: 'HEAD' })).status).toBe(200);
    response.destroy();
    let again = await fetch(`${url}/v1/export/links`);
    while (again.status === 503) {
      await again.text();
      await new Promise((resolve) => setTimeout(resolve, 5));
      again = await fetch(`${url}/v1/export/links`);
    }
    expect(read(await again.text()).rows).toHaveLength(0);
  });
});
