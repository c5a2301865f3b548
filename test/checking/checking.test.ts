// What `check` finds: each of many damages, planted one at a time in an archive with a history; and what `--repair` mends.

import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { checkArchive } from '../../src/commands/check-archive.ts';
import { articleChecks, fileChecks, TABLES, tableChecks } from '../../src/store/checking/registry.ts';
import { checkFile, openMoment, openStore } from '../../src/store/index.ts';
import { type Answer, answersOf } from '../copying/answers.ts';
import { editArchive } from '../copying/edit.ts';
import { startServer } from '../support/server.ts';
import { startWritableServer } from '../support/writable.ts';

const folder = mkdtempSync(join(tmpdir(), 'news-archive-checking-'));
const sound = join(folder, 'sound.db');
let answers: Map<string, Answer>;

beforeAll(async () => {
  const server = await startWritableServer({ seeded: true });
  await editArchive(server);
  const moment = openMoment(server.store.file);
  await moment.copyTo(sound, () => {});
  moment.close();
  await server.close();
  const [whole] = await Promise.all([checkArchive(sound)]);
  expect(whole).toEqual({ faults: [], repaired: [], notes: [] });
  answers = await answersIn(sound);
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function answersIn(file: string): Promise<Map<string, Answer>> {
  const store = openStore(`file:${file}`, { workers: 0 });
  const server = await startServer({ store });
  try {
    return await answersOf(server.url);
  } finally {
    await server.close();
    await store.close();
  }
}

/** A copy of the archive in which this was done. */
function damaged(damage: string | ((client: Database.Database) => void)): string {
  const path = mkdtempSync(join(folder, 'damaged-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  const file = join(path, 'archive.db');
  copyFileSync(sound, file);
  const client = new Database(file);
  client.pragma('foreign_keys = OFF');
  client.unsafeMode(true);
  if (typeof damage === 'string') client.exec(damage);
  else damage(client);
  client.close();
  return file;
}

/** An article with all that can be damaged. */
const ARTICLE = `(select a.key from articles a where link_count > 2 and quote_count > 0 and entity_count > 2 order by key desc limit 1)`;
const ENTITY = `(select entity_key from mentions where article_key = ${ARTICLE} limit 1)`;

/** By what is damaged: how, and the check that finds it. */
const derived: Record<string, [damage: string, check: string]> = {
  'the count of a term': ['update terms set article_count = article_count + 1 where key = 3', 'term-counts'],
  'the counts of an entity': [
    `update entities set article_count = 40, mention_count = 7, last_key = 1 where key = ${ENTITY}`,
    'entity-counts',
  ],
  'the quotes of an entity': [
    'update entities set quote_count = 9 where key = (select speaker_key from quotes where speaker_key is not null limit 1)',
    'entity-counts',
  ],
  'the articles of an entity': [`delete from article_entities where article_key = ${ARTICLE}`, 'articles-of-entities'],
  'an entity in an article that does not name it': [
    `insert into article_entities select key, ${ARTICLE}, 2 from entities where key not in
     (select entity_key from mentions where article_key = ${ARTICLE}) limit 1`,
    'articles-of-entities',
  ],
  'a role of an entity': [
    'update entity_roles set article_count = 12 where rowid = (select min(rowid) from entity_roles)',
    'roles-of-entities',
  ],
  'the names of an entity': [
    `delete from entity_names where entity_key = ${ENTITY} and not given; update entity_names set article_count = 8 where entity_key = ${ENTITY}`,
    'names-of-entities',
  ],
  'who speaks in an article': [`delete from article_speakers where article_key = ${ARTICLE}`, 'speakers-of-articles'],
  'whom quotes name': ['delete from quote_entities', 'entities-of-quotes'],
  'the dates that articles mention': ['update mentioned_dates set last = last + 1', 'mentioned-dates'],
  'the counts of an article': [
    `update articles set link_count = 0, backlink_count = 5, quote_count = 3 where key = ${ARTICLE}`,
    'article-counts',
  ],
  'the number of articles': [`update facts set value = '7' where name = 'liveArticles'`, 'live-articles'],
  'the folded title and the summary of an article': [
    `update articles set title_key = 'x', summary = null, word_count = 0, has_image = 1 - has_image where key = ${ARTICLE}`,
    'article-columns',
  ],
  'the folded headline of a revision': [
    `update revisions set headline_key = '' where revision = 1`,
    'headlines-of-revisions',
  ],
  'the folded name of a term': [`update terms set name_key = 'zz' where key = 1`, 'term-names'],
  'the folded names of an entity': [
    `update entities set name_key = 'zz' where key = ${ENTITY}; update entity_names set name_key = 'zz' where entity_key = ${ENTITY}`,
    'name-keys',
  ],
  'the pages of addresses': [`update article_urls set page = 'http://elsewhere.example/'`, 'pages-of-addresses'],
  'the address of a link': [
    `update links set url = 'http://elsewhere.example/', page = null, host = 'x' where href is not null and article_key = ${ARTICLE}`,
    'addresses-of-links',
  ],
  'where links lead': [
    `update links set target_key = null, state = 'external' where state = 'resolved'`,
    'link-targets',
  ],
  'a link that leads to a wrong article': [
    `update links set target_key = ${ARTICLE}, state = 'resolved' where rowid = (select min(rowid) from links where kind <> 'original' and article_key <> ${ARTICLE})`,
    'link-targets',
  ],
  'the states of links': [`update links set state = 'dangling' where href is not null`, 'states-of-links'],
  'the counts of hosts': ['update link_hosts set link_count = 99 where key = 1', 'link-hosts'],
  'a page that nobody links to': [
    `insert into link_pages (page, host, link_count, article_count, is_wanted) values ('http://nowhere.example/', 'nowhere.example', 3, 2, 1)`,
    'link-pages',
  ],
  'a page that is missing': ['delete from link_pages where key in (select key from link_pages limit 3)', 'link-pages'],
  'the keys of headlines': ['delete from headline_halves; update line_halves set half = half + 1', 'headline-keys'],
  'the values for facets': [
    `update doc_values set data = (select data from doc_values other where other.article_key <> doc_values.article_key limit 1) where article_key = ${ARTICLE}`,
    'facet-values',
  ],
  'an article without values for facets': [`delete from doc_values where article_key = ${ARTICLE}`, 'facet-rows'],
  'a rendered article': [
    `update articles set card = replace(card, '"title":"', '"title":"Not ') where key = ${ARTICLE}`,
    'rendering',
  ],
  'rendered links and quotes': [
    `update bodies set links = '[]', quotes = '' where article_key = ${ARTICLE}`,
    'rendering',
  ],
  'an ETag': [`update articles set etag = 'w' where key = ${ARTICLE}`, 'rendering'],
  'words of an article': [`delete from stem_index where rowid = ${ARTICLE}`, 'full-text'],
  'words of no article': [`insert into word_index(rowid, body) values (5, 'ghost')`, 'full-text'],
  'other words of an article': [
    `delete from word_index where rowid = ${ARTICLE}; insert into word_index(rowid, body) values (${ARTICLE}, 'other words')`,
    'full-text',
  ],
  'levels of words': [`delete from impact_index where rowid = ${ARTICLE}`, 'full-text'],
  'all of the full text': [`insert into stem_index(stem_index) values ('delete-all')`, 'full-text'],
  'words of quotes': [
    `delete from quote_index where rowid in (select rowid from quote_index where quote_index match 'stems : "!"' limit 2)`,
    'full-text-of-quotes',
  ],
  'counts of words': [
    `update search_terms set article_count = 2; insert into search_terms values ('ghost', 1)`,
    'search-terms',
  ],
  'the index of names': [`delete from entity_index where rowid = ${ENTITY}`, 'name-index'],
};

/** Recorded data, with what mends it. */
const recorded: Record<string, [damage: string, check: string, remedy: 'reenrich' | 'restore']> = {
  'the place of a mention': [
    `update mentions set start = start + 1 where article_key = ${ARTICLE} and position = 1`,
    'places-of-mentions',
    'reenrich',
  ],
  'the place of a quote': [
    `update quotes set end = end + 2 where article_key = ${ARTICLE} and position = 0`,
    'places-of-quotes',
    'reenrich',
  ],
  'the place of a link': ['update links set start = start + 1 where start is not null', 'places-of-links', 'reenrich'],
  'a text': [
    `update bodies set text = replace(text, 'the', 'tha') where article_key = ${ARTICLE}`,
    'current-revisions',
    'restore',
  ],
  'a block': [
    `update bodies set blocks = replace(blocks, 'the', 'tha') where article_key = ${ARTICLE}`,
    'places-of-blocks',
    'restore',
  ],
  'blocks that are no JSON': [
    `update bodies set blocks = substr(blocks, 3) where article_key = ${ARTICLE}`,
    'recorded-json',
    'restore',
  ],
  'an article without its text': [`delete from bodies where article_key = ${ARTICLE}`, 'bodies', 'restore'],
  'a revision': [`delete from revisions where article_key = ${ARTICLE} and revision = 1`, 'revisions', 'restore'],
  'an earlier version': [
    `update revisions set snapshot = replace(snapshot, '"text":"', '"text":"Not ') where snapshot is not null`,
    'earlier-revisions',
    'restore',
  ],
  'the change log': ['delete from changes where seq = 20', 'change-log', 'restore'],
  'the end of the change log': [`delete from changes where seq > 100`, 'logged-articles', 'restore'],
  'a tombstone': [`update tombstones set history = '[' where history is not null`, 'tombstones', 'restore'],
  'a row that others name': [`delete from entities where key = ${ENTITY}`, 'references', 'restore'],
  'a date': [
    `update articles set published_at = '1999-01-01T00:00:00Z' where key = ${ARTICLE}`,
    'publication-keys',
    'restore',
  ],
  'a key': [`update keys set hash = 'x'`, 'keys', 'restore'],
  'an address of an article': [
    `delete from article_urls where article_key = ${ARTICLE}`,
    'addresses-of-articles',
    'restore',
  ],
};

describe('a damage to derived data', () => {
  test.each(Object.entries(derived))('%s: it is found, and repaired', async (_, [damage, check]) => {
    const file = damaged(damage);
    const { faults, repaired } = await checkArchive(file, { repair: true });
    expect(faults).toEqual([]);
    expect(repaired.map((fault) => fault.check)).toContain(check);
    expect(repaired.filter(({ remedy }) => remedy !== 'repair')).toEqual([]);
  });

  test('an index: it is found and rebuilt, and nothing is told that its queries found by mistake', async () => {
    const file = damaged('update entities set last_key = 1');
    const client = new Database(file);
    client.unsafeMode(true);
    // Out of sight of SQLite, the index misses a change of its table.
    client.exec(`create table aside as select * from sqlite_schema where name = 'entities_recent'`);
    client.exec(`pragma writable_schema = on; delete from sqlite_schema where name = 'entities_recent'`);
    client.close();
    const other = new Database(file);
    other.unsafeMode(true);
    other.exec(`attach '${sound}' as sound; pragma writable_schema = on;
      update entities set last_key = (select last_key from sound.entities where key = entities.key);
      insert into sqlite_schema select * from aside; drop table aside`);
    other.close();
    const { faults } = await checkArchive(file);
    expect(new Set(faults.map(({ check }) => check))).toEqual(new Set(['indexes']));
    expect((await checkArchive(file, { repair: true })).faults).toEqual([]);
  });

  test('all at once: they are repaired, and everything is answered as before', async () => {
    const all = Object.values(derived).map(([damage]) => damage);
    const file = damaged((client) => {
      for (const damage of all) client.exec(damage);
    });
    expect((await checkArchive(file, { repair: true })).faults).toEqual([]);
    const after = await answersIn(file);
    const others = [...answers].filter(([path, answer]) => !isDeepStrictEqual(after.get(path), answer));
    expect(others.slice(0, 3).map(([path, answer]) => ({ path, answer, after: after.get(path) }))).toEqual([]);
    expect(after.size).toBe(answers.size);
  }, 120_000);
});

describe('a damage to recorded data', () => {
  test.each(Object.entries(recorded))('%s: it is found, and its remedy told', async (_, [damage, check, remedy]) => {
    const file = damaged(damage);
    // What is lost is not made up.
    const { faults } = await checkArchive(file, { repair: true });
    expect(faults).toContainEqual(expect.objectContaining({ check, remedy }));
  });

  test('the documents of an open import: they are missed', async () => {
    const file = damaged(
      `insert into imports (id, state, created_at, options, bytes, cursor) values ('i', 'queued', '2026-01-01T00:00:00Z', '{}', 1, '{"spool":"5d7c9c9e-0000-4000-8000-000000000000"}')`,
    );
    const { faults } = await checkArchive(file);
    expect(faults.map(({ problem }) => problem)).toEqual(['the documents of the open import i are not there']);
  });
});

test('every table is a record, state of the program or derived, and every derived one is proved by a check', () => {
  const client = new Database(sound, { readonly: true });
  const names = client
    .prepare(
      `select name from pragma_table_list where schema = 'main' and type in ('table', 'virtual') and name not like 'sqlite_%'`,
    )
    .pluck()
    .all() as string[];
  client.close();
  expect(names.sort()).toEqual(Object.keys(TABLES).sort());
  const proved = [...tableChecks, ...articleChecks].flatMap(({ tables }) => tables ?? []);
  const isDerived = Object.keys(TABLES).filter((name) => TABLES[name] === 'derived');
  expect([...new Set(proved)].sort()).toEqual(isDerived.sort());
});

test('every check has a name of its own, and what can be repaired says how', () => {
  const checks = [...fileChecks, ...tableChecks, ...articleChecks];
  expect(new Set(checks.map(({ name }) => name)).size).toBe(checks.length);
  for (const { name, remedy, mending } of checks)
    expect([name, mending !== undefined]).toEqual([name, remedy === 'repair']);
});

test('a fault of many rows is told a hundred times, then cut', () => {
  const file = damaged(`update search_terms set article_count = article_count + 1`);
  const faults = [...checkFile(file)].filter((step) => 'fault' in step);
  expect(faults).toHaveLength(101);
  expect(faults.at(-1)).toMatchObject({ fault: { problem: 'there are more than 100' } });
});
