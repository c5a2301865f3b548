// Everything the store counts or derives, computed again from the rows it was counted from.

import Database from 'better-sqlite3';
import { FIRST_DATED_KEY, instantOf, NO_KEY } from '../../src/store/key.ts';

interface Check {
  of: string;
  kept: string;
  counted: string;
}

const checks: Check[] = [
  {
    of: 'terms',
    kept: 'select key, article_count from terms',
    counted: 'select key, (select count(*) from article_terms where term_key = key) from terms',
  },
  {
    of: 'entities',
    kept: 'select key, article_count, mention_count, first_key, last_key from entities',
    counted: `select key, (select count(distinct article_key) from mentions where entity_key = key),
      (select count(*) from mentions where entity_key = key),
      (select min(article_key) from mentions where entity_key = key and article_key >= ${FIRST_DATED_KEY}),
      coalesce((select max(article_key) from mentions where entity_key = key), ${NO_KEY}) from entities`,
  },
  {
    of: 'articles of entities',
    kept: 'select entity_key, article_key, mention_count from article_entities',
    counted: 'select entity_key, article_key, count(*) from mentions group by 1, 2',
  },
  {
    of: 'names',
    kept: 'select entity_key, name, article_count from entity_names where article_count > 0 or not given',
    counted: 'select entity_key, surface, count(distinct article_key) from mentions group by 1, 2',
  },
  {
    of: 'roles',
    kept: 'select entity_key, role, article_count from entity_roles',
    counted: 'select entity_key, role, count(distinct article_key) from mentions where role is not null group by 1, 2',
  },
  {
    of: 'link hosts',
    kept: 'select host, link_count, article_count from link_hosts',
    counted: `select host, count(*), count(distinct article_key) from links
      where host is not null and kind <> 'original' group by 1`,
  },
  {
    of: 'counts of articles',
    kept: 'select key, entity_count, link_count, backlink_count, revision from articles',
    counted: `select key, (select count(distinct entity_key) from mentions where article_key = key),
      (select count(*) from links where article_key = key),
      (select count(*) from links where target_key = key and article_key <> key),
      (select count(*) from revisions where article_key = key) from articles`,
  },
  {
    of: 'states of links',
    kept: 'select article_key, position, state from links',
    counted: `select article_key, position, case when target_key is not null then 'resolved'
      when href is null then 'dangling' else 'external' end from links`,
  },
  {
    of: 'snapshots: every revision but the current one has its own',
    kept: 'select article_key, revision, snapshot is null from revisions',
    counted: `select article_key, revisions.revision, revisions.revision = articles.revision
      from revisions join articles on key = article_key`,
  },
  {
    of: 'live articles',
    kept: `select cast(coalesce((select value from facts where name = 'liveArticles'), 0) as integer)`,
    counted: 'select count(*) from articles',
  },
  {
    of: 'bodies',
    kept: 'select article_key from bodies',
    counted: 'select key from articles',
  },
  {
    of: 'addresses',
    kept: 'select url, article_key from article_urls',
    counted: 'select canonical_url, key from articles where canonical_url is not null',
  },
  {
    of: 'numbers of changes',
    kept: 'select seq from changes',
    counted: 'select row_number() over (order by seq) from changes',
  },
];

/** What does not add up, in words; nothing where all is well. */
export function recount(url: string): string[] {
  const file = new Database(url.slice('file:'.length), { readonly: true });
  try {
    const wrong: string[] = [];
    for (const { of, kept, counted } of checks) {
      for (const [one, other, said] of [
        [kept, counted, 'is kept and should not be'],
        [counted, kept, 'should be kept and is not'],
      ]) {
        const rows = file.prepare(`${one} except ${other}`).raw().all();
        for (const row of rows) wrong.push(`${of}: ${JSON.stringify(row)} ${said}`);
      }
    }
    for (const { key, at } of file.prepare('select key, published_at as at from articles').all() as never[]) {
      if (instantOf(key) !== at) wrong.push(`key ${key} does not say ${at}`);
    }
    const broken = [...(file.pragma('foreign_key_check') as object[]), ...(file.pragma('integrity_check') as object[])];
    for (const row of broken) if (JSON.stringify(row) !== '{"integrity_check":"ok"}') wrong.push(JSON.stringify(row));
    return wrong;
  } finally {
    file.close();
  }
}
