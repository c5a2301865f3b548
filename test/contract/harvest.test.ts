// Harvests over HTTP while others write: what did not change comes once, and what did is in the change log.

import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Node } from '../../src/http/openapi/document.ts';
import { parameterNames, urlOf, withQuery, wordsOf } from '../support/asking.ts';
import { type Contract, contractOf, type DocumentedOperation } from '../support/contract.ts';
import { startWritableServer, type WritableServer } from '../support/writable.ts';

/** `HARVEST_SEED=7 npx vitest run test/contract/harvest.test.ts` lets the writer do other things. */
const SEED = Number(process.env.HARVEST_SEED ?? 1);
/** Pages of a harvest, or nearly so; after each of so many the writer acts. */
const PAGES = 8;
const ACTS = 6;

interface Item {
  [name: string]: unknown;
}
interface List {
  data: Item[];
  page: { total: number; next?: string };
  meta: { seq: number };
}
interface Change {
  seq: number;
  kind: string;
  id: string;
  targetId?: string;
}

const act = fc.record({
  what: fc.constantFrom('create', 'create', 'revise', 'revise', 'withdraw', 'merge'),
  place: fc.nat(10_000),
  other: fc.nat(10_000),
  day: fc.integer({ min: 1, max: 28 }),
  year: fc.integer({ min: 2015, max: 2026 }),
});
const acts = fc.sample(act, { seed: SEED, numRuns: 500 });
type Act = (typeof acts)[number];
let acted = 0;
const nextAct = () => some(acts, acted++);

let server: WritableServer;
let contract: Contract;
let count = 0;
const done: Record<string, number> = {};
beforeAll(async () => {
  server = await startWritableServer({ seeded: true });
  contract = contractOf(server.app);
});
afterAll(() => server.close());

async function get<Body>(url: string): Promise<Body> {
  // The list of imports takes a key that may write.
  const { status, body } = await server.send('GET', url, { scope: 'write' });
  expect(status, url).toBe(200);
  return body as Body;
}

/** All of a list, read while nobody writes. */
async function whole(url: string): Promise<Item[]> {
  const items: Item[] = [];
  for (let cursor = ''; ; ) {
    const { data, page } = await get<List>(withQuery(url, `limit=100${cursor}`));
    items.push(...data);
    if (page.next === undefined) return items;
    cursor = `&cursor=${page.next}`;
  }
}

async function changesAfter(seq: number): Promise<Change[]> {
  const { data, page } = await get<{ data: Change[]; page: { more: boolean } }>(`/v1/changes?since=${seq}&limit=1000`);
  expect(page.more).toBe(false);
  return data;
}

const some = <One>(all: readonly One[], place: number): One => all[place % all.length] as One;
/** A name that nobody has yet. */
const nameOf = (number: number) =>
  `${some(['Zora', 'Ilko', 'Bertil', 'Nadja'], number)} Quor${some(['rin', 'vald', 'mesk', 'tan'], number >> 2)}${'aeiou'[(number >> 4) % 5]}n`;

/** Does something to the archive; nothing to what the harvested address itself names. */
async function write(one: Act, spare: string): Promise<void> {
  const { what, place, other, day, year } = one;
  const date = `${year}-05-${String(day).padStart(2, '0')}`;
  const anyVersion = { 'if-match': '*' };
  const articles = (await whole('/v1/articles?fields=id')).map(({ id }) => String(id));
  const id = some(
    articles.filter((one) => !spare.includes(one)),
    place,
  );
  const ask = async (method: string, path: string, body?: unknown) => {
    const { status } = await server.send(method, path, { headers: anyVersion, ...(body !== undefined && { body }) });
    const isDone = status < 300;
    // Two who are one already, or are not alike, cannot be merged.
    if (!isDone) expect([409, 422], `${method} ${path} (HARVEST_SEED=${SEED})`).toContain(status);
    done[what] = (done[what] ?? 0) + Number(isDone);
  };
  if (what === 'create') {
    count++;
    await ask('POST', '/v1/articles', {
      title: `${some(['A', 'Flood', 'Ferry', 'Zebra'], other)} number ${count}`,
      authors: [{ name: some(['Iris Kopanos', nameOf(count)], other) }],
      section: some(['News', 'Politics', `Section ${count}`], other),
      tags: ['flood', `tag ${count}`],
      publishedDate: date,
      originalUrl: `https://www.harbour-times.example/harvest-${count}`,
      markdown: `The flood came, [said](https://data.example.net/${count}) Mayor Lidia Damarova.\n\n“We waited a year,” said ${nameOf(count)} in [Varda](https://host${count % 5}.example/).`,
    });
  } else if (what === 'revise') {
    const changes = [{ publishedDate: date }, { title: `Anew ${place}` }, { tags: ['flood', `tag ${place % 9}`] }];
    await ask('PATCH', `/v1/articles/${id}`, some(changes, other));
  } else if (what === 'withdraw') {
    await ask('DELETE', `/v1/articles/${id}`);
  } else {
    const people = (await whole('/v1/entities?type=person')).map(({ id }) => String(id));
    const going = people.filter((one) => !spare.includes(one));
    await ask('POST', `/v1/entities/${some(going, place)}/merge`, { into: some(people, other) });
  }
}

