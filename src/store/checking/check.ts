// Defines what a check is: one invariant of an archive, and how to repair a violation.

import type Database from 'better-sqlite3';
import type { Block } from '../../model/text/block.ts';
import type { PageOf } from '../known-address.ts';
import type { Handle } from '../sqlite.ts';
import type { articles, bodies } from '../tables.ts';

/**
 * What repairs a fault. `repair`: derived data, which `check --repair` rebuilds. `reenrich`: enrichment recomputes it.
 * `restore`: recorded data, which only a backup has.
 */
export type Remedy = 'repair' | 'reenrich' | 'restore';

export interface Fault {
  check: string;
  remedy: Remedy;
  /** One sentence without its full stop: the row and what is wrong with it. */
  problem: string;
}

/**
 * Data that another version of the program derived. It is rebuilt when the archive is next opened, and not checked
 * before.
 */
export interface Outdated {
  rendering: boolean;
  words: boolean;
  names: boolean;
  links: boolean;
}

export interface CheckContext {
  db: Handle;
  client: Database.Database;
  pageOf: PageOf;
  outdated: Outdated;
  /** The messages of `PRAGMA integrity_check`, which runs once. */
  integrity: () => readonly string[];
}

/** How to repair what a check found. `mend` runs in one transaction. */
export type Mending =
  /** Statements that rebuild the data from the rows it is derived from. */
  | { mend: readonly string[] }
  /** A rebuild by the writer; see `writing/repairs.ts`. */
  | { rebuild: 'rendering' | 'words' | 'names' | 'links' | 'headlines' | 'indexes' };

interface AnyCheck {
  /** Unique, kebab-case. */
  name: string;
  /** The derived tables whose rows the check verifies. */
  tables?: readonly string[];
  remedy: Remedy;
  /** Present if the remedy is `repair`. */
  mending?: Mending;
  /** Whether the check reads every word of the archive. */
  isSlow?: boolean;
}

/** A check of whole tables. */
export interface TableCheck extends AnyCheck {
  find: (context: CheckContext) => Iterable<string>;
}

export interface CheckedArticle {
  row: typeof articles.$inferSelect;
  body: typeof bodies.$inferSelect;
  blocks: Block[];
  /** A value of `STALE`: the part of the article that awaits a rebuild. */
  stale: number;
}

/** A check of one article after another. */
export interface ArticleCheck extends AnyCheck {
  open: (context: CheckContext) => {
    article: (article: CheckedArticle) => Iterable<string>;
    /** Runs after all articles. */
    end?: () => Iterable<string>;
  };
}

export type Check = TableCheck | ArticleCheck;

/** Makes a check of one query. Each row is a fault: its `place`, the value `kept` there and the value `counted`. */
export function queryCheck({
  query,
  ...check
}: AnyCheck & { query: string; says?: (row: QueryRow) => string; unless?: keyof Outdated }): TableCheck {
  const { says = differs, unless, ...rest } = check;
  return {
    ...rest,
    *find({ client, outdated }) {
      if (unless && outdated[unless]) return;
      for (const row of client.prepare(query).iterate() as Iterable<QueryRow>) yield says(row);
    },
  };
}

export interface QueryRow {
  place: string;
  kept: unknown;
  counted: unknown;
}

const differs = ({ place, kept, counted }: QueryRow) => `${place}: it is ${shown(kept)} and must be ${shown(counted)}`;

const LONGEST = 60;

/** Formats a value for a message. */
export function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > LONGEST ? `${text.slice(0, LONGEST).toWellFormed()}…` : text;
}
