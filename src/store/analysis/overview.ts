// Counts the totals of the archive.

import type { Overview } from '../../model/archive/overview.ts';
import { ENTITY_TYPES } from '../../model/entity/entity.ts';
import type { LinkState } from '../../model/link/link.ts';
import { countBits } from '../doc-values/bits.ts';
import { count, desc, eq, gt, ne, sql, sum } from '../drizzle.ts';
import { FIRST_DATED_KEY, instantOf } from '../key.ts';
import { entities, linkHosts, links, terms } from '../tables.ts';
import type { Analysis } from './open.ts';

export function analyseOverview({ columns, reading }: Analysis): { overview: Overview; seq: number } {
  const { db } = reading;
  const { order, live, images } = columns;
  const firstDated = order.placeOf(FIRST_DATED_KEY);
  const edge = (place: number) =>
    order.length > firstDated ? (instantOf(order.keyAt(place)) ?? undefined) : undefined;

  const named = db
    .select({ type: entities.type, count: count(), mentions: sum(entities.mentionCount).mapWith(Number) })
    .from(entities)
    .where(gt(entities.articleCount, 0))
    .groupBy(entities.type)
    .all();
  const byType = Object.fromEntries(
    ENTITY_TYPES.map((type) => [type, named.find((row) => row.type === type)?.count ?? 0]),
  ) as Record<(typeof ENTITY_TYPES)[number], number>;
  const byState = new Map(
    db
      .select({ state: links.state, count: count() })
      .from(links)
      // The address of an article itself is not one of its links.
      .where(ne(links.kind, 'original'))
      .groupBy(links.state)
      .all()
      .map((row) => [row.state, row.count]),
  );
  const state = (name: LinkState) => byState.get(name) ?? 0;
  const byKind = new Map(
    db
      .select({ kind: terms.kind, count: count() })
      .from(terms)
      .where(gt(terms.articleCount, 0))
      .groupBy(terms.kind)
      .all()
      .map((row) => [row.kind, row.count]),
  );
  const languages = db
    .select({ lang: terms.name, articleCount: terms.articleCount })
    .from(terms)
    .where(sql`${eq(terms.kind, 'lang')} and ${gt(terms.articleCount, 0)}`)
    .orderBy(desc(terms.articleCount), terms.termKey)
    .all();
  const hosts = db.select({ count: count() }).from(linkHosts).get()?.count ?? 0;

  const overview: Overview = {
    articles: {
      total: countBits(live),
      dated: order.length - firstDated,
      withImage: countBits(images),
      firstPublishedAt: edge(firstDated),
      lastPublishedAt: edge(order.length - 1),
    },
    entities: {
      total: named.reduce((all, row) => all + row.count, 0),
      ...byType,
      mentions: named.reduce((all, row) => all + row.mentions, 0),
    },
    links: {
      total: [...byState.values()].reduce((all, one) => all + one, 0),
      resolved: state('resolved'),
      external: state('external'),
      dangling: state('dangling'),
      hosts,
    },
    sources: byKind.get('source') ?? 0,
    sections: byKind.get('section') ?? 0,
    authors: byKind.get('author') ?? 0,
    tags: byKind.get('tag') ?? 0,
    languages,
  };
  return { overview, seq: reading.seq() };
}
