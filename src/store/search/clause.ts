// A clause: one condition of a list of articles, what it needs to know of the archive, and the words it is written with.

import type { TermKind } from '../../model/query/query.ts';
import { type Placeholder, type SQL, type SQLWrapper, sql } from '../drizzle.ts';
import type { PageOf } from '../known-address.ts';
import type { Handle } from '../sqlite.ts';
import type { articleEntities, articleSpeakers, articleTerms } from '../tables.ts';

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
  /** From a canonical address to the page it leads to. */
  pageOf: PageOf;
  /** How many links have this value; counted no further than 10,000. */
  linkCount: (column: 'page' | 'host' | 'kind' | 'state', value: string) => number;
}

/**
 * Whether rows are so few that it is quicker to sort them all than to find a page of them in the order asked for. The
 * first costs each of them, the second, for each one found, the rows between.
 */
export function areFew(count: number, liveCount: number): boolean {
  return count ** 2 <= 100 * liveCount;
}

/** A term or an entity, by its key. */
export type FoundKey = { key: number; articleCount: number };

/** The condition of a filter that nothing meets. */
export const NOTHING: Clause = { shape: 'nothing', values: {}, condition: () => sql`0` };

/** A column of numbers, or the same where no index is seen. */
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
