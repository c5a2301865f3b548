// Thirty-two clients that write the same fifty articles, to a server that stays, and to one that is killed fifty times.
// CRASH_SEED says what they write and when it is killed.

import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { recount } from '../store/recount.ts';
import { folderOf } from './run.ts';
import { keyOf, type Serving, serve, stop } from './serving.ts';
import { type Article, Client, type Deeds, marksOf, noDeeds, pick } from './writers.ts';

const SEED = Number(process.env.CRASH_SEED ?? 1);
const CLIENTS = 32;
const ARTICLES = 50;
/** Of each client. */
const WRITES = 8;
const KILLS = 50;

const clientsOf = (door: { key: string; url: () => Promise<string> }, deeds: Deeds) =>
  Array.from({ length: CLIENTS }, (_, number) => new Client(number, { door, deeds, seed: SEED }));

/** Fifty articles, by all of the clients. */
async function createdBy(clients: readonly Client[]): Promise<string[]> {
  const ids: string[] = [];
  let left = ARTICLES;
  await Promise.all(
    clients.map(async (client) => {
      while (left-- > 0) ids.push(await client.create());
    }),
  );
  return ids;
}

/** All articles, each as it is now, of one moment. */
async function articlesOf({ url }: Serving): Promise<Article[]> {
  const response = await fetch(`${url}/v1/articles?limit=100&body=text`);
  const { data, page } = (await response.json()) as { data: Article[]; page: { total: number } };
  expect(data).toHaveLength(page.total);
  return data;
}

/**
 * Every acknowledged write is there once, every other one once or not at all, and each made one revision.
 *
 * @returns how many were done without an answer
 */
function expectWritten(articles: readonly Article[], { acknowledged, open }: Deeds): number {
  const where = new Map<string, string>();
  for (const article of articles) {
    const marks = marksOf(article);
    expect(new Set(marks).size, `marks of ${article.id} are there once: ${marks.join()}`).toBe(marks.length);
    // The first revision has the mark of whoever created it.
    expect([article.id, article.revision]).toEqual([article.id, marks.length]);
    for (const mark of marks) {
      expect(where.get(mark), `${mark} is in two articles`).toBeUndefined();
      where.set(mark, article.id);
    }
  }
  const lost = [...acknowledged].filter(([mark, id]) => where.get(mark) !== id);
  expect(lost, 'lost though acknowledged').toEqual([]);
  const strange = [...where.keys()].filter((mark) => !acknowledged.has(mark) && !open.has(mark));
  expect(strange, 'written by nobody').toEqual([]);
  return where.size - acknowledged.size;
}

/** The log has one line for each revision of each article, in order, and no number is left out. */
async function expectLogged({ url }: Serving, articles: readonly Article[]): Promise<void> {
  const lines: { seq: number; kind: string; id: string; operation: string; revision?: number }[] = [];
  for (;;) {
    const response = await fetch(`${url}/v1/changes?since=${lines.at(-1)?.seq ?? 0}&limit=1000`);
    const { data } = (await response.json()) as { data: typeof lines };
    if (data.length === 0) break;
    lines.push(...data);
  }
  expect(lines.map(({ seq }) => seq)).toEqual(lines.map((_, index) => index + 1));
  for (const { id, revision } of articles) {
    const said = lines.filter((line) => line.id === id).map((line) => [line.operation, line.revision]);
    const made = Array.from({ length: revision }, (_, at) => [at === 0 ? 'create' : 'update', at + 1]);
    expect(said, id).toEqual(made);
  }
}

/** Each revision has one mark more than the one before, and all of those. */
async function expectChains({ url }: Serving, articles: readonly Article[]): Promise<void> {
  for (const { id, revision } of articles) {
    let before: string[] = [];
    for (let number = 1; number <= revision; number++) {
      const response = await fetch(`${url}/v1/articles/${id}?revision=${number}&body=text`);
      const marks = marksOf((await response.json()) as Article);
      expect(
        marks.filter((mark) => !before.includes(mark)),
        `${id} ${number}`,
      ).toHaveLength(1);
      expect(
        before.filter((mark) => !marks.includes(mark)),
        `${id} ${number}`,
      ).toEqual([]);
      before = marks;
    }
  }
}

