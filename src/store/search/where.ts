// Filters of articles as clauses: one entry per filter, so that a filter without its clause does not compile.

import {
  and,
  eq,
  exists,
  inArray,
  ne,
  notExists,
  or,
  type Placeholder,
  type SQL,
  type SQLWrapper,
  sql,
} from 'drizzle-orm';
import type { ArticleFilters, Choice, TermKind } from '../../model/query.ts';
import { daysBetween } from '../doc-values/calendar.ts';
import { FIRST_DATED_KEY, keyAt } from '../key.ts';
import type { Handle } from '../sqlite.ts';
import { articleEntities, articleSpeakers, articles, articleTerms, links, mentionedDates } from '../tables.ts';
import { linkTargets } from './link-targets.ts';

/** The tables that say which articles have a term, an entity or a speaker. */
export type Pairs = typeof articleTerms | typeof articleEntities | typeof articleSpeakers;

/** One condition. `shape` tells two of them apart; values travel apart from it, under `name0`, `name1` … */
export interface Clause {
  shape: string;
  values: Record<string, string | number>;
  /**
   * `key` is the publication key of the table that the rows are walked through. `inOrder` says whether they come in its
   * order; where they are walked in another, no index of this condition must lure the planner away from that.
   */
  condition: (key: SQLWrapper, inOrder: boolean) => SQL | undefined;
  /** How many articles meet it, where that is known; of very many it is enough to know that. */
  articleCount?: number;
  /** Through which table they can be walked. */
  walk?: { pairs: Pairs; keys: number[] };
  /** The same condition as a list of articles, which is shorter to work through where they are few. */
  listed?: () => SQL | undefined;
}

/** What filters need to know of the archive: keys behind names, and how many articles each has. */
export interface Lookup {
  db: Handle;
  term: (kind: TermKind, value: string) => { key: number; articleCount: number } | null;
  entity: (id: string) => { key: number; articleCount: number } | null;
  /** An entity, with the count of the articles that quote it. */
  speaker: (id: string) => { key: number; articleCount: number } | null;
  /** How many links have this value; counted no further than 10,000. */
  linkCount: (column: 'url' | 'host' | 'kind' | 'state', value: string) => number;
}

/**
 * Whether rows are so few that it is quicker to sort them all than to find a page of them in the order asked for. The
 * first costs each of them, the second, for each one found, the rows between.
 */
export function areFew(count: number, liveCount: number): boolean {
  return count ** 2 <= 100 * liveCount;
}

/** A term or an entity, by its key. */
export type Found = { key: number; articleCount: number };

/** The condition of a filter that nothing meets. */
export const NOTHING: Clause = { shape: 'nothing', values: {}, condition: () => sql`0` };

const clauses = {
  from: (instant) => [
    {
      shape: 'from',
      values: { from: keyAt(instant) },
      condition: (key, inOrder) => sql`${plain(key, inOrder)} >= cast(${sql.placeholder('from')} as integer)`,
    },
  ],
  before: (instant) => [
    {
      shape: 'before',
      values: { before: keyAt(instant), dated: FIRST_DATED_KEY },
      condition: (key, inOrder) =>
        sql`${plain(key, inOrder)} < cast(${sql.placeholder('before')} as integer) and ${plain(key, inOrder)} >= cast(${sql.placeholder('dated')} as integer)`,
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
      condition: (_, inOrder) => sql`${plain(articles.hasImage, inOrder)} = ${sql.placeholder('hasImage')}`,
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

/** All conditions of these filters; each must hold. */
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
  find: (value: string) => Found | null,
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

function anyOf(name: string, pairs: Pairs, found: Found[], db: Handle): Clause {
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

function noneOf(name: string, pairs: Pairs, found: Found[], db: Handle): Clause {
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

/** The column of a pairs table that holds the term or the entity. */
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

function linksToClause(targets: string[], { db, linkCount }: Lookup): Clause {
  const { urls, hosts } = linkTargets(targets);
  const ways: (() => SQL)[] = [];
  if (urls.length > 0) ways.push(() => inArray(links.url, placeholders('linkUrl', urls.length)));
  if (hosts.length > 0) ways.push(() => inArray(links.host, placeholders('linkHost', hosts.length)));
  if (ways.length === 0) return NOTHING;
  const leading = () => and(ne(links.kind, 'original'), or(...ways.map((way) => way())));
  return {
    shape: `linksTo${urls.length}u${hosts.length}h`,
    values: { ...named('linkUrl', urls), ...named('linkHost', hosts) },
    articleCount: sum([...urls.map((url) => linkCount('url', url)), ...hosts.map((host) => linkCount('host', host))]),
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

/** A column of numbers, or the same where no index is seen. */
function plain(column: SQLWrapper, indexed: boolean): SQLWrapper {
  return indexed ? column : sql`(${column} + 0)`;
}

export function sum(numbers: number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}

export function placeholders(name: string, count: number): Placeholder[] {
  return Array.from({ length: count }, (_, index) => sql.placeholder(`${name}${index}`));
}

export function named<Value>(name: string, values: readonly Value[]): Record<string, Value> {
  return Object.fromEntries(values.map((value, index) => [`${name}${index}`, value]));
}
