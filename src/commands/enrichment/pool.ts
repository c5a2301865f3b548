// A pool of enrichers: documents are read and enriched in threads of their own, so that whoever asks goes on meanwhile.

import { availableParallelism } from 'node:os';
import { versionWithCurated } from '../../enrich/curated/index.ts';
import { type CuratedEntity, curatedVersion } from '../../model/entity/curated-entity.ts';
import { scriptBeside } from '../../threads.ts';
import {
  type Enricher,
  type EnricherInfo,
  type EnrichOutcome,
  notEnriched,
  type ReadOutcome,
  type Urgency,
} from './enricher.ts';
import type { EnricherWorkerData, EnrichmentOutcome, EnrichmentTask } from './messages.ts';
import { PoolWorker, type Task } from './pool-worker.ts';

export interface EnricherPoolOptions {
  /** How many threads, at most; `null`: one for each core but one, which is left to whoever asks. */
  workers?: number | null;
  /** The folder of a transformer to find names by. */
  transformer?: string | null;
  /** Told once what is missing to find names as well as could be. */
  say?: (line: string) => void;
  /** Milliseconds that 100 KB of a document may take. */
  patience?: number;
  /** Milliseconds after which workers that have nothing to do are ended. */
  idle?: number;
  /** What the workers run. */
  script?: URL;
}

const SCRIPT = scriptBeside(import.meta.url, 'worker');
/** So many for each worker keep it busy while others are being saved. */
const WIDTH = 32;
/** Starting a worker takes as long as that many documents. */
const FEW = 16;
/** Times that a document is tried again after its worker ended: it may have been another's fault. */
const RETRIES = 1;

/** No worker is started before there is something to do. */
export function openEnricherPool(options: EnricherPoolOptions = {}): Enricher {
  const { say, patience = 300_000, idle = 30_000, script = SCRIPT } = options;
  const data: EnricherWorkerData = { transformer: options.transformer ?? null };
  const workers = options.workers ?? Math.max(1, availableParallelism() - 1);
  const seats = new Set<PoolWorker>();
  const waiting: Task[] = [];
  let most = workers;
  let count = 0;
  let begun: PromiseWithResolvers<EnricherInfo> | null = null;
  let idling: NodeJS.Timeout | undefined;
  let given: readonly CuratedEntity[] = [];
  let hasSaid = false;
  let closed = false;

  function ask<Result extends EnrichmentOutcome>(
    job: EnrichmentTask,
    size: number,
    urgency: Urgency = 'whenever',
  ): Promise<Result> {
    return new Promise((resolve, reject) => {
      if (closed) return reject(new Error('The enricher is closed.'));
      const isUrgent = urgency === 'urgent';
      const task = { job, size, isUrgent, number: count++, deaths: 0, resolve: resolve as Task['resolve'], reject };
      const place = isUrgent ? waiting.findIndex((other) => !other.isUrgent) : -1;
      waiting.splice(place === -1 ? waiting.length : place, 0, task);
      next();
    });
  }

  /** Gives tasks to those who have time, the first to the least busy, and starts or ends workers as need be. */
  function next(): void {
    clearTimeout(idling);
    for (let [task] = waiting; task; [task] = waiting) {
      const seat = leastBusy(task);
      if (!seat) break;
      waiting.shift();
      seat.give(task);
    }
    const tasks = [...seats].reduce((sum, seat) => sum + seat.tasks.length, waiting.length);
    while (seats.size < Math.min(most, Math.ceil(tasks / FEW))) take();
    // All are at something long: what is urgent gets one more.
    if (waiting[0]?.isUrgent && seats.size <= most && [...seats].every(({ isHeld }) => isHeld)) take();
    if (tasks === 0) idling = setTimeout(endAll, idle).unref();
  }

  function leastBusy(task: Task): PoolWorker | undefined {
    let best: PoolWorker | undefined;
    for (const seat of seats) {
      if (seat.hasRoomFor(task) && (!best || seat.tasks.length < best.tasks.length)) best = seat;
    }
    return best;
  }

  function take(): void {
    const seat = new PoolWorker({
      script,
      data,
      patience,
      onReady(means) {
        beginning().resolve(means);
        if (means.missing !== null && !hasSaid) say?.(means.missing);
        hasSaid = true;
        next();
      },
      onAnswer(task, outcome) {
        task.resolve(outcome);
        next();
      },
      onEnd: (error) => leave(seat, error),
    });
    seats.add(seat);
    if (given.length > 0) seat.know(given);
  }

  /** A worker is gone: the document it was at is tried again, alone of those it had it may be the cause. */
  function leave(seat: PoolWorker, error: unknown): void {
    seats.delete(seat);
    const [cause, ...others] = seat.tasks.splice(0);
    waiting.unshift(...others);
    if (cause && cause.deaths++ < RETRIES) waiting.unshift(cause);
    else cause?.resolve(notEnriched(`The thread that read this document was lost, twice: ${(error as Error).message}`));
    if (!seat.isReady) {
      // The machine may not have what so many need; where not even one begins, none ever will.
      most = Math.max(1, seats.size);
      if (seats.size === 0) failAll(error);
    }
    next();
  }

  function failAll(error: unknown): void {
    beginning().reject(error);
    begun = null;
    for (const task of waiting.splice(0)) task.reject(error);
  }

  function beginning(): PromiseWithResolvers<EnricherInfo> {
    if (!begun) {
      begun = Promise.withResolvers();
      // Nobody may be waiting for it.
      begun.promise.catch(() => {});
    }
    return begun;
  }

  async function endAll(): Promise<void> {
    const ended = [...seats].map((seat) => seat.end());
    seats.clear();
    await Promise.all(ended);
  }

  return {
    width: workers * WIDTH,

    know(entities): void {
      if (curatedVersion(entities) === curatedVersion(given)) return;
      given = entities;
      for (const seat of seats) seat.know(given);
    },

    async ready(): Promise<EnricherInfo> {
      if (closed) throw new Error('The enricher is closed.');
      const { promise } = beginning();
      if (seats.size === 0) take();
      const { extractor, missing } = await promise;
      return { extractor: versionWithCurated(extractor, curatedVersion(given)), missing };
    },

    read: (document, urgency) => ask<ReadOutcome>({ read: document }, document.bytes.byteLength, urgency),
    enrich: (draft, urgency) => ask<EnrichOutcome>({ enrich: draft }, draft.text.length, urgency),

    async close() {
      closed = true;
      clearTimeout(idling);
      for (const seat of seats) waiting.unshift(...seat.tasks.splice(0));
      failAll(new Error('The enricher is closed.'));
      await endAll();
    },
  };
}
