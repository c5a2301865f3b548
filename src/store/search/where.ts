// Translates article filters into clauses: one entry per filter, so that a missing clause does not compile.

import type { ArticleFilters, Choice, TermKind } from '../../model/query/query.ts';
import { daysBetween } from '../doc-values/calendar.ts';
import { and, eq, exists, inArray, ne, notExists, or, type SQL, sql } from '../drizzle.ts';
import { FIRST_DATED_KEY, keyAt } from '../key.ts';
import type { Handle } from '../sqlite.ts';
import { articleEntities, articleSpeakers, articles, articleTerms, links, mentionedDates } from '../tables.ts';
import {
  type Clause,
  type FoundKey,
  type Lookup,
  NOTHING,
  named,
  type Pairs,
  placeholders,
  sum,
  unindexed,
} from './clause.ts';
import { linkTargets } from './link-targets.ts';

const clauses = {
  from: (instant) => [
    {
      shape: 'from',
      values: { from: keyAt(instant) },
      condition: (key, inOrder) => sql`${unindexed(key, inOrder)} >= cast(${sql.placeholder('from')} as integer)`,
    },
  ],
  before: (instant) => [
    {
      shape: 'before',
      values: { before: keyAt(instant), dated: FIRST_DATED_KEY },
      condition: (key, inOrder) =>
        sql`${unindexed(key, inOrder)} < cast(${sql.placeholder('before')} as integer) and ${unindexed(key, inOrder)} >= cast(${sql.placeholder('dated')} as integer)`,
    },
  ],
  section: (choice, lookup) => termClauses('section', choice, lookup),
  tag: (choice, lookup) => termClauses('tag', choice, lookup),
  author: (choice, lookup) => termClauses('author', choice, lookup),
  source: (choice, lookup) => termClauses('source', choice, lookup),
  lang: (choice, lookup) => termClauses('lang', choice, lookup),
  entity: (choice, lookup) => choiceClauses('entity', articleEntities, choice, lookup, lookup.entity),
  speaker: (choice, lookup) => choiceClauses('speaker', articleSpeakers, choice, lookup, lookup.speaker),
  linksTo: (targets, lookup) => [linksToClause(targets, lookup)],
  hasImage: (wanted) => [
    {
      shape: 'hasImage',
      values: { hasImage: wanted ? 1 : 0 },
      condition: (_, inOrder) => sql`${unindexed(articles.hasImage, inOrder)} = ${sql.placeholder('hasImage')}`,
    },
  ],
  hasQuotes: (wanted) => [
    {
      shape: 'hasQuotes',
      values: { hasQuotes: wanted ? 1 : 0 },
      condition: () => sql`(${articles.quoteCount} > 0) = ${sql.placeholder('hasQuotes')}`,
    },
  ],
  mentioned: (period, lookup) => [mentionedClause(period, lookup)],
  ids: (ids) => [
    {
      shape: `ids${ids.length}`,
      values: named('id', ids),
      condition: () => inArray(articles.id, placeholders('id', ids.length)),
    },
  ],
} satisfies {
  [Name in keyof ArticleFilters]-?: (value: NonNullable<ArticleFilters[Name]>, lookup: Lookup) => Clause[];
};

/** Returns the clauses of these filters; all must hold. */
export function where(filters: ArticleFilters, lookup: Lookup): Clause[] {
  const all: Clause[] = [];
  for (const name of Object.keys(clauses) as (keyof typeof clauses)[]) {
    const value = filters[name];
    if (value === undefined) continue;
    const make = clauses[name] as (value: unknown, lookup: Lookup) => Clause[];
    all.push(...make(value, lookup));
  }
  return all;
}

function termClauses(kind: TermKind, choice: Choice, lookup: Lookup): Clause[] {
  return choiceClauses(kind, articleTerms, choice, lookup, (value) => lookup.term(kind, value));
}

