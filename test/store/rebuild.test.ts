import Database from 'better-sqlite3';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { parseSearchQuery } from '../../src/model/search/parse.ts';
import { openStore, type Store } from '../../src/store/index.ts';
import { openTestStore } from '../support/store.ts';
import { documentOf, plain, writtenSketch } from './documents.ts';
import { recount } from './recount.ts';

/** More than are made anew at once. */
const SKETCHES = fc.sample(writtenSketch, { numRuns: 250, seed: 5 }).map((one, slot) => ({ ...one, slot }));

/** An archive as another version left it, with `change` made to its file. */
async function left(change: (file: Database.Database) => void): Promise<string> {
  const { store, url, remove } = openTestStore();
  onTestFinished(remove);
  await store.write((to) => {
    for (const sketch of SKETCHES) to.save(documentOf(sketch));
  });
  await store.close();
  const file = new Database(url.slice('file:'.length));
  change(file);
  file.close();
  return url;
}

function reopen(url: string): Store {
  const store = openStore(url, { workers: 0 });
  onTestFinished(() => store.close());
  return store;
}

async function settled(store: Store, url: string): Promise<void> {
  const file = new Database(url.slice('file:'.length), { readonly: true });
  const stale = file
    .prepare(
      `select count(*) from doc_values where stale > 0
       union all select count(*) from facts where name = 'linksRefreshed' and value <> 'all' order by 1 desc limit 1`,
    )
    .pluck();
  for (let turn = 0; turn < 200 && (stale.get() !== 0 || turn === 0); turn++) await store.write(() => {});
  file.close();
}

const find = (store: Store, query: string) => {
  const parsed = parseSearchQuery(query);
  if (!parsed.ok) throw new Error(parsed.error.message);
  const text = { tree: parsed.tree, searchIn: ['title', 'caption', 'body'] as const };
  return store.articles.list({ filters: {}, text, sort: 'newest', limit: 100 }, false);
};

test('an archive whose words were made by another version is indexed anew when it is opened', async () => {
  const url = await left((file) => {
    file.exec(`update facts set value = 'older' where name = 'index'`);
    file.exec(`insert into stem_index(stem_index) values ('delete-all')`);
    file.exec('delete from search_terms');
  });
  const store = reopen(url);
  // While it is, what would be missing is not passed over in silence; everything else works.
  await store.write(() => {});
  await expect(find(store, 'flood')).rejects.toMatchObject({ code: 'unavailable' });
  expect((await store.articles.list({ filters: {}, sort: 'newest', limit: 1 }, false)).total).toBeGreaterThan(100);
  // And what is saved meanwhile is indexed once.
  await store.write((to) => {
    to.save(documentOf(plain({ slot: 1, prose: [[0, 1]], words: 3 })));
    to.save(documentOf(plain({ slot: 1, prose: [[2]], words: 3 })));
  });
  await settled(store, url);
  expect(recount(url)).toEqual([]);
  expect((await find(store, 'flood')).total).toBeGreaterThan(10);
});

test('an article that waits for its words is not forgotten when others come to link to it', async () => {
  const url = await left((file) => file.exec(`update facts set value = 'older' where name = 'index'`));
  const store = reopen(url);
  await store.write((to) => {
    for (let slot = 0; slot < SKETCHES.length; slot += 2) {
      const link = { to: 'slot', slot, way: 0, kind: 'inline' } as const;
      to.save(documentOf(plain({ slot: 1_000 + slot, links: [link] })));
    }
  });
  await settled(store, url);
  expect(recount(url)).toEqual([]);
});

test('an archive that another version rendered is rendered anew, and can be searched meanwhile', async () => {
  const url = await left((file) => {
    file.exec(`update facts set value = 'older' where name = 'renderer'`);
    file.exec(`update articles set card = '{}', etag = ''`);
  });
  const store = reopen(url);
  await store.write(() => {});
  expect((await find(store, 'flood')).total).toBeGreaterThan(10);
  await settled(store, url);
  const { rows } = await store.articles.list({ filters: {}, sort: 'newest', limit: 100 }, false);
  for (const { card } of rows) expect(JSON.parse(card)).toMatchObject({ status: 'live' });
  expect(recount(url)).toEqual([]);
});

