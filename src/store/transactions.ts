// Runs the transactions of a store one at a time, single changes before batches, and the upkeep that follows them.

import { setTimeout as wait } from 'node:timers/promises';
import { stepByStep } from '../threads.ts';
import { repair } from './repair.ts';
import type { SqliteEngine } from './sqlite.ts';
import { type Rank, Turns } from './turns.ts';
import { prepareUpkeep } from './unfinished.ts';
import type { openWriter } from './writer.ts';
import type { WriteTransaction } from './writing/transaction.ts';

export type Work<Result> = (to: WriteTransaction) => Result | Promise<Result>;

export interface Transactions {
  write<Result>(work: Work<Result>, rank?: Rank): Promise<Result>;
  rehearse<Result>(work: Work<Result>, rank?: Rank): Promise<Result>;
  /** Rebuilds what another version of the program made and purges erased articles, if needed. */
  maintain(): void;
  /** Rebuilds the data that these checks verify. */
  repair(checks: readonly string[]): Promise<void>;
  /** Waits until no erased data remains. */
  erased(): Promise<void>;
  /** Whether a single change is waiting. */
  isAwaited(): boolean;
  /** Whether a transaction or upkeep is running or waiting. */
  isBusy(): boolean;
  /** Finishes all requested transactions. */
  close(): Promise<void>;
}

type Writing = ReturnType<typeof openWriter>;

/** Milliseconds between attempts to empty the write-ahead log. */
const AGAIN = 200;

export function openTransactions(engine: SqliteEngine, onCommit: () => void): Transactions {
  const upkeep = prepareUpkeep(engine.write);
  const turns = new Turns();
  let writing: Promise<Writing> | null = null;
  let rebuilding: Promise<void> | null = null;
  let condensing: Promise<void> | null = null;
  let closing = false;
  let closed = false;

  /** Loads the writer on first use: it has hundreds of modules and statements that a reading thread does not need. */
  function writer(): Promise<Writing> {
    writing ??= import('./writer.ts')
      .then(({ openWriter }) => openWriter(engine))
      .catch((error) => {
        // A database that cannot be read now may be readable later.
        writing = null;
        throw error;
      });
    return writing;
  }

  async function transact<Result>(work: Work<Result>, keep: boolean): Promise<Result> {
    if (closed) throw new Error('The store is closed.');
    const { writer: to, settle, forget } = await writer();
    const pause = stepByStep();
    try {
      engine.begin();
      const result = await work(to);
      if (!keep) {
        engine.rollback();
        forget();
        return result;
      }
      for (const _ of settle()) await pause();
      engine.commit();
      onCommit();
      condense();
      return result;
    } catch (error) {
      engine.rollback();
      forget();
      engine.saveMisplaced();
      throw error;
    }
  }

  const write = <Result>(work: Work<Result>, rank: Rank = 'single'): Promise<Result> =>
    turns.take(() => transact(work, true), rank);

  async function rebuild(): Promise<void> {
    // Runs before any other request, so that every later write finds the rebuild started.
    let done = await write(async () => (await writer()).refresh.begin());
    // Other writes run in between; closing waits for one batch at most.
    while (!done && !closing) done = await write(async () => (await writer()).refresh.step(), 'batch');
  }

  /** Purges erased data from the files of the archive in steps; other writes run in between. */
  function condense(): void {
    if (condensing || closing || !upkeep.isCondensing()) return;
    condensing = condenseAll().finally(() => {
      condensing = null;
    });
    // If another process holds the write lock for long, the next commit or start retries.
    condensing.catch(() => {});
  }

  async function condenseAll(): Promise<void> {
    const { condense: parts } = await writer();
    while (!closing && parts.isDue()) {
      for (let done = false; !done && !closing; ) done = await write(() => parts.step(), 'batch');
      // Succeeds as soon as no reader uses the log, usually at once. Closing the database empties it as well.
      while (!closing && !engine.truncateLog()) await wait(AGAIN, undefined, { ref: false });
      if (!closing) await write(() => parts.end());
    }
  }

  return {
    write,
    rehearse: (work, rank = 'single') => turns.take(() => transact(work, false), rank),

    maintain(): void {
      if (upkeep.isOutdated()) {
        // If another process holds the write lock for long, the next start retries.
        rebuilding = rebuild()
          .catch(() => {})
          .finally(() => {
            rebuilding = null;
          });
      }
      condense();
    },

    repair: async (checks) => repair(checks, (await writer()).repairs, write),

    erased: async () => void (await condensing),
    isAwaited: () => turns.isAwaited,
    isBusy: () => turns.isBusy || rebuilding !== null || condensing !== null,

    async close(): Promise<void> {
      closing = true;
      await turns.done();
      closed = true;
    },
  };
}