function expectSound(url: string): void {
  const file = new Database(url.slice('file:'.length), { readonly: true });
  expect(file.pragma('integrity_check')).toEqual([{ integrity_check: 'ok' }]);
  expect(file.pragma('foreign_key_check')).toEqual([]);
  file.close();
  expect(recount(url)).toEqual([]);
}

test(`no write of ${CLIENTS} clients to the same ${ARTICLES} articles is lost (CRASH_SEED=${SEED})`, async () => {
  const database = `file:${join(folderOf(), 'archive.db')}`;
  const key = await keyOf(database);
  const serving = await serve(database);
  const deeds = noDeeds();
  const clients = clientsOf({ key, url: async () => serving.url }, deeds);
  const ids = await createdBy(clients);
  await Promise.all(
    clients.map(async (client) => {
      for (let write = 0; write < WRITES; write++) await client.change(ids);
    }),
  );
  // They were in each other's way: otherwise nothing was tried.
  expect(deeds.late).toBeGreaterThan(CLIENTS);
  expect([deeds.open.size, deeds.acknowledged.size]).toEqual([0, ARTICLES + CLIENTS * WRITES]);
  const articles = await articlesOf(serving);
  expect(articles).toHaveLength(ARTICLES);
  expectWritten(articles, deeds);
  const revisions = articles.reduce((sum, { revision }) => sum + revision, 0);
  expect(revisions).toBe(ARTICLES + CLIENTS * WRITES);
  await expectLogged(serving, articles);
  await expectChains(serving, articles);
  await stop(serving);
  expectSound(database);
});

test(`what was acknowledged outlives ${KILLS} kills of the server (CRASH_SEED=${SEED})`, async () => {
  const database = `file:${join(folderOf(), 'archive.db')}`;
  const [chance, random] = [pick(SEED), pick(SEED + 1)];
  const deeds = noDeeds();
  const key = await keyOf(database);
  let next = Promise.withResolvers<Serving>();
  const clients = clientsOf({ key, url: async () => (await next.promise).url }, deeds);
  let isOver = false;
  const ids: string[] = [];
  const working = Promise.all(
    clients.map(async (client) => {
      do {
        const creates = ids.length === 0 || (ids.length < ARTICLES && random.datatype.boolean({ probability: 0.2 }));
        if (creates) ids.push(await client.create());
        else await client.change(ids);
      } while (!isOver);
    }),
  );
  working.catch(() => {});

  let unanswered = 0;
  for (let kill = 1; kill <= KILLS; kill++) {
    const serving = await serve(database);
    expectSound(database);
    unanswered += expectWritten(await articlesOf(serving), deeds);
    const before = deeds.acknowledged.size;
    const some = chance.number.int({ min: 0, max: 8 });
    const moment = chance.number.float({ min: 0, max: 40 });
    next.resolve(serving);
    while (deeds.acknowledged.size < before + some) await Promise.race([working, wait(1)]);
    await wait(moment);
    next = Promise.withResolvers();
    await stop(serving, 'SIGKILL');
  }

  const serving = await serve(database);
  isOver = true;
  next.resolve(serving);
  await working;
  expect(deeds.open.size).toBe(0);
  // Some were done and not answered: otherwise nothing was tried.
  expect(unanswered).toBeGreaterThan(0);
  const articles = await articlesOf(serving);
  expectWritten(articles, deeds);
  expect(articles.reduce((sum, { revision }) => sum + revision, 0)).toBe(deeds.acknowledged.size);
  await expectLogged(serving, articles);
  await expectChains(serving, articles);
  await stop(serving);
  expectSound(database);
}, 600_000);