test('what was begun by a process that ended goes on in the next', async () => {
  const url = await left((file) => file.exec(`update facts set value = 'older' where name = 'index'`));
  const first = openStore(url, { workers: 0 });
  await first.write(() => {});
  await first.close();
  const file = new Database(url.slice('file:'.length), { readonly: true });
  expect(file.prepare('select count(*) from doc_values where stale > 0').pluck().get()).toBeGreaterThan(0);
  file.close();
  const second = reopen(url);
  await settled(second, url);
  expect(recount(url)).toEqual([]);
  expect((await find(second, 'river')).total).toBeGreaterThan(10);
});

test('an archive made before it was known that addresses have several forms has its links lead where they should', async () => {
  const url = await left((file) => {
    file.exec(`delete from facts where name in ('linkForm', 'linksRefreshed')`);
    file.exec('update article_urls set page = url');
    file.exec('update links set page = url');
    // What is an article of its own now came under a mobile address, and no link was known to lead there.
    file.exec(
      `update links set target_key = null, state = 'external' where url like 'https://m%' and state = 'resolved'`,
    );
    file.exec(`update links set host = replace(host, 'courier', 'm.courier') where url like 'https://m.%'`);
    file.exec('delete from headline_halves');
    file.exec('delete from line_halves');
    file.exec("update links set target_key = null, state = 'dangling' where href is null");
    file.exec('delete from link_pages');
    file.exec(
      `insert into link_pages (page, host, link_count, article_count, is_wanted)
       select page, min(host), count(*), count(distinct article_key),
         not exists (select 1 from article_urls known where known.page = links.page)
       from links where page is not null and kind <> 'original' group by 1`,
    );
    // Hosts keep their keys: what facets count of articles names them.
    file.exec(
      `insert into link_hosts (host, link_count, article_count) select host, count(*), count(distinct article_key)
       from links where host is not null and kind <> 'original' group by 1
       on conflict (host) do update set link_count = excluded.link_count, article_count = excluded.article_count`,
    );
    file.exec(
      `delete from link_hosts where host not in (select host from links where host is not null and kind <> 'original')`,
    );
  });
  expect(recount(url).length).toBeGreaterThan(20);
  const store = reopen(url);
  await settled(store, url);
  expect(recount(url)).toEqual([]);
});

test('an archive made before there was a full text gets one', async () => {
  const url = await left((file) => {
    const added = ['stem_index', 'word_index', 'impact_index', 'entity_index', 'doc_values', 'search_terms'];
    const addedLater = ['quotes', 'quote_entities', 'quote_index', 'article_speakers', 'mentioned_dates'];
    const living = ['keys', 'kept_replies', 'tombstones', 'tombstone_urls', 'rulings', 'import_items', 'imports'];
    const linking = ['link_pages', 'headline_halves', 'line_halves'];
    for (const table of [...added, ...addedLater, ...living, ...linking]) file.exec(`drop table ${table}`);
    for (const index of ['links_page', 'article_urls_page', 'changes_item']) file.exec(`drop index ${index}`);
    file.exec('create index links_url on links (url, article_key)');
    for (const index of ['entities_family', 'entities_given', 'mentions_linked']) file.exec(`drop index ${index}`);
    for (const [table, column] of [
      ['links', 'page'],
      ['article_urls', 'page'],
      ['articles', 'quote_count'],
      ['bodies', 'quotes'],
      ['bodies', 'figures'],
      ['entities', 'quote_count'],
      ['entities', 'quoting_count'],
      ['entity_names', 'told'],
      ['entities', 'given'],
      ['entities', 'family_key'],
      ['entities', 'born'],
      ['mentions', 'found_id'],
      ['mentions', 'linked_by'],
      ['revisions', 'note'],
    ])
      file.exec(`alter table ${table} drop column ${column}`);
    file.exec(`create table older as select host, link_count, article_count from link_hosts; drop table link_hosts`);
    file.exec(
      'create table link_hosts (host text primary key not null, link_count integer not null, article_count integer not null)',
    );
    file.exec('insert into link_hosts select * from older; drop table older');
    file.exec(`create index link_hosts_count on link_hosts (link_count desc, host)`);
    file.exec(`delete from facts where name in ('index', 'entitiesIndexed', 'linkForm', 'linksRefreshed')`);
    file.exec('delete from __drizzle_migrations where created_at > (select min(created_at) from __drizzle_migrations)');
  });
  const store = reopen(url);
  await settled(store, url);
  expect(recount(url)).toEqual([]);
  expect((await find(store, 'rain')).total).toBeGreaterThan(10);
  expect((await store.links.hosts({ limit: 10 })).rows.length).toBeGreaterThan(1);
});
