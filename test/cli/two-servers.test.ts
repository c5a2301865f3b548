// Two servers on one archive: whatever is written through the one is seen through the other, and neither overwrites it.

import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { recount } from '../store/recount.ts';
import { readStream } from '../support/event-stream.ts';
import { folderOf } from './run.ts';
import { keyOf, type Serving, serve, stop } from './serving.ts';
import { type Article, Client, marksOf, noDeeds } from './writers.ts';

interface Change {
  seq: number;
  id: string;
  operation: string;
}

async function two() {
  const database = `file:${join(folderOf(), 'archive.db')}`;
  const key = await keyOf(database);
  // At the same moment: one of them makes the tables.
  const servers = await Promise.all([serve(database), serve(database)]);
  const close = async () => {
    for (const server of servers) await stop(server);
    expect(recount(database)).toEqual([]);
  };
  const send = async ({ url }: Serving, method: string, path: string, body: object, headers: object = {}) => {
    const response = await fetch(`${url}${path}`, {
      method,
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
    // biome-ignore lint/suspicious/noExplicitAny: what it is, each test says.
    return { status: response.status, body: (await response.json()) as any };
  };
  return { key, servers, send, close };
}

async function get<Body>({ url }: Serving, path: string): Promise<Body> {
  return (await (await fetch(`${url}${path}`)).json()) as Body;
}

test('see each other’s writes at once, lose none, and follow the same log without a gap', async () => {
  const { key, servers, close } = await two();
  const [one, other] = servers;
  const streams = await Promise.all(servers.map(({ url }) => readStream(`${url}/v1/changes/stream?since=0`)));
  onTestFinished(() => {
    for (const stream of streams) stream.leave();
  });
  const deeds = noDeeds();
  const clients = Array.from({ length: 16 }, (_, number) => {
    const server = servers[number % 2] as Serving;
    return new Client(number, { door: { key, url: async () => server.url }, deeds, seed: 1 });
  });
  const ids = await Promise.all(clients.slice(0, 10).map((client) => client.create()));
  await Promise.all(
    clients.map(async (client, number) => {
      const elsewhere = servers[(number + 1) % 2] as Serving;
      for (let write = 0; write < 6; write++) {
        const { id, mark } = await client.change(ids);
        expect(marksOf(await get<Article>(elsewhere, `/v1/articles/${id}`)), mark).toContain(mark);
      }
    }),
  );
  expect(deeds.late).toBeGreaterThan(0);
  const lists = await Promise.all(
    servers.map((server) => get<{ data: Article[] }>(server, '/v1/articles?limit=100&body=text')),
  );
  expect(lists[1]?.data).toEqual(lists[0]?.data);
  const facets = await Promise.all(
    servers.map((server) => get<{ facets: object }>(server, '/v1/articles?limit=1&facet=tag&facetLimit=100')),
  );
  expect(facets[1]?.facets).toEqual(facets[0]?.facets);
  const marks = lists[0]?.data.flatMap(marksOf) ?? [];
  expect(marks.toSorted()).toEqual([...deeds.acknowledged.keys()].toSorted());

  const { data: log, page } = await get<{ data: Change[]; page: { more: boolean } }>(
    one,
    '/v1/changes?since=0&limit=1000',
  );
  expect(page.more).toBe(false);
  expect(log.map(({ seq }) => seq)).toEqual(log.map((_, at) => at + 1));
  expect(log.filter(({ id }) => ids.includes(id))).toHaveLength(marks.length);
  for (const stream of streams) expect((await stream.has(log.length)).map(({ change }) => change)).toEqual(log);
  expect((await get<{ data: Change[] }>(other, '/v1/changes?since=0&limit=1000')).data).toEqual(log);

  // Who waits at the one is told what is written through the other.
  const waited = get<{ data: Change[] }>(other, `/v1/changes?since=${log.length}&wait=30`);
  await (clients[0] as Client).change(ids);
  expect((await waited).data[0]).toMatchObject({ seq: log.length + 1, operation: 'update' });
  await close();
});

test('do a request that is sent to both of them once', async () => {
  const { servers, send, close } = await two();
  for (let round = 0; round < 10; round++) {
    const body = { title: `ამინდი ${round}`, lang: 'ka', text: 'დილით წვიმდა.' };
    const headers = { 'idempotency-key': `both-${round}` };
    const answers = await Promise.all(servers.map((server) => send(server, 'POST', '/v1/articles', body, headers)));
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    expect(answers[1]?.body).toEqual(answers[0]?.body);
  }
  const { page } = await get<{ page: { total: number } }>(servers[0], '/v1/articles?limit=1');
  expect(page.total).toBe(10);

  // What is told of one name otherwise by each is taken from one of them.
  for (let round = 0; round < 10; round++) {
    const answers = await Promise.all(
      servers.map((server, at) =>
        send(server, 'POST', '/v1/entities', { type: 'person', name: `Zvi Ormandel ${round}`, description: `${at}` }),
      ),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    const made = answers.findIndex(({ status }) => status === 201);
    expect(await get(servers[0], `/v1/entities/${answers[made]?.body.id}`)).toMatchObject({ description: `${made}` });
  }
  await close();
});

test('let one of two change an article or an entity that both have read, and both where they name no version', async () => {
  const { servers, send, close } = await two();
  const article = await send(servers[0], 'POST', '/v1/articles', { title: 'ამინდი', lang: 'ka', text: 'წვიმდა.' });
  const entity = await send(servers[1], 'POST', '/v1/entities', { type: 'person', name: 'Ottoline Varsk' });
  expect([article.status, entity.status]).toEqual([201, 201]);
  for (const [path, field] of [
    [`/v1/articles/${article.body.id}`, 'section'],
    [`/v1/entities/${entity.body.id}`, 'description'],
  ] as const) {
    for (let round = 0; round < 10; round++) {
      const etag = (await fetch(`${servers[0].url}${path}`)).headers.get('etag') ?? '';
      const answers = await Promise.all(
        servers.map((server, at) => send(server, 'PATCH', path, { [field]: `${round} ${at}` }, { 'if-match': etag })),
      );
      expect(answers.map(({ status }) => status).toSorted(), path).toEqual([200, 412]);
      const kept = await get<Record<string, string>>(servers[round % 2] as Serving, path);
      expect(kept[field]).toBe(`${round} ${answers.findIndex(({ status }) => status === 200)}`);
    }
  }

  // Who names no version changes what he names, and nothing else.
  const any = { 'if-match': '*' };
  for (const [path, fields] of [
    [`/v1/articles/${article.body.id}`, ['section', 'subtitle']],
    [`/v1/entities/${entity.body.id}`, ['description', 'aliases']],
  ] as const) {
    for (let round = 0; round < 10; round++) {
      const changes = fields.map((name) => ({ [name]: name === 'aliases' ? [`Vark ${round}`] : `Text ${round}` }));
      const answers = await Promise.all(
        servers.map((server, at) => send(server, 'PATCH', path, changes[at] as object, any)),
      );
      expect(answers.map(({ status }) => status)).toEqual([200, 200]);
      expect(await get(servers[0], path)).toMatchObject(Object.assign({}, ...changes));
    }
  }
  await close();
});
