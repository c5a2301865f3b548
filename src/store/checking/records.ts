// Checks recorded data: articles with bodies and revisions, tombstones, the change log, imports, keys.

import { queryCheck, type TableCheck } from './check.ts';

const recorded = (name: string, query: string): TableCheck =>
  queryCheck({
    name,
    remedy: 'restore',
    query: `select place, null as kept, null as counted from (${query})`,
    says: ({ place }) => place,
  });

/** A mirror stores each record before the change log entry about it. */
const isNoCopy = `not exists (select 1 from facts where name = 'origin' and value <> '')`;

export const records: readonly TableCheck[] = [
  recorded(
    'bodies',
    `select 'article ' || id || ' has no text' as place from articles
     where not exists (select 1 from bodies where article_key = articles.key)`,
  ),
  recorded(
    'publication-keys',
    `select 'article ' || id || ' stands at ' || coalesce(instant_of(key), 'no date') || ' and says ' || coalesce(published_at, 'no date') as place
     from articles where instant_of(key) is not published_at`,
  ),
  recorded(
    'revisions',
    `select 'article ' || id || ' has ' || (select count(*) from revisions where article_key = articles.key)
       || ' revisions and says ' || revision as place
     from articles where revision <> (select count(*) from revisions where article_key = articles.key)
       or revision <> (select max(revision) from revisions where article_key = articles.key)`,
  ),
  recorded(
    'current-revisions',
    `select 'article ' || id || ' differs from its revision ' || articles.revision as place
     from articles join revisions on revisions.article_key = key and revisions.revision = articles.revision
       join bodies on bodies.article_key = key
     where revisions.text_hash <> sha256(text) or revisions.title <> articles.title or snapshot is not null`,
  ),
  recorded(
    'earlier-revisions',
    `select 'article ' || id || ' does not have revision ' || revisions.revision || ' as it was' as place
     from articles join revisions on article_key = key and revisions.revision < articles.revision
     where snapshot is null or not json_valid(snapshot)
       or sha256(json_extract(snapshot, '$.text')) is not revisions.text_hash or json_extract(snapshot, '$.id') is not id`,
  ),
  recorded(
    'change-log',
    `select 'the change log has ' || (select count(*) from changes) || ' lines and ends with ' || max(seq) as place
     from changes having max(seq) <> count(*) or min(seq) <> 1`,
  ),
  recorded(
    'logged-articles',
    `select 'article ' || id || ' has revision ' || revision || ', of which the change log says nothing' as place
     from articles where not exists (
       select 1 from changes where changes.id = articles.id and kind = 'article' and changes.revision >= articles.revision) and ${isNoCopy}`,
  ),
  recorded(
    'logged-entities',
    `select 'entity ' || id || ' is not in the change log' as place from entities
     where not exists (select 1 from changes where changes.id = entities.id and kind = 'entity') and ${isNoCopy}`,
  ),
  recorded(
    'tombstones',
    `select 'article ' || id || ' is withdrawn and still there' as place from tombstones join articles using (id)
     union all
     select 'the history of the withdrawn article ' || id || ' cannot be read' from tombstones
     where history is not null and not json_valid(history)
     union all
     select 'the address ' || url || ' belongs to no withdrawn article' from tombstone_urls
     where not exists (select 1 from tombstones where tombstones.id = tombstone_urls.id)`,
  ),
  recorded(
    'imports',
    `select 'import ' || id || ' counts ' || items || ' documents and lists ' || (select count(*) from import_items where import_key = imports.key) as place
     from imports where items <> (select count(*) from import_items where import_key = imports.key)
       or items <> created + revised + unchanged + rejected
     union all
     select 'import ' || id || ' is open and says not where its documents are' from imports
     where state in ('queued', 'running') and json_extract(iif(json_valid(cursor), cursor, '{}'), '$.spool') is null`,
  ),
  recorded(
    'keys',
    `select 'the key ' || id || ' cannot be used: its hash is damaged' as place from keys
     where length(hash) <> 64 or hash glob '*[^0-9a-f]*'`,
  ),
  recorded(
    'recorded-json',
    `select 'entity ' || id || ' has addresses that cannot be read' as place from entities where not json_valid(same_as)
     union all
     select 'article ' || id || ' has blocks or figures that cannot be read' from articles join bodies on article_key = key
     where not json_valid(blocks) or not json_valid(figures)
     union all
     select 'revision ' || article_key || ' ' || revision || ' has warnings that cannot be read' from revisions where not json_valid(warnings)`,
  ),
];
