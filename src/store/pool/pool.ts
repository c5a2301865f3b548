// Runs queries in a few worker threads, with a bounded queue and a deadline per query.

import { Worker } from 'node:worker_threads';
import { Problem } from '../../model/problem/problem.ts';
import { deserializeError } from '../../model/problem/thread-error.ts';
import { MODEST, scriptBeside } from '../../threads.ts';
import type { QueryArgs, QueryName, QueryResult, QueryWorkers } from '../analysis/index.ts';
import type { DatabaseFile } from '../database-files.ts';
import type { FromQueryWorker, QueryWorkerData, ToQueryWorker } from './messages.ts';

export interface PoolOptions extends DatabaseFile {
  /** The number of threads. */
  workers: number;
  /** The time limit of a query in milliseconds, waiting included. */
  deadline: number;
  /** The maximum number of waiting queries. */
  queue?: number;
  /** Whether workers start on demand and end after `idle` milliseconds without a query. */
  comeAndGo?: () => boolean;
  idle?: number;
  /** Called while the columns are filled, with the progress of the slowest worker from 0 to 1. */
  onProgress?: (share: number) => void;
}

/**
 * Above this number of articles, workers load the columns only for the first query: each takes some 40 MB and a second.
 */
export const LARGE = 250_000;
/** Up to this number of articles, the columns load while a worker starts, so workers start on demand. */
export const SMALL = 10_000;
const IDLE = 60_000;
const QUEUE = 200;
/** Milliseconds before a worker that failed to start is started again. */
const PAUSE = 1_000;
const WORKER = scriptBeside(import.meta.url, 'worker');

interface Task {
  number: number;
  name: QueryName;
  given: unknown[];
  resolve: (outcome: never) => void;
  reject: (error: unknown) => void;
  timer: NodeJS.Timeout;
}

/** A slot for a worker: if the worker ends, another one takes its place. */
interface Seat {
  worker: Worker | null;
  task: Task | null;
  isReady: boolean;
  /** The progress of loading the archive, from 0 to 1. */
  progress: number;
  /** Whether the worker is processing a change, and whether there was another change since. */
  isCatchingUp: boolean;
  isBehind: boolean;
}

export interface Pool extends QueryWorkers {
  /** Starts the workers, so that the first query finds them ready. */
  start(): void;
  /** The number of workers. */
  size(): number;
  /** Announces that the archive has changed. */
  changed(): void;
  /** The number of waiting and of running queries. */
  load(): { waiting: number; running: number };
}

