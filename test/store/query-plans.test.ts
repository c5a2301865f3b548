import Database from 'better-sqlite3';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ArticleFilters, ArticleSort, Page, PageRequest } from '../../src/model/query/query.ts';
import { parseSearchQuery } from '../../src/model/search/parse.ts';
import { DEFAULT_FIELDS } from '../../src/model/search/tree.ts';
import { openStore, type Store } from '../../src/store/index.ts';
import { openTestStore, type TestStore } from '../support/store.ts';
import { ADDRESSES, documentOf, entity, sketch, urlOf } from './documents.ts';

type List = (store: Store, page: PageRequest) => Promise<Page<unknown> | null>;

const articles =
  (filters: ArticleFilters, sort: ArticleSort, body = false): List =>
  (store, page) =>
    store.articles.list({ filters, sort, ...page }, body);

const searched =
  (query: string, sort: ArticleSort, filters: ArticleFilters = {}): List =>
  (store, page) => {
    const parsed = parseSearchQuery(query);
    if (!parsed.ok) throw new Error(parsed.error.message);
    const text = { tree: parsed.tree, searchIn: DEFAULT_FIELDS };
    return store.articles.list({ filters, text, sort, ...page }, false);
  };

const [someone] = [entity(0).id];
const toThird = { to: 'slot', slot: 3, way: 0, kind: 'inline' } as const;
const toLost = (n: number) => ({ to: 'slot', slot: 3 * ADDRESSES + (n % 5), way: 0, kind: 'inline' }) as const;
const period = { from: '1960-01-01T00:00:00Z', before: '2025-01-01T00:00:00Z' };

/** What is asked most, and what could go worst. */
const hot: Record<string, List> = {
  'newest articles': articles({}, 'newest'),
  'newest articles with bodies': articles({}, 'newest', true),
  'oldest articles': articles({}, 'oldest'),
  'articles last updated': articles({}, 'updated'),
  'articles by title': articles({}, 'title'),
  'articles of a period': articles(period, 'newest'),
  'articles of a period by title': articles(period, 'title'),
  'articles of an entity': articles({ entity: { any: [someone] } }, 'newest'),
  'articles of an entity, with bodies': articles({ entity: { any: [someone] } }, 'newest', true),
  'articles of an entity in a period': articles({ entity: { any: [someone] }, ...period }, 'oldest'),
  'articles of a section': articles({ section: { any: ['news'] } }, 'newest'),
  'articles of a tag, without another': articles({ tag: { any: ['flood'], not: ['port'] } }, 'newest'),
  'articles with a picture': articles({ hasImage: true }, 'newest'),
  'articles with a picture, last updated': articles({ hasImage: true }, 'updated'),
  'articles that link to a host': articles({ linksTo: ['courier.example'] }, 'newest'),
  'articles that link to a page': articles({ linksTo: [urlOf(3)] }, 'newest'),
  'articles with a word': searched('flood', 'newest'),
  'articles with a word, oldest first': searched('flood', 'oldest'),
  'articles with a phrase': searched('"some words"', 'newest'),
  'articles with a word, of a section': searched('flood', 'newest', { section: { any: ['news'] } }),
  'entities by count': (store, page) => store.entities.list({ minArticles: 1, sort: 'articles', ...page }),
  'entities by name': (store, page) => store.entities.list({ minArticles: 1, sort: 'name', ...page }),
  'entities last seen': (store, page) => store.entities.list({ minArticles: 1, sort: 'recent', ...page }),
  'mentions of an entity': (store, page) => store.entities.mentions(someone, page),
  links: (store, page) => store.links.list(page),
  'links to a host': (store, page) => store.links.list({ host: ['courier.example'], ...page }),
  'links to a host that are lost here': (store, page) =>
    store.links.list({ host: ['courier.example'], state: ['external'], kind: ['inline'], ...page }),
  'links of a kind': (store, page) => store.links.list({ kind: ['related'], ...page }),
  'links of several kinds': (store, page) => store.links.list({ kind: ['related', 'inline'], ...page }),
  'links of a state': (store, page) => store.links.list({ state: ['resolved'], ...page }),
  'wanted pages': (store, page) => store.links.list({ state: ['wanted'], ...page }),
  'wanted pages of a host': (store, page) =>
    store.links.list({ state: ['wanted'], host: ['courier.example'], ...page }),
  'wanted pages that lines cite': (store, page) => store.links.list({ state: ['wanted'], kind: ['inline'], ...page }),
  'hosts by count': (store, page) => store.links.hosts(page),
  'tags by count': (store, page) => store.terms.list({ kind: 'tag', sort: 'articles', ...page }),
  'tags by name': (store, page) => store.terms.list({ kind: 'tag', sort: 'name', ...page }),
};

let opened: TestStore;
let store: Store;
let file: Database.Database;
/** Every statement made since it was last emptied. */
const made: string[] = [];
const prepare = Database.prototype.prepare;

beforeAll(async () => {
  opened = openTestStore();
  const sketches = fc.sample(sketch, { numRuns: 300, seed: 3 });
  await opened.store.write((to) => {
    sketches.forEach((one, n) => {
      const request = documentOf({ ...one, slot: n % (2 * ADDRESSES), links: [...one.links, toLost(n), toThird] });
      request.draft.title += ` ${n}`;
      to.save(request);
    });
  });
  file = new Database(opened.url.slice('file:'.length));
  Database.prototype.prepare = function (this: Database.Database, sql: string) {
    made.push(sql);
    return prepare.call(this, sql);
  } as typeof prepare;
  store = openStore(opened.url);
});
afterAll(async () => {
  Database.prototype.prepare = prepare;
  file.close();
  await store.close();
  await opened.remove();
});

test.each(Object.keys(hot))('%s are found by an index, in order, however deep', async (name) => {
  const list = hot[name] as List;
  made.length = 0;
  const first = await list(store, { limit: 2 });
  for (const [sql, plan] of plans()) {
    expect(plan, sql).not.toMatch(/TEMP B-TREE/);
    // An index read from its beginning ends with the page; an articles' table is in order of publication itself.
    if (/limit \?/i.test(sql))
      expect(plan, sql).not.toMatch(/SCAN (?!articles\b)(\w+)(?! (USING (COVERING )?INDEX|VIRTUAL TABLE))\b/);
  }
  made.length = 0;
  expect(await list(store, { limit: 2, cursor: first?.next ?? '' })).toMatchObject({ total: first?.total });
  expect(made.length).toBeGreaterThan(0);
  for (const [sql, plan] of plans()) {
    expect(plan, sql).not.toMatch(/TEMP B-TREE/);
    if (!/count\(/.test(sql)) expect(plan, sql).not.toMatch(/SCAN (?!\w+ VIRTUAL TABLE)/);
  }
});

test('SQLite is not asked to count rows, which would change all this', async () => {
  const { url, store, remove } = openTestStore();
  await store.close();
  const closed = new Database(url.slice('file:'.length), { readonly: true });
  expect(closed.prepare(`select name from sqlite_schema where name like 'sqlite_stat%'`).all()).toEqual([]);
  closed.close();
  await remove();
});

function plans(): [string, string][] {
  return made.map((sql) => {
    const values = sql.match(/\?/g)?.map(() => null) ?? [];
    const explain = prepare.call(file, `explain query plan ${sql}`) as Database.Statement<null[], { detail: string }>;
    const steps = explain.all(...values);
    return [sql, steps.map((step) => step.detail).join('\n')];
  });
}
