// What a check is: one clause of what must hold in an archive, and what mends a breach of it.

import type Database from 'better-sqlite3';
import type { Block } from '../../model/text/block.ts';
import type { PageOf } from '../known-address.ts';
import type { Handle } from '../sqlite.ts';
import type { articles, bodies } from '../tables.ts';

/**
 * What mends a fault. `repair`: it is derived data, which `check --repair` rebuilds. `reenrich`: enrichment found it, and
 * finds it again. `restore`: it is recorded data, which only a backup has.
 */
export type Remedy = 'repair' | 'reenrich' | 'restore';

export interface Fault {
  check: string;
  remedy: Remedy;
  /** One sentence without its full stop: which row, and what is wrong with it. */
  problem: string;
}

/** What another version of the program derived; it is rebuilt when the archive is next opened, and not checked until then. */
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
  /** What SQLite says of the file (`PRAGMA integrity_check`), asked once. */
  integrity: () => readonly string[];
}

/** How to make what a check found wrong right again. `mend` is done in one transaction. */
export type Mending =
  /** Statements that rebuild it from the rows it is derived from. */
  | { mend: readonly string[] }
  /** Work of the writer: see `repair.ts`. */
  | { rebuild: 'rendering' | 'words' | 'names' | 'links' | 'headlines' | 'indexes' };

interface AnyCheck {
  /** Unique, kebab-case. */
  name: string;
  /** The derived tables whose rows it proves. */
  tables?: readonly string[];
  remedy: Remedy;
  /** If the remedy is `repair`. */
  mending?: Mending;
  /** Reads every word of the archive. */
  isSlow?: boolean;
}

/** Looks at tables as a whole. */
export interface TableCheck extends AnyCheck {
  find: (context: CheckContext) => Iterable<string>;
}

export interface CheckedArticle {
  row: typeof articles.$inferSelect;
  body: typeof bodies.$inferSelect;
  blocks: Block[];
  /** Of `STALE`: what of it is to be rebuilt anyway. */
  stale: number;
}

/** Looks at one article after another. */
export interface ArticleCheck extends AnyCheck {
  open: (context: CheckContext) => {
    article: (article: CheckedArticle) => Iterable<string>;
    /** What is left when all articles were seen. */
    end?: () => Iterable<string>;
  };
}

export type Check = TableCheck | ArticleCheck;

/** A check by one query. Each of its rows is a fault: `place`, and what is `kept` there and what `counted`. */
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

/** A value as a line shows it. */
export function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > LONGEST ? `${text.slice(0, LONGEST).toWellFormed()}…` : text;
}
