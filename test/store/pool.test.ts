import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { ArticleQuery } from '../../src/model/query/query.ts';
import { parseSearchQuery } from '../../src/model/search/parse.ts';
import { DEFAULT_FIELDS } from '../../src/model/search/tree.ts';
import { identityOf } from '../../src/store/database-files.ts';
import { fileOf, openStore, type Store } from '../../src/store/index.ts';
import { openPool } from '../../src/store/pool/pool.ts';
import { openTestStore, type TestStore } from '../support/store.ts';
import { documentOf, plain, writtenSketch } from './documents.ts';

const SKETCHES = fc.sample(writtenSketch, { numRuns: 200, seed: 21 }).map((one, slot) => ({ ...one, slot }));
/** So many questions at once that it takes seconds to answer them all. */
const LONG: ArticleQuery = {
  filters: { ids: Array.from({ length: 400_000 }, (_, number) => `nothing${number}`) },
  sort: 'newest',
  limit: 1,
  interval: 'year',
};

let opened: TestStore;
beforeAll(async () => {
  opened = openTestStore({});
  await opened.store.write((to) => {
    for (const sketch of SKETCHES) to.save(documentOf(sketch));
  });
});
afterAll(() => opened.remove());

function asked(query: string, more: Partial<ArticleQuery> = {}): ArticleQuery {
  const parsed = parseSearchQuery(query);
  if (!parsed.ok) throw new Error(parsed.error.message);
  const text = { tree: parsed.tree, searchIn: DEFAULT_FIELDS };
  return { filters: {}, text, sort: 'relevance', limit: 20, ...more };
}

const ask = (store: Store, query: ArticleQuery) => store.articles.list(query, false);

function anotherStore(options: Parameters<typeof openStore>[1]): Store {
  const store = openStore(opened.url, options);
  onTestFinished(() => store.close());
  return store;
}

describe('workers', () => {
  test('answer what the thread that is asked would answer itself', async () => {
    const alone = anotherStore({ workers: 0 });
    const queries = ['flood', 'rain OR river -varda', '"the end" мост', 'NEAR(rain river, 3)'].flatMap((query) => [
      asked(query),
      asked(query, { sort: 'title', highlight: true }),
      asked(query, { facets: { names: ['tag', 'person', 'year'], limit: 5 }, interval: 'year' }),
    ]);
    const answers = await Promise.all(queries.map((query) => ask(opened.store, query)));
    expect(answers).toEqual(await Promise.all(queries.map((query) => ask(alone, query))));
    expect(answers.filter(({ total }) => total > 10).length).toBeGreaterThan(6);
  });

  test('see what was written the moment it is, here and in another process', async () => {
    const other = anotherStore({ workers: 1 });
    for (const [number, writer] of [opened.store, other, opened.store].entries()) {
      const word = `zebra${number}`;
      for (const reader of [opened.store, other]) expect((await ask(reader, asked(word))).total).toBe(0);
      const request = documentOf(plain({ slot: 500 + number }));
      request.draft.title = `A ${word} is seen`;
      await writer.write((to) => to.save(request));
      for (const reader of [opened.store, other]) {
        expect(await ask(reader, asked(word))).toMatchObject({ total: 1, seq: opened.store.seq() });
      }
    }
  });

  test('pass on what is wrong with a question', async () => {
    await expect(ask(opened.store, asked('flood', { cursor: 'nonsense' }))).rejects.toMatchObject({
      name: 'Problem',
      code: 'invalid-cursor',
      status: 400,
      errors: [{ name: 'cursor' }],
    });
    await expect(ask(opened.store, { filters: {}, sort: 'newest', limit: 1, interval: 'day' })).rejects.toMatchObject({
      code: 'invalid-query',
    });
  });
});

describe('a question that takes too long', () => {
  test('is given up, and its worker replaced by one that answers again', async () => {
    const store = anotherStore({ workers: 1, deadline: 400 });
    const answered = async (): Promise<number> => ask(store, asked('flood')).then(({ total }) => total, answered);
    // The first ones may be lost to the time a worker takes to start.
    const total = await answered();
    await expect(ask(store, LONG)).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringContaining('took too long'),
      headers: { 'retry-after': '5' },
    });
    expect(await answered()).toBe(total);
  });

  test('holds up nobody who asks something else', async () => {
    const store = anotherStore({ workers: 2 });
    await ask(store, asked('flood'));
    let isOver = false;
    const long = ask(store, LONG).finally(() => {
      isOver = true;
    });
    expect((await ask(store, asked('rain'))).total).toBeGreaterThan(0);
    expect((await store.articles.list({ filters: {}, sort: 'newest', limit: 1 }, false)).total).toBeGreaterThan(0);
    expect(isOver).toBe(false);
    expect((await long).total).toBe(0);
  });
});

describe('a pool', () => {
  const poolOf = (options: { queue?: number; deadline?: number }) => {
    const pool = openPool({
      file: fileOf(opened.url),
      identity: identityOf(fileOf(opened.url)),
      workers: 1,
      deadline: 10_000,
      ...options,
    });
    onTestFinished(() => pool.close());
    return pool;
  };

  test('lets only so many questions wait', async () => {
    const pool = poolOf({ queue: 2 });
    const answers = await Promise.allSettled(
      Array.from({ length: 5 }, () => pool.query('articles', asked('flood'), false)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([
      'fulfilled',
      'fulfilled',
      'rejected',
      'rejected',
      'rejected',
    ]);
    const [refused] = answers.filter(({ status }) => status === 'rejected') as PromiseRejectedResult[];
    expect(refused?.reason).toMatchObject({ code: 'unavailable', headers: { 'retry-after': '5' } });
  });

  test('whose workers come and go has none before a question, one for each at once, and none when it is idle', async () => {
    const pool = openPool({
      file: fileOf(opened.url),
      identity: identityOf(fileOf(opened.url)),
      workers: 2,
      deadline: 10_000,
      comeAndGo: () => true,
      idle: 1,
    });
    onTestFinished(() => pool.close());
    expect(pool.size()).toBe(0);
    for (const questions of [1, 2, 3]) {
      const asking = Array.from({ length: questions }, () => pool.query('articles', asked('flood'), false));
      expect(pool.size()).toBe(Math.min(2, questions));
      for (const { total } of await Promise.all(asking)) expect(total).toBeGreaterThan(0);
      while (pool.size() > 0) await new Promise((resolve) => setTimeout(resolve, 5));
    }
  });

  test('says why nobody answers yet', async () => {
    const pool = poolOf({ deadline: 1 });
    await expect(pool.query('articles', asked('flood'), false)).rejects.toMatchObject({
      code: 'unavailable',
      message: 'The archive is being read in: 0 % are done.',
    });
  });

  test('that is closed answers no more, and leaves nobody waiting', async () => {
    const pool = poolOf({});
    const pending = pool.query('articles', asked('flood'), false);
    const refused = expect(pending).rejects.toThrow('closed');
    await pool.close();
    await refused;
    await expect(pool.query('articles', asked('flood'), false)).rejects.toThrow('closed');
  });

  test('whose archive cannot be read says so when it is asked', async () => {
    const pool = openPool({ file: '/nowhere/archive.db', identity: null, workers: 1, deadline: 3_000 });
    onTestFinished(() => pool.close());
    await expect(pool.query('articles', asked('flood'), false)).rejects.toMatchObject({ code: 'unavailable' });
  });
});