/** What tells an item from the others of its list. */
function keyOf(item: Item): string {
  const { id, entity, articleId, start } = item;
  if (id !== undefined) return String(id);
  if (entity !== undefined) return (entity as { id: string }).id;
  if (articleId !== undefined) return `${articleId} ${item.in} ${start}`;
  return String(item.host ?? item.revision ?? item.number ?? item.name ?? item.href ?? item.url);
}

const lists = (): DocumentedOperation[] =>
  contract.operations.filter((operation) => parameterNames(operation).includes('cursor') && operation.method === 'GET');

/** A list in each of its orders. */
function addresses(operation: DocumentedOperation): string[] {
  const { parameters } = operation.operation;
  const sort = parameters?.find(({ name }) => name === 'sort')?.schema as Node | undefined;
  const url = urlOf(operation);
  return (sort ? (wordsOf(contract, sort) ?? []) : [null]).map((word) =>
    word === null ? url : withQuery(url, `sort=${word}${word === 'relevance' ? '&q=flood' : ''}`),
  );
}

/** The article that an item is, or is of. */
function articleOf(item: Item, url: string): string | undefined {
  if (/^\/v1\/(?:entities\/[^/]+\/)?articles\b/.test(url) && item.title !== undefined) return String(item.id);
  return item.articleId as string | undefined;
}

async function harvest(url: string): Promise<{ pages: number; met: number }> {
  const before = new Map((await whole(url)).map((item) => [keyOf(item), item]));
  const steady = new Map([...before].map(([key, item]) => [key, JSON.stringify(item)]));
  const limit = Math.max(1, Math.ceil(before.size / PAGES));
  const met: Item[] = [];
  let seq: number | undefined;
  let pages = 0;
  for (let cursor: string | undefined = ''; cursor !== undefined; pages++) {
    const page: List = await get<List>(withQuery(url, `limit=${limit}${cursor && `&cursor=${cursor}`}`));
    seq ??= page.meta.seq;
    met.push(...page.data);
    cursor = page.page.next;
    // The writer stops in the end: one that always adds before the cursor could go on for ever.
    if (cursor === undefined || pages >= ACTS) continue;
    await write(nextAct(), url);
    const now = new Map((await whole(url)).map((item) => [keyOf(item), JSON.stringify(item)]));
    for (const [key, text] of steady) if (now.get(key) !== text) steady.delete(key);
  }
  const changes = await changesAfter(seq ?? 0);
  const changed = new Set(changes.flatMap(({ id, targetId }) => [id, targetId ?? id]));
  const where = `${url} (HARVEST_SEED=${SEED})`;
  const times = (key: string) => met.filter((item) => keyOf(item) === key).length;
  for (const [key, item] of before) {
    const article = articleOf(item, url);
    // Whom an article names is also decided by what happens to entities.
    const isUntouched = article !== undefined && !changed.has(article) && !url.startsWith('/v1/entities/');
    if (isUntouched || steady.has(key)) expect(times(key), `${key} of ${where}`).toBe(1);
  }
  for (const item of met) {
    const [key, article] = [keyOf(item), articleOf(item, url)];
    if (before.has(key) || article === undefined || url.startsWith('/v1/entities/')) continue;
    expect(changed.has(article), `${key} of ${where} is new, and in no change`).toBe(true);
  }
  return { pages, met: met.length };
}

test('every list, in every order, gives once what nobody changes while others write', async () => {
  let long = 0;
  for (const url of lists().flatMap(addresses)) {
    const { pages } = await harvest(url);
    if (pages > ACTS) long++;
  }
  // Of all four kinds of writing there was some, and most lists had pages for it.
  expect(Object.values(done).every((times) => times > 0)).toBe(true);
  expect(Object.keys(done).sort()).toEqual(['create', 'merge', 'revise', 'withdraw']);
  expect(long).toBeGreaterThan(15);
});

test('the change log gives every change once, in order, while others write', async () => {
  const seen: number[] = [];
  let last = 0;
  for (let step = 0, more = true; more; step++) {
    const { data, page } = await get<{ data: Change[]; page: { next: number; more: boolean } }>(
      `/v1/changes?since=${last}&limit=${step < ACTS ? 5 : 50}`,
    );
    seen.push(...data.map(({ seq }) => seq));
    ({ next: last, more } = page);
    if (step < ACTS) await write(nextAct(), '');
  }
  expect(seen).toEqual(Array.from({ length: server.store.seq() }, (_, at) => at + 1));
});
