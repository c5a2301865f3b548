// Runs enrichers in a pool of worker threads, so that the calling thread is not blocked.

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
  /** Maximum number of threads; `null`: one per core except one, which is left to the calling thread. */
  workers?: number | null;
  /** Folder of a transformer model that extracts names. */
  transformer?: string | null;
  /** Called once with a message if name recognition is limited. */
  say?: (line: string) => void;
  /** Milliseconds that 100 KB of a document may take. */
  patience?: number;
  /** Milliseconds after which idle workers are ended. */
  idle?: number;
  /** The script that the workers run. */
  script?: URL;
}

const SCRIPT = scriptBeside(import.meta.url, 'worker');
/** Tasks per worker that keep it busy while results are saved. */
const WIDTH = 32;
/** Starting a worker takes as long as this many documents. */
const FEW = 16;
/** Retries of a document after its worker ended, since another task may have been the cause. */
const RETRIES = 1;

/** Workers start only when there are tasks. */
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

  /** Assigns waiting tasks to free workers, the least busy first, and starts or ends workers as needed. */
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
    // If all workers run long tasks, an urgent task gets an extra worker.
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

  /** Handles the end of a worker: the running document is retried, since only it may be the cause. */
  function leave(seat: PoolWorker, error: unknown): void {
    seats.delete(seat);
    const [cause, ...others] = seat.tasks.splice(0);
    waiting.unshift(...others);
    if (cause && cause.deaths++ < RETRIES) waiting.unshift(cause);
    else cause?.resolve(notEnriched(`The thread that read this document was lost, twice: ${(error as Error).message}`));
    if (!seat.isReady) {
      // The machine may lack resources for more workers; if none could start, none ever will.
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
      // The caller may not await the promise.
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
