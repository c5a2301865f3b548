// Checks addresses: the page of each, the number of links to it, and the state of each link.

import { queryCheck, type TableCheck } from './check.ts';
import { countedColumns, countedTable } from './counted-table.ts';

export const addressesCheck: readonly TableCheck[] = [
  countedColumns({
    name: 'pages-of-addresses',
    table: 'article_urls',
    place: `'address ' || url`,
    columns: { page: 'select page_of(coalesce(link_url(url), url))' },
    unless: 'links',
  }),
  countedColumns({
    name: 'addresses-of-links',
    table: 'links',
    place: `'link ' || article_key || ' ' || position`,
    columns: {
      url: 'select link_url(href)',
      host: 'select link_host(href)',
      page: 'select page_of(link_url(href))',
    },
    unless: 'links',
  }),
  countedColumns({
    name: 'states-of-links',
    table: 'links',
    place: `'link ' || article_key || ' ' || position`,
    columns: {
      state: `select iif(target_key is not null, 'resolved', iif(href is null, 'dangling', 'external'))`,
    },
  }),
  countedTable({
    name: 'link-hosts',
    table: 'link_hosts',
    keys: ['host'],
    values: ['link_count', 'article_count'],
    counted: `select host, count(*) as link_count, count(distinct article_key) as article_count
      from links where host is not null and kind <> 'original' group by 1`,
    exists: `select 1 from links l where l.host = kept.host and l.kind <> 'original'`,
  }),
  countedTable({
    name: 'link-pages',
    table: 'link_pages',
    keys: ['page'],
    values: ['host', 'link_count', 'article_count', 'is_wanted'],
    counted: `select page, coalesce(min(host), '') as host, count(*) as link_count, count(distinct article_key) as article_count,
      not exists (select 1 from article_urls known where known.page = links.page) as is_wanted
      from links where page is not null and kind <> 'original' group by 1`,
    exists: `select 1 from links l where l.page = kept.page and l.kind <> 'original'`,
  }),
  queryCheck({
    name: 'addresses-of-articles',
    remedy: 'restore',
    query: `select 'article ' || id || ' is not known under its own address ' || canonical_url as place, null as kept, null as counted
      from articles where canonical_url is not null
      and not exists (select 1 from article_urls where url = canonical_url and article_key = articles.key)`,
    says: ({ place }) => place,
  }),
];
