// Erased articles over HTTP: nothing that anybody can ask tells a word of them, but the ids that the log keeps.

import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Contract, contractOf, exampleUrl } from '../support/contract.ts';
import { startWritableServer, type WritableServer } from '../support/writable.ts';

/** In every text of what is erased, and in its names. */
const TRACE = /xqwv/i;

const STORY = {
  title: 'Zoxqwvik Opens Bridge',
  subtitle: 'Xqwvish rain did not matter',
  authors: [{ name: 'Ines Xqwvander' }],
  section: 'Xqwv affairs',
  tags: ['xqwv-bridges', 'bridges'],
  publishedDate: '2025-03-04',
  originalUrl: 'https://bridges.example/opened',
  source: { name: 'The Xqwv Courier', host: 'courier.example' },
  markdown:
    'Mayor Anna Zoxqwvik opened the bridge over the Oskra. “We met at xqwv o’clock,” said Anna Zoxqwvik.\n\nBruno Xqwvoss of the Xqwvian Trust [agreed](https://xqwv.example/trust).',
};
/** Of somebody who stays, and of one of those that are erased, who is named here alone as somebody else. */
const OTHER = {
  title: 'Bridge Is Closed',
  publishedDate: '2025-03-06',
  originalUrl: 'https://bridges.example/closed',
  authors: [{ name: 'Pia Lindholm' }],
  markdown:
    'Mayor Clara Lindholm closed [the bridge](https://bridges.example/opened). “It will be mended,” said Clara Lindholm.',
};
const WORDS = ['zoxqwvik', 'zox*', 'bridge', 'trust'];

let server: WritableServer;
let contract: Contract;
let job: string;
let named: string[];
const ids: Record<'created' | 'imported' | 'withdrawn' | 'other', string> = {
  created: '',
  imported: '',
  withdrawn: '',
  other: '',
};

beforeAll(async () => {
  server = await startWritableServer({ rateLimit: 1_000_000 });
  contract = contractOf(server.app);
  const send = async (method: string, path: string, options: Parameters<typeof server.send>[2]) => {
    const sent = await server.send(method, path, { scope: 'admin', ...options });
    expect(sent.status, JSON.stringify(sent.body)).toBeLessThan(300);
    return sent;
  };
  const match = async (id: string) => {
    const { headers } = await server.send('GET', `/v1/articles/${id}`);
    return { 'if-match': headers.get('etag') ?? '' };
  };
  const created = await send('POST', '/v1/articles', { body: STORY, headers: { 'idempotency-key': 'bridge-1' } });
  ids.created = created.body.id;
  await send('PATCH', `/v1/articles/${ids.created}?note=Xqwv&reason=xqwv`, {
    body: { title: 'Zoxqwvik Opens Two Bridges' },
    headers: await match(ids.created),
  });
  const form = new FormData();
  const document = `# Xqwvish flood\n\nMarch 5, 2025\n\nMayor Dora Xqwvelle left.\n\nRelated article: Xqwv gone\n\nOriginal url: https://bridges.example/flood\n`;
  form.append('files', new File([document], 'xqwvish-flood.md'));
  job = (await send('POST', '/v1/imports', { body: form })).body.id;
  for (let state = ''; state !== 'done'; ) ({ state } = (await server.send('GET', `/v1/imports/${job}`)).body);
  ids.imported = (await server.send('GET', `/v1/imports/${job}/items`)).body.data[0].articleId;
  const later = { ...STORY, originalUrl: 'https://bridges.example/later', title: 'Emil Xqwvberg Is Late' };
  ids.withdrawn = (await send('POST', '/v1/articles', { body: later })).body.id;
  await send('DELETE', `/v1/articles/${ids.withdrawn}`, { headers: await match(ids.withdrawn) });
  ids.other = (await send('POST', '/v1/articles', { body: OTHER })).body.id;

  named = (await server.send('GET', '/v1/entities?limit=100')).body.data.map(({ id }: { id: string }) => id);
  expect(named.filter((id) => TRACE.test(id)).length).toBeGreaterThan(3);
  for (const id of [ids.created, ids.imported]) {
    await send('DELETE', `/v1/articles/${id}?erase=true`, { headers: await match(id) });
  }
  await send('DELETE', `/v1/articles/${ids.withdrawn}?erase=true`, {});
}, 60_000);
afterAll(() => server.close());

const reads = () => contract.operations.filter(({ method, path }) => method === 'GET' && !/changes|archive/.test(path));