export function openPool(options: PoolOptions): Pool {
  const {
    file,
    identity,
    workers,
    deadline,
    queue = QUEUE,
    comeAndGo = () => false,
    idle = IDLE,
    onProgress,
  } = options;
  const seats: Seat[] = [];
  const waiting: Task[] = [];
  let count = 0;
  let idling: NodeJS.Timeout | undefined;
  let closed = false;

  function fill(most: number): void {
    const wanted = Math.min(workers, most);
    while (seats.length < wanted && !closed) seats.push(take({ ...EMPTY }));
  }

  function restLater(): void {
    clearTimeout(idling);
    if (closed || waiting.length > 0 || seats.some(({ task }) => task)) return;
    idling = setTimeout(() => comeAndGo() && endAll(), idle).unref();
  }

  async function endAll(): Promise<void> {
    const workers = seats.splice(0).map((seat) => {
      const { worker, task } = seat;
      // The slot is empty before its worker exits, so that no other worker replaces it.
      Object.assign(seat, EMPTY);
      if (task) end(task, () => task.reject(new Error('The store is closed.')));
      return worker?.terminate();
    });
    await Promise.all(workers);
  }

  function take(seat: Seat): Seat {
    const data: QueryWorkerData = { file, identity };
    const worker = new Worker(WORKER, { workerData: data, resourceLimits: MODEST });
    Object.assign(seat, EMPTY, { worker });
    // The worker does not keep the process alive.
    worker.unref();
    worker.on('message', (message: FromQueryWorker) => {
      if (seat.worker === worker) hear(seat, message);
    });
    worker.on('error', (error) => leave(seat, worker, error));
    worker.on('exit', () => leave(seat, worker, new Error('A worker has ended.')));
    return seat;
  }

  /** Fails the task of a worker that ended, and starts another one in its slot. */
  function leave(seat: Seat, worker: Worker, error: unknown): void {
    if (seat.worker !== worker) return;
    const wasReady = seat.isReady;
    const { task } = seat;
    Object.assign(seat, EMPTY);
    if (task) end(task, () => task.reject(error));
    if (closed) return;
    if (wasReady) take(seat);
    else setTimeout(() => !closed && seat.worker === null && seats.includes(seat) && take(seat), PAUSE).unref();
  }

  function hear(seat: Seat, message: FromQueryWorker): void {
    if (message === 'ready') {
      seat.isReady = true;
      seat.progress = 1;
      onProgress?.(Math.min(...seats.map(({ progress }) => progress)));
    } else if (message === 'caught-up') seat.isCatchingUp = false;
    else if ('progress' in message) {
      seat.progress = message.progress;
      onProgress?.(Math.min(...seats.map(({ progress }) => progress)));
      return;
    } else if (seat.task?.number === message.task) {
      const { task } = seat;
      seat.task = null;
      end(task, () => answer(task, message));
    }
    next(seat);
  }

  function next(seat: Seat): void {
    if (!seat.worker || !seat.isReady || seat.task || seat.isCatchingUp) return;
    const task = waiting.shift();
    if (task) {
      seat.task = task;
      // The query itself catches up first.
      seat.isBehind = false;
      send(seat, { ask: task.name, given: task.given, task: task.number });
    } else if (seat.isBehind) {
      seat.isBehind = false;
      seat.isCatchingUp = true;
      send(seat, 'changed');
    }
    restLater();
  }

  function giveUp(task: Task): void {
    const place = waiting.indexOf(task);
    if (place >= 0) waiting.splice(place, 1);
    const seat = seats.find((one) => one.task === task);
    task.reject(unavailable(seat ? 'This question took too long. Narrow it: by dates, by fewer words.' : whyWaiting()));
    if (!seat?.worker) return;
    // A thread that computes cannot receive messages, so it is terminated and replaced.
    const { worker } = seat;
    seat.task = null;
    Object.assign(seat, EMPTY);
    worker.terminate();
    take(seat);
  }

  function whyWaiting(): string {
    const progress = Math.max(0, ...seats.map((seat) => seat.progress));
    if (seats.some(({ isReady }) => isReady)) return 'Too many questions are being answered.';
    return `The archive is being read in: ${Math.floor(progress * 100)} % are done.`;
  }

  return {
    start: () => fill(workers),

    size: () => seats.length,

    query<Name extends QueryName>(name: Name, ...given: QueryArgs<Name>): Promise<QueryResult<Name>> {
      return new Promise((resolve, reject) => {
        if (closed) return reject(new Error('The store is closed.'));
        if (waiting.length >= queue) return reject(unavailable('Too many questions are waiting for an answer.'));
        const task: Task = {
          number: count++,
          name,
          given,
          resolve,
          reject,
          timer: setTimeout(() => giveUp(task), deadline),
        };
        waiting.push(task);
        clearTimeout(idling);
        // Starts one worker per open query, or all.
        fill(comeAndGo() ? waiting.length + seats.filter(({ task }) => task).length : workers);
        const free = seats.find((seat) => seat.isReady && !seat.task && !seat.isCatchingUp);
        if (free) next(free);
      });
    },

    changed(): void {
      for (const seat of seats) {
        seat.isBehind = true;
        next(seat);
      }
    },

    load: () => ({ waiting: waiting.length, running: seats.filter(({ task }) => task).length }),

    async close(): Promise<void> {
      closed = true;
      clearTimeout(idling);
      for (const task of waiting.splice(0)) end(task, () => task.reject(new Error('The store is closed.')));
      await endAll();
    },
  };
}

const EMPTY: Seat = { worker: null, task: null, isReady: false, progress: 0, isCatchingUp: false, isBehind: false };

function send(seat: Seat, message: ToQueryWorker): void {
  seat.worker?.postMessage(message);
}

function end(task: Task, tell: () => void): void {
  clearTimeout(task.timer);
  tell();
}

function answer(task: Task, message: Extract<FromQueryWorker, { task: number }>): void {
  if ('outcome' in message) task.resolve(message.outcome as never);
  else task.reject(deserializeError(message.error));
}

function unavailable(detail: string): Problem {
  return new Problem('unavailable', { detail, headers: { 'retry-after': '5' } });
}
