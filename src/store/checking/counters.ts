// Checks counters against the rows they count.

import { FIRST_DATED_KEY, NO_KEY } from '../key.ts';
import { queryCheck, type TableCheck } from './check.ts';
import { countedColumns, countedTable } from './counted-table.ts';

const named = 'from mentions where mentions.entity_key = entities.key';
const spoken = 'from quotes where quotes.speaker_key = entities.key';

export const counters: readonly TableCheck[] = [
  countedColumns({
    name: 'term-counts',
    table: 'terms',
    place: `'term ' || kind || ' ' || term_key`,
    columns: { article_count: 'select count(*) from article_terms where article_terms.term_key = terms.key' },
  }),
  countedColumns({
    name: 'entity-counts',
    table: 'entities',
    place: `'entity ' || id`,
    columns: {
      article_count: `select count(distinct article_key) ${named}`,
      mention_count: `select count(*) ${named}`,
      first_key: `select min(article_key) ${named} and article_key >= ${FIRST_DATED_KEY}`,
      last_key: `select coalesce(max(article_key), ${NO_KEY}) ${named}`,
      quote_count: `select count(*) ${spoken}`,
      quoting_count: `select count(distinct article_key) ${spoken}`,
    },
  }),
  countedTable({
    name: 'articles-of-entities',
    table: 'article_entities',
    keys: ['entity_key', 'article_key'],
    values: ['mention_count'],
    counted: 'select entity_key, article_key, count(*) as mention_count from mentions group by 1, 2',
    exists: 'select 1 from mentions m where m.entity_key = kept.entity_key and m.article_key = kept.article_key',
  }),
  countedTable({
    name: 'roles-of-entities',
    table: 'entity_roles',
    keys: ['entity_key', 'role'],
    values: ['article_count'],
    counted: `select entity_key, role, count(distinct article_key) as article_count
      from mentions where role is not null group by 1, 2`,
    exists: 'select 1 from mentions m where m.entity_key = kept.entity_key and m.role = kept.role',
  }),
  queryCheck({
    name: 'names-of-entities',
    remedy: 'repair',
    query: `
      select 'name ' || json_array(counted.entity_key, counted.name) as place,
        iif(kept.name is null, 'missing', kept.article_count) as kept, counted.article_count as counted
      from (select entity_key, surface as name, count(distinct article_key) as article_count from mentions group by 1, 2) counted
      left join entity_names kept on kept.entity_key = counted.entity_key and kept.name = counted.name
      where kept.article_count is not counted.article_count
      union all
      select 'name ' || json_array(entity_key, name), article_count, 0 from entity_names
      where (article_count > 0 or not given)
        and not exists (select 1 from mentions m where m.entity_key = entity_names.entity_key and m.surface = entity_names.name)`,
    mending: {
      mend: [
        `insert into entity_names (entity_key, name, name_key, article_count, given)
         select entity_key, surface, fold(surface), count(distinct article_key), 0 from mentions group by 1, 2
         on conflict (entity_key, name) do update set article_count = excluded.article_count`,
        `delete from entity_names where not given
         and not exists (select 1 from mentions m where m.entity_key = entity_names.entity_key and m.surface = entity_names.name)`,
        `update entity_names set article_count = 0 where article_count > 0
         and not exists (select 1 from mentions m where m.entity_key = entity_names.entity_key and m.surface = entity_names.name)`,
      ],
    },
  }),
  countedTable({
    name: 'speakers-of-articles',
    table: 'article_speakers',
    keys: ['entity_key', 'article_key'],
    values: ['quote_count'],
    counted: `select speaker_key as entity_key, article_key, count(*) as quote_count
      from quotes where speaker_key is not null group by 1, 2`,
    exists: 'select 1 from quotes q where q.speaker_key = kept.entity_key and q.article_key = kept.article_key',
  }),
  countedTable({
    name: 'entities-of-quotes',
    table: 'quote_entities',
    keys: ['entity_key', 'article_key', 'position'],
    values: [],
    counted: `select distinct mentions.entity_key, quotes.article_key, quotes.position
      from quotes join mentions on mentions.article_key = quotes.article_key and mentions.place = 'text'
      and mentions.start >= quotes.start and mentions.end <= quotes.end`,
    exists: `select 1 from quotes q join mentions m on m.article_key = q.article_key and m.place = 'text'
      and m.start >= q.start and m.end <= q.end
      where q.article_key = kept.article_key and q.position = kept.position and m.entity_key = kept.entity_key`,
  }),
  countedTable({
    name: 'mentioned-dates',
    table: 'mentioned_dates',
    keys: ['article_key', 'first', 'last'],
    values: [],
    counted: `select distinct article_key, cast(julianday(json_extract(value, '$.from')) - 2440587.5 as integer) as first,
      cast(julianday(json_extract(value, '$.to')) - 2440587.5 as integer) as last
      from bodies, json_each(iif(json_valid(figures), figures, '[]')) where json_extract(value, '$.from') is not null`,
    exists: `select 1 from bodies, json_each(iif(json_valid(figures), figures, '[]')) where bodies.article_key = kept.article_key
      and julianday(json_extract(value, '$.from')) - 2440587.5 = kept.first
      and julianday(json_extract(value, '$.to')) - 2440587.5 = kept.last`,
  }),
  countedColumns({
    name: 'article-counts',
    table: 'articles',
    place: `'article ' || id`,
    columns: {
      entity_count: 'select count(distinct entity_key) from mentions where article_key = articles.key',
      link_count: 'select count(*) from links where article_key = articles.key',
      backlink_count: 'select count(*) from links where target_key = articles.key and article_key <> articles.key',
      quote_count: 'select count(*) from quotes where article_key = articles.key',
    },
  }),
  queryCheck({
    name: 'live-articles',
    remedy: 'repair',
    query: `select 'the number of articles' as place, kept, counted from (
      select coalesce((select value from facts where name = 'liveArticles'), '0') as kept,
        cast((select count(*) from articles) as text) as counted) where kept <> counted`,
    mending: {
      mend: [
        `insert into facts (name, value) select 'liveArticles', cast(count(*) as text) from articles where true
         on conflict (name) do update set value = excluded.value`,
      ],
    },
  }),
];