/** Every address at which something can be read, for each thing there was; with facets, and with words that were found. */
function addresses(): string[] {
  return reads().flatMap(({ path, operation }) => {
    const things = path.startsWith('/v1/articles/{')
      ? Object.values(ids)
      : path.startsWith('/v1/entities/{')
        ? named
        : [job];
    const names = (operation.parameters ?? []).map(({ name }) => name);
    const { parameters = [] } = operation;
    return things.flatMap((id) => {
      const url = exampleUrl(path.replace('{id}', id).replace('{n}', '1'), parameters).replace(/\?url=.*/, '');
      if (path.endsWith('/lookup'))
        return [STORY, OTHER].map((of) => `${url}?url=${encodeURIComponent(of.originalUrl)}`);
      const more = names.includes('facet') ? '&facet=person,organization,place,author,section,source,tag' : '';
      const at = url.includes('?') ? `${url}&` : `${url}?`;
      // Each export starts a thread: once is enough.
      if (path.includes('export'))
        return [`${at}${names.includes('include') ? 'include=entities,links,quotes' : 'format=csv'}`];
      const all = [url, ...(names.includes('include') ? [`${at}include=entities,links,quotes,figures${more}`] : [])];
      return names.includes('q') && !path.includes('{')
        ? [...all, ...WORDS.map((q) => `${url}?q=${encodeURIComponent(q)}`)]
        : all;
    });
  });
}

/** What is answered, without what the question itself said. */
async function answerTo(url: string): Promise<{ status: number; text: string }> {
  const headers = { authorization: `Bearer ${server.keys.admin}` };
  const response = await fetch(server.url + url, { headers, redirect: 'manual' });
  const said = [...response.headers].filter(([name]) => name !== 'x-request-id').join('\n');
  const asked = new Set([url, decodeURIComponent(url), new URLSearchParams(url.split('?')[1]).get('q') ?? url]);
  let text = `${said}\n${await response.text()}`;
  for (const id of named) if (url.includes(id)) text = text.replaceAll(id, '');
  for (const words of asked) text = text.replaceAll(words, '');
  return { status: response.status, text };
}

test('no address tells a word of them', async () => {
  const all = [...new Set(addresses())];
  expect(all.length).toBeGreaterThan(100);
  const told: string[] = [];
  for (const url of all) {
    const { status, text } = await answerTo(url);
    expect(status, url).toBeLessThan(500);
    const trace = TRACE.exec(text);
    if (trace) told.push(`${url}: ${text.slice(Math.max(0, trace.index - 80), trace.index + 80)}`);
  }
  expect(told).toEqual([]);
}, 60_000);

test('they are gone under every part of their address, and so are those whom they alone named', async () => {
  for (const id of [ids.created, ids.imported, ids.withdrawn]) {
    expect((await server.send('GET', `/v1/articles/${id}`)).body).toMatchObject({
      code: 'article-withdrawn',
      tombstone: { erasedAt: expect.any(String) },
    });
  }
  for (const id of named) {
    const { status, body } = await server.send('GET', `/v1/entities/${id}`);
    if (TRACE.test(id)) expect({ id, code: body.code }).toEqual({ id, code: 'entity-not-found' });
    else if (/lindholm/.test(id)) expect({ id, status }).toEqual({ id, status: 200 });
  }
});

test('the log and the copy for others keep ids, and no more', async () => {
  const { changes } = await server.store.changes.list({ since: 0, limit: 10_000 });
  const copy = await answerTo('/v1/export/archive');
  const lines = copy.text.split('\n').filter((line) => TRACE.test(line));
  const kept = changes.filter((change) => TRACE.test(JSON.stringify(change)));
  expect(kept.length).toBeGreaterThan(3);
  for (const { kind, id, targetId, ...rest } of kept) {
    expect(kind).toBe('entity');
    expect(JSON.stringify(rest)).not.toMatch(TRACE);
  }
  expect(lines.map((line) => JSON.parse(line))).toEqual(JSON.parse(JSON.stringify(kept.map((change) => ({ change })))));
  for (const id of named.filter((id) => TRACE.test(id))) {
    expect(changes.findLast((change) => change.id === id)).toMatchObject({ operation: 'erase' });
  }
});

test('a request that is sent again under its name is not answered with what was erased', async () => {
  const again = await server.send('POST', '/v1/articles', {
    body: STORY,
    scope: 'admin',
    headers: { 'idempotency-key': 'bridge-1' },
  });
  expect(again.status).toBe(410);
  expect(JSON.stringify(again.body)).not.toMatch(TRACE);
});
