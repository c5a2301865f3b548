// Checks all invariants of an archive on one snapshot, while other connections write.

import { systemErrorReason } from '../../model/problem/system-error.ts';
import { asc, eq, gt, sql } from '../drizzle.ts';
import { NO_KEY } from '../key.ts';
import { readMetadata } from '../metadata.ts';
import { openForChecks } from '../open-as-is.ts';
import type { Handle } from '../sqlite.ts';
import { articles, bodies, docValues } from '../tables.ts';
import { pageOfPatterns, readPatterns } from '../url-patterns.ts';
import { INDEX, linkFormOf, RENDERER } from '../versions.ts';
import type { Check, CheckContext, Fault } from './check.ts';
import { indexes } from './file.ts';
import { readStoredBlocks } from './read-blocks.ts';
import { articleChecks, fileChecks, tableChecks } from './registry.ts';
import { addFunctions } from './sql-functions.ts';

export type { Fault, Remedy } from './check.ts';

const OLDER = 'It was made by an older version of this program: only its pages and indexes were checked.';
/** Articles read per batch. */
const BATCH = 50;
/** The maximum number of faults reported per check. */
const MOST = 100;

export interface StoreCheckOptions {
  /** Skips checks that read every word of the archive. */
  quick?: boolean;
}

/** A fault, the progress from 0 to 1, or the reason why some checks did not run. */
export type CheckStep = { fault: Fault } | { share: number } | { note: string };

/**
 * Checks the archive in this file. Changes nothing.
 *
 * @throws Error with one clear sentence if the archive cannot be opened or a newer version of the program made it.
 */
export function* checkFile(file: string, { quick = false }: StoreCheckOptions = {}): Generator<CheckStep> {
  const { db, isCurrent, close } = openForChecks(file);
  try {
    let isReadable = true;
    for (const step of checkPages(db)) {
      yield step;
      if ('fault' in step && step.fault.check === indexes.name) isReadable = false;
    }
    if (!isCurrent) return yield { note: OLDER };
    // Queries that use a damaged index report false faults.
    if (!isReadable) return yield { note: 'The rest can be checked once its indexes are rebuilt.' };
    const context = contextOf(db);
    const checks = tableChecks.filter((check) => !(quick && check.isSlow));
    for (const [at, check] of checks.entries()) {
      yield { share: (at / checks.length) * 0.5 };
      yield* told(check, () => check.find(context));
    }
    if (!quick) yield* checkArticles(context);
    yield { share: 1 };
  } finally {
    close();
  }
}

/** Runs the checks that do not depend on the tables of this version. */
function* checkPages(db: Handle): Generator<CheckStep> {
  const context = { db, client: db.$client, integrity: integrityOf(db) } as CheckContext;
  for (const check of fileChecks) yield* told(check, () => check.find(context));
}

/** Returns the messages of `PRAGMA integrity_check`, which runs once. */
function integrityOf(db: Handle): () => readonly string[] {
  let messages: string[] | null = null;
  return () => {
    messages ??= (db.$client.pragma('integrity_check') as { integrity_check: string }[])
      .map((row) => row.integrity_check.replace(/\s+/g, ' '))
      .filter((message) => message !== 'ok');
    return messages;
  };
}

function contextOf(db: Handle): CheckContext {
  const patterns = readPatterns(db)();
  const pageOf = pageOfPatterns(patterns);
  addFunctions(db.$client, pageOf);
  const isLinked =
    readMetadata(db, 'linkForm')() === linkFormOf(patterns) && readMetadata(db, 'linksRefreshed')() === 'all';
  return {
    db,
    client: db.$client,
    pageOf,
    outdated: {
      rendering: readMetadata(db, 'renderer')() !== RENDERER,
      words: readMetadata(db, 'index')() !== INDEX,
      names: (readMetadata(db, 'entitiesIndexed')() ?? 'all') !== 'all' || readMetadata(db, 'index')() !== INDEX,
      links: !isLinked,
    },
    integrity: integrityOf(db),
  };
}

/** Runs a check and yields its faults. A check that cannot read its data is a fault as well. */
function* told(check: Check, find: () => Iterable<string>): Generator<CheckStep> {
  const { name, remedy } = check;
  let count = 0;
  try {
    for (const problem of find()) {
      if (++count > MOST) break;
      yield { fault: { check: name, remedy, problem } };
    }
  } catch (error) {
    yield { fault: unreadable(check, error) };
  }
  if (count > MOST) yield { fault: { check: name, remedy, problem: `there are more than ${MOST}` } };
}

function unreadable({ name, remedy }: Check, error: unknown): Fault {
  return { check: name, remedy, problem: `it cannot be checked: ${systemErrorReason(error)}` };
}

function* checkArticles(context: CheckContext): Generator<CheckStep> {
  const { db } = context;
  const batch = db
    .select({ row: articles, body: bodies, stale: docValues.stale })
    .from(articles)
    .innerJoin(bodies, eq(bodies.articleKey, articles.key))
    .leftJoin(docValues, eq(docValues.articleKey, articles.key))
    .where(gt(articles.key, sql.placeholder('after')))
    .orderBy(asc(articles.key))
    .limit(BATCH)
    .prepare();
  const opened = [];
  const counts = new Map<Check, number>();
  for (const check of articleChecks) {
    try {
      opened.push({ check, work: check.open(context) });
    } catch (error) {
      yield { fault: unreadable(check, error) };
    }
  }
  const total = db.$client.prepare('select count(*) from articles').pluck().get() as number;
  let done = 0;
  try {
    for (let after = NO_KEY; ; ) {
      const rows = batch.all({ after });
      for (const { row, body, stale } of rows) {
        const blocks = readStoredBlocks(body.blocks);
        after = row.key;
        // Another check reports unreadable blocks.
        if (!blocks) continue;
        for (const { check, work } of opened) {
          for (const step of told(check, () => work.article({ row, body, blocks, stale: stale ?? 0 }))) {
            const count = (counts.get(check) ?? 0) + 1;
            counts.set(check, count);
            if (count <= MOST) yield step;
          }
        }
      }
      done += rows.length;
      if (rows.length < BATCH) break;
      yield { share: 0.5 + (done / total) * 0.5 };
    }
  } catch (error) {
    // The check of pages reports the details.
    yield {
      fault: { check: 'bodies', remedy: 'restore', problem: `articles cannot be read: ${systemErrorReason(error)}` },
    };
  }
  for (const { check, work } of opened) if (work.end) yield* told(check, () => work.end?.() ?? []);
}
