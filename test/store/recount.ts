// Everything the store counts or derives, computed again from the rows it was counted from.

import Database from 'better-sqlite3';
import type { Block } from '../../src/model/block.ts';
import { pageAddress } from '../../src/model/page-address.ts';
import { searchable } from '../../src/model/search/match.ts';
import { textsOf } from '../../src/model/search/texts.ts';
import { nameTokens } from '../../src/store/full-text/name-index.ts';
import { quoteRow, quoteTokens } from '../../src/store/full-text/quote-index.ts';
import { indexedText } from '../../src/store/full-text/tokens.ts';
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
    of: 'quotes of entities',
    kept: 'select key, quote_count, quoting_count from entities',
    counted: `select key, (select count(*) from quotes where speaker_key = key),
      (select count(distinct article_key) from quotes where speaker_key = key) from entities`,
  },
  {
    of: 'speakers of articles',
    kept: 'select entity_key, article_key, quote_count from article_speakers',
    counted: 'select speaker_key, article_key, count(*) from quotes where speaker_key is not null group by 1, 2',
  },
  {
    of: 'entities of quotes',
    kept: 'select entity_key, article_key, position from quote_entities',
    counted: `select distinct mentions.entity_key, quotes.article_key, quotes.position
      from quotes join mentions on mentions.article_key = quotes.article_key and mentions.place = 'text'
      and mentions.start >= quotes.start and mentions.end <= quotes.end`,
  },
  {
    of: 'dates',
    kept: 'select article_key, first, last from mentioned_dates',
    counted: `select distinct article_key, julianday(json_extract(value, '$.from')) - 2440587.5,
      julianday(json_extract(value, '$.to')) - 2440587.5
      from bodies, json_each(figures) where json_extract(value, '$.from') is not null`,
  },
  {
    of: 'link hosts',
    kept: 'select host, link_count, article_count from link_hosts',
    counted: `select host, count(*), count(distinct article_key) from links
      where host is not null and kind <> 'original' group by 1`,
  },
  {
    of: 'counts of articles',
    kept: 'select key, entity_count, link_count, backlink_count, quote_count, revision from articles',
    counted: `select key, (select count(distinct entity_key) from mentions where article_key = key),
      (select count(*) from links where article_key = key),
      (select count(*) from links where target_key = key and article_key <> key),
      (select count(*) from quotes where article_key = key),
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
    of: 'pages of links',
    kept: 'select page, host, link_count, article_count, is_wanted from link_pages',
    counted: `select page, min(host), count(*), count(distinct article_key),
      not exists (select 1 from article_urls known where known.page = links.page)
      from links where page is not null and kind <> 'original' group by 1`,
  },
  {
    of: 'addresses',
    kept: 'select url, article_key from article_urls join articles on key = article_key where url = canonical_url',
    counted: 'select canonical_url, key from articles where canonical_url is not null',
  },
  {
    of: 'values for facets',
    kept: 'select article_key, stale from doc_values where article_key is not null',
    counted: 'select key, 0 from articles',
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
    wrong.push(...recountWords(file), ...recountQuotes(file), ...recountNames(file), ...recountPages(file));
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

/** Where addresses lead, and links by them. */
function recountPages(file: Database.Database): string[] {
  const rows = file
    .prepare(`select url, page from article_urls union all select url, page from links where url is not null`)
    .all() as { url: string; page: string }[];
  const targets = file
    .prepare(
      `select url, target_key is not null as isResolved, exists (select 1 from article_urls known where known.page = links.page) as isKnown
       from links where url is not null and kind <> 'original'`,
    )
    .all() as { url: string; isResolved: number; isKnown: number }[];
  return [
    ...rows.filter(({ url, page }) => pageAddress(url) !== page).map(({ url, page }) => `${url} leads to ${page}`),
    ...targets.filter((link) => link.isResolved !== link.isKnown).map(({ url }) => `${url} is resolved, or not`),
  ];
}

/** The full text, token by token, against what the articles say. */
function recountWords(file: Database.Database): string[] {
  const expected = new Set<string>();
  const counts = new Map<string, number>();
  const articles = file
    .prepare('select key, title, subtitle, blocks from articles join bodies on key = article_key')
    .all();
  const authors = file
    .prepare(
      `select article_terms.name from article_terms join terms on key = article_terms.term_key
       where article_key = ? and kind = 'author' order by position`,
    )
    .pluck();
  for (const { key, title, subtitle, blocks } of articles as {
    key: number;
    title: string;
    subtitle: string | null;
    blocks: string;
  }[]) {
    const parts = { title, subtitle, blocks: JSON.parse(blocks) as Block[], authors: authors.all(key) as string[] };
    const { stems, words, impacts, terms } = indexedText(searchable(textsOf(parts)));
    for (const [table, columns] of [
      ['stem_index', stems],
      ['word_index', words],
    ] as const) {
      for (const [at, tokens] of columns.entries()) {
        const column = ['title', 'caption', 'body', 'author'][at];
        for (const [offset, token] of split(tokens).entries())
          expected.add([table, token, key, column, offset].join(' '));
      }
    }
    for (const token of split(impacts)) expected.add(['impact_index', token, key, '', ''].join(' '));
    for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  }
  const kept = new Set<string>();
  for (const table of ['stem_index', 'word_index', 'impact_index']) {
    file.exec(`create virtual table temp.${table}_tokens using fts5vocab(main, ${table}, instance)`);
    const rows = file.prepare(`select term, doc, col, offset from temp.${table}_tokens`).all() as Record<
      string,
      unknown
    >[];
    for (const { term, doc, col, offset } of rows) {
      const [column, place] = table === 'impact_index' ? ['', ''] : [col, offset];
      kept.add([table, term, doc, column, place].join(' '));
    }
  }
  const counted = new Map(
    file.prepare('select term, article_count from search_terms').raw().all() as [string, number][],
  );
  return [
    ...[...kept].filter((token) => !expected.has(token)).map((token) => `${token} is indexed and should not be`),
    ...[...expected].filter((token) => !kept.has(token)).map((token) => `${token} should be indexed and is not`),
    ...[...new Set([...counts.keys(), ...counted.keys()])]
      .filter((term) => counts.get(term) !== counted.get(term))
      .map((term) => `${term} is in ${counts.get(term)} articles, ${counted.get(term)} are counted`),
  ];
}

function split(tokens: string): string[] {
  return tokens.split(' ').filter((token) => token !== '');
}

/** The full text of quotes, token by token, against the quotes there are. */
function recountQuotes(file: Database.Database): string[] {
  const expected = new Set<string>();
  const quotes = file.prepare('select slot, position, text from quotes join doc_values using (article_key)').all();
  for (const { slot, position, text } of quotes as { slot: number; position: number; text: string }[]) {
    const { stems, words } = quoteTokens(text);
    for (const [column, tokens] of Object.entries({ stems, words })) {
      for (const [offset, token] of split(tokens).entries()) {
        expected.add([token, quoteRow(slot, position), column, offset].join(' '));
      }
    }
  }
  file.exec('create virtual table temp.quote_tokens using fts5vocab(main, quote_index, instance)');
  const rows = file.prepare('select term, doc, col, offset from temp.quote_tokens').raw().all() as unknown[][];
  const kept = new Set(rows.map((row) => row.join(' ')));
  return [
    ...[...kept].filter((token) => !expected.has(token)).map((token) => `quote ${token} is indexed and should not be`),
    ...[...expected].filter((token) => !kept.has(token)).map((token) => `quote ${token} should be indexed and is not`),
  ];
}

/** The index of names, token by token, against the names there are. */
function recountNames(file: Database.Database): string[] {
  const names = file.prepare('select name from entity_names where entity_key = ?').pluck();
  const expected = new Set<string>();
  for (const { key, count } of file.prepare('select key, article_count as count from entities').all() as {
    key: number;
    count: number;
  }[]) {
    for (const token of nameTokens(names.all(key) as string[], count).split(' ')) expected.add(`${token} ${key}`);
  }
  file.exec('create virtual table temp.entity_tokens using fts5vocab(main, entity_index, instance)');
  const rows = file.prepare('select term, doc from temp.entity_tokens').all() as { term: string; doc: number }[];
  const kept = new Set(rows.map(({ term, doc }) => `${term} ${doc}`));
  return [
    ...[...kept].filter((token) => !expected.has(token)).map((token) => `name ${token} is indexed and should not be`),
    ...[...expected].filter((token) => !kept.has(token)).map((token) => `name ${token} should be indexed and is not`),
  ];
}
