// Defines a clause: one condition of an article list, with its values and what the planner of the list needs to know.

import type { TermKind } from '../../model/query/query.ts';
import { type Placeholder, type SQL, type SQLWrapper, sql } from '../drizzle.ts';
import type { PageOf } from '../known-address.ts';
import type { Handle } from '../sqlite.ts';
import type { articleEntities, articleSpeakers, articleTerms } from '../tables.ts';

/** The tables that map terms, entities and speakers to articles. */
export type Pairs = typeof articleTerms | typeof articleEntities | typeof articleSpeakers;

/** One condition. `shape` identifies its SQL; values are bound separately, as `name0`, `name1` … */
export interface Clause {
  shape: string;
  values: Record<string, string | number>;
  /**
   * `key` is the publication key of the leading table. `inOrder` is true if its rows come in key order; if not, the
   * condition must not offer an index that the planner would prefer to the order.
   */
  condition: (key: SQLWrapper, inOrder: boolean) => SQL | undefined;
  /** The number of matching articles, if known: exact for one key of `walk`, an estimate for other conditions. */
  articleCount?: number;
  /** The table through which the articles can be read in order. */
  walk?: { pairs: Pairs; keys: number[] };
  /** The same condition as a list of keys, which is faster if few articles match. */
  listed?: () => SQL | undefined;
}

/** Looks up what filters need: the keys of names, and the number of articles of each. */
export interface Lookup {
  db: Handle;
  term: (kind: TermKind, value: string) => { key: number; articleCount: number } | null;
  entity: (id: string) => { key: number; articleCount: number } | null;
  /** An entity with the number of articles that quote it. */
  speaker: (id: string) => { key: number; articleCount: number } | null;
  /** Maps a canonical address to its page. */
  pageOf: PageOf;
  /** The number of links with this value, counted up to 10,000. */
  linkCount: (column: 'page' | 'host' | 'kind' | 'state', value: string) => number;
}

/**
 * Whether it is faster to sort all `count` rows than to scan all articles in the requested order. Sorting costs every
 * row; scanning costs, per row found, the rows between.
 */
export function areFew(count: number, liveCount: number): boolean {
  return count ** 2 <= 100 * liveCount;
}

/** A term or an entity by key. */
export type FoundKey = { key: number; articleCount: number };

/** The clause of a filter that matches no article. */
export const NOTHING: Clause = { shape: 'nothing', values: {}, condition: () => sql`0` };

/** Returns the column, or an expression that hides its index from the planner. */
export function unindexed(column: SQLWrapper, indexed: boolean): SQLWrapper {
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
