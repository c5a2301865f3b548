// Reads a page of the hosts that links lead to.

import type { LinkHost } from '../model/analysis/link-host.ts';
import type { Page, PageRequest } from '../model/query/query.ts';
import { count, sql } from './drizzle.ts';
import type { ReadContext } from './read-context.ts';
import { paginate } from './search/paginate.ts';
import { linkHosts } from './tables.ts';

/** Returns a page of hosts, most linked first. */
export function listHosts(reading: ReadContext, page: PageRequest): Page<LinkHost> {
  const { db } = reading;
  return paginate<LinkHost>(reading, {
    name: 'linkHosts',
    sort: 'links',
    filters: null,
    page,
    shape: '',
    values: {},
    order: [
      { column: linkHosts.linkCount, direction: 'desc' },
      { column: linkHosts.host, direction: 'asc' },
    ],
    valuesOf: (row) => [row.linkCount, row.host],
    where: () => undefined,
    select: (condition, by) =>
      db
        .select({
          host: linkHosts.host,
          linkCount: linkHosts.linkCount,
          articleCount: linkHosts.articleCount,
        })
        .from(linkHosts)
        .where(condition)
        .orderBy(...by)
        .limit(sql.placeholder('limit'))
        .prepare(),
    count: (condition) => db.select({ count: count() }).from(linkHosts).where(condition).prepare(),
  });
}
