// Runs the write service in a worker thread and controls it from the calling thread.

import { Worker } from 'node:worker_threads';
import { deserializeError } from '../../model/problem/thread-error.ts';
import { MODEST, scriptBeside } from '../../threads.ts';
import type { PausedImport } from '../imports/pause.ts';
import type { FromWriteService, ToWriteService, WriteServiceData, WriteThreadData } from './messages.ts';
import type { OperationName } from './operations.ts';
import type { WriteService } from './write-service.ts';

export interface WriteServiceOptions extends WriteServiceData {
  /** Called after every commit. */
  onChange: () => void;
  say: (line: string) => void;
  /** Milliseconds without work after which the thread ends. */
  idle?: number;
}

export interface WriteThread extends WriteService {
  /** Whether the thread is running: it starts on the first operation. */
  isAwake(): boolean;
}

interface Task {
  name: OperationName;
  given: unknown[];
  number: number;
  resolve: (done: never) => void;
  reject: (error: unknown) => void;
}

const SCRIPT = scriptBeside(import.meta.url, 'worker');
const IDLE = 60_000;

/** Operations that need an enricher. */
const ENRICHING: ReadonlySet<OperationName> = new Set([
  'prepare',
  'seed',
  'createArticle',
  'replaceArticle',
  'patchArticle',
  'queueImport',
]);

/** If the thread fails, its pending operations fail, although they may have been executed; another thread is started. */
export function openWriteService({ onChange, say, idle = IDLE, ...data }: WriteServiceOptions): WriteThread {
  const pending = new Map<number, Task>();
  /** Operations that arrived while the thread was asked to end. */
  let held: Task[] = [];
  let paused: PausedImport | null = null;
  let count = 0;
  let worker: Worker | null = null;
  /** Set until the thread that was asked to end has answered. */
  let resting: PromiseWithResolvers<void> | null = null;
  let timer: NodeJS.Timeout | undefined;
  let isClosing = false;
  let closing: PromiseWithResolvers<void> | null = null;

  function begin(first: ToWriteService): Worker {
    const enriches = typeof first === 'object' && ENRICHING.has(first.do);
    const workerData: WriteThreadData = { ...data, enriches };
    const begun = new Worker(SCRIPT, { workerData, resourceLimits: MODEST });
    let why: unknown;
    begun.on('message', (message: FromWriteService) => {
      if (typeof message === 'object' && 'failed' in message) why = deserializeError(message.failed);
      else hear(message);
    });
    begun.on('error', (error) => {
      why = error;
    });
    begun.on('exit', (code) => leave(begun, why ?? new Error(`The thread that writes ended with code ${code}.`)));
    return begun;
  }

  function leave(left: Worker, error: unknown): void {
    if (worker !== left) return;
    worker = null;
    paused = null;
    clearTimeout(timer);
    for (const { reject } of pending.values()) reject(error);
    pending.clear();
    closing?.resolve();
    release();
  }

  function hear(message: Exclude<FromWriteService, { failed: unknown }>): void {
    if (message === 'changed') onChange();
    else if (message === 'closed') end();
    else if (message === 'busy') release();
    else if ('say' in message) say(message.say);
    else if ('paused' in message) {
      paused = message.paused;
      if (paused) say(`Import ${paused.id}: ${paused.problem}`);
    } else answer(message);
    restLater();
  }

  function answer(message: Extract<FromWriteService, { number: number }>): void {
    const asked = pending.get(message.number);
    pending.delete(message.number);
    if ('done' in message) asked?.resolve(message.done as never);
    else asked?.reject(deserializeError(message.error));
  }

  function end(): void {
    closing?.resolve();
    // The thread has finished its work.
    worker?.terminate();
  }

  const send = (message: ToWriteService) => {
    worker ??= begin(message);
    worker.postMessage(message);
  };

  function give(task: Task): void {
    pending.set(task.number, task);
    clearTimeout(timer);
    send({ do: task.name, given: task.given, number: task.number });
  }

  /** Sends the held operations: the thread has ended or goes on. */
  function release(): void {
    resting?.resolve();
    resting = null;
    const tasks = held;
    held = [];
    for (const task of tasks) give(task);
  }

  /** Schedules the end of an idle thread, which frees its memory. */
  function restLater(): void {
    clearTimeout(timer);
    if (!worker || resting || isClosing || pending.size > 0) return;
    timer = setTimeout(() => {
      resting = Promise.withResolvers();
      send('rest');
    }, idle).unref();
  }

  return {
    isAwake: () => worker !== null,
    isBusy: () => pending.size + held.length > 0,

    execute(name, ...given) {
      if (isClosing) return Promise.reject(new Error('The write service is closed.'));
      return new Promise((resolve, reject) => {
        const task = { name, given, number: count++, resolve, reject };
        if (resting) held.push(task);
        else give(task);
      });
    },

    depth: () => pending.size,
    pausedImport: () => paused,

    async close() {
      isClosing = true;
      clearTimeout(timer);
      await resting?.promise;
      if (!worker) return;
      closing ??= Promise.withResolvers();
      send('close');
      await closing.promise;
      await worker?.terminate();
    },
  };
}