function choiceClauses(
  name: string,
  pairs: Pairs,
  choice: Choice,
  { db }: Lookup,
  find: (value: string) => FoundKey | null,
): Clause[] {
  const known = (values: string[]) => values.map(find).filter((found) => found !== null);
  const all: Clause[] = [];
  if (choice.any) {
    const found = known(choice.any);
    all.push(found.length > 0 ? anyOf(`${name}Any`, pairs, found, db) : NOTHING);
  }
  choice.all?.forEach((value, index) => {
    const found = find(value);
    all.push(found ? anyOf(`${name}All${index}x`, pairs, [found], db) : NOTHING);
  });
  if (choice.not) {
    const found = known(choice.not);
    if (found.length > 0) all.push(noneOf(`${name}Not`, pairs, found, db));
  }
  return all;
}

function anyOf(name: string, pairs: Pairs, found: FoundKey[], db: Handle): Clause {
  const keys = found.map((one) => one.key);
  return {
    shape: `${name}${keys.length}`,
    values: named(name, keys),
    condition: () => exists(having(name, pairs, keys.length, db)),
    articleCount: sum(found.map((one) => one.articleCount)),
    walk: { pairs, keys },
    listed: () => {
      const matching = inArray(keyColumn(pairs), placeholders(name, keys.length));
      return inArray(articles.key, db.select({ key: pairs.articleKey }).from(pairs).where(matching));
    },
  };
}

function noneOf(name: string, pairs: Pairs, found: FoundKey[], db: Handle): Clause {
  const keys = found.map((one) => one.key);
  return {
    shape: `${name}${keys.length}`,
    values: named(name, keys),
    condition: () => notExists(having(name, pairs, keys.length, db)),
  };
}

function having(name: string, pairs: Pairs, count: number, db: Handle) {
  return db
    .select({ one: sql`1` })
    .from(pairs)
    .where(and(eq(pairs.articleKey, articles.key), inArray(keyColumn(pairs), placeholders(name, count))));
}

/** The column of the table that holds the key of the term or entity. */
export function keyColumn(pairs: Pairs) {
  return 'termKey' in pairs ? pairs.termKey : pairs.entityKey;
}

function mentionedClause(period: NonNullable<ArticleFilters['mentioned']>, { db }: Lookup): Clause {
  const { first, end } = daysBetween(period);
  const within = sql`${mentionedDates.last} >= ${sql.placeholder('mentionedFirst')} and ${mentionedDates.first} < ${sql.placeholder('mentionedEnd')}`;
  return {
    shape: 'mentioned',
    values: { mentionedFirst: first, mentionedEnd: end },
    condition: () =>
      exists(
        db
          .select({ one: sql`1` })
          .from(mentionedDates)
          .where(and(eq(mentionedDates.articleKey, articles.key), within)),
      ),
  };
}

function linksToClause(targets: string[], { db, linkCount, pageOf }: Lookup): Clause {
  const { pages, hosts } = linkTargets(targets, pageOf);
  const ways: (() => SQL)[] = [];
  if (pages.length > 0) ways.push(() => inArray(links.page, placeholders('linkPage', pages.length)));
  if (hosts.length > 0) ways.push(() => inArray(links.host, placeholders('linkHost', hosts.length)));
  if (ways.length === 0) return NOTHING;
  const leading = () => and(ne(links.kind, 'original'), or(...ways.map((way) => way())));
  return {
    shape: `linksTo${pages.length}p${hosts.length}h`,
    values: { ...named('linkPage', pages), ...named('linkHost', hosts) },
    articleCount: sum([
      ...pages.map((page) => linkCount('page', page)),
      ...hosts.map((host) => linkCount('host', host)),
    ]),
    condition: () =>
      exists(
        db
          .select({ one: sql`1` })
          .from(links)
          .where(and(eq(links.articleKey, articles.key), leading())),
      ),
    listed: () => inArray(articles.key, db.select({ key: links.articleKey }).from(links).where(leading())),
  };
}
