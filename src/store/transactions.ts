// The transactions of a store: one at a time, single changes before batches, and the upkeep that follows them.

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
  /** Rebuilds what another version of the program made and removes what is left of erased articles, if need be. */
  maintain(): void;
  /** Rebuilds what these checks prove. */
  repair(checks: readonly string[]): Promise<void>;
  /** Waits until nothing is left of erased articles. */
  erased(): Promise<void>;
  /** Whether a single change waits. */
  isAwaited(): boolean;
  /** Whether there is a transaction or upkeep under way, or waiting. */
  isBusy(): boolean;
  /** Finishes the transactions that were asked for. */
  close(): Promise<void>;
}

type Writing = ReturnType<typeof openWriter>;

/** After how many milliseconds it is tried again to empty the write-ahead log. */
const AGAIN = 200;

export function openTransactions(engine: SqliteEngine, onCommit: () => void): Transactions {
  const upkeep = prepareUpkeep(engine.write);
  const turns = new Turns();
  let writing: Promise<Writing> | null = null;
  let rebuilding: Promise<void> | null = null;
  let condensing: Promise<void> | null = null;
  let closing = false;
  let closed = false;

  /** Hundreds of modules and statements: a thread that only reads never loads them. */
  function writer(): Promise<Writing> {
    writing ??= import('./writer.ts')
      .then(({ openWriter }) => openWriter(engine))
      .catch((error) => {
        // A database that cannot be read now may be read later.
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
    // Asked for before anything else is: whoever writes afterwards finds it begun.
    let done = await write(async () => (await writer()).refresh.begin());
    // Others write in between; closing does not wait for more than a batch.
    while (!done && !closing) done = await write(async () => (await writer()).refresh.step(), 'batch');
  }

  /** Takes what was erased out of the files of the archive, by and by; others write in between. */
  function condense(): void {
    if (condensing || closing || !upkeep.isCondensing()) return;
    condensing = condenseAll().finally(() => {
      condensing = null;
    });
    // Where it cannot be done now, because another process writes for long, the next commit or start does it.
    condensing.catch(() => {});
  }

  async function condenseAll(): Promise<void> {
    const { condense: parts } = await writer();
    while (!closing && parts.isDue()) {
      for (let done = false; !done && !closing; ) done = await write(() => parts.step(), 'batch');
      // Once nobody reads in it any more: at once, mostly. Closing does it, too.
      while (!closing && !engine.truncateLog()) await wait(AGAIN, undefined, { ref: false });
      if (!closing) await write(() => parts.end());
    }
  }

  return {
    write,
    rehearse: (work, rank = 'single') => turns.take(() => transact(work, false), rank),

    maintain(): void {
      if (upkeep.isOutdated()) {
        // Where it cannot be done now, because another process writes for long, the next start does it.
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
