// The desk in a thread of its own, seen from outside.

import { Worker } from 'node:worker_threads';
import { deserializeError } from '../../model/thread-error.ts';
import { MODEST, scriptBeside } from '../../threads.ts';
import type { PausedImport } from '../imports/pause.ts';
import type { Desk } from './desk.ts';
import type { DeskData, FromDesk, ToDesk } from './messages.ts';

export interface DeskOptions extends DeskData {
  /** Told after every commit. */
  onChange: () => void;
  say: (line: string) => void;
}

interface Pending {
  resolve: (done: never) => void;
  reject: (error: unknown) => void;
}

const SCRIPT = scriptBeside(import.meta.url, 'worker');

/** What a thread that is lost was asked fails, though it may have been done; another takes its place. */
export function openDesk({ onChange, say, ...data }: DeskOptions): Desk {
  const pending = new Map<number, Pending>();
  let paused: PausedImport | null = null;
  let count = 0;
  let worker: Worker | null = null;
  let closing: PromiseWithResolvers<void> | null = null;

  function begin(): Worker {
    const begun = new Worker(SCRIPT, { workerData: data, resourceLimits: MODEST });
    let why: unknown;
    begun.on('message', (message: FromDesk) => {
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
    for (const { reject } of pending.values()) reject(error);
    pending.clear();
    closing?.resolve();
  }

  function hear(message: Exclude<FromDesk, { failed: unknown }>): void {
    if (message === 'changed') onChange();
    else if (message === 'closed') closing?.resolve();
    else if ('say' in message) say(message.say);
    else if ('paused' in message) {
      paused = message.paused;
      if (paused) say(`Import ${paused.id}: ${paused.problem}`);
    } else {
      const asked = pending.get(message.number);
      pending.delete(message.number);
      if ('done' in message) asked?.resolve(message.done as never);
      else asked?.reject(deserializeError(message.error));
    }
  }

  const send = (message: ToDesk) => {
    worker ??= begin();
    worker.postMessage(message);
  };

  return {
    do(name, ...given) {
      if (closing) return Promise.reject(new Error('The desk is closed.'));
      const number = count++;
      return new Promise((resolve, reject) => {
        pending.set(number, { resolve, reject });
        send({ do: name, given, number });
      });
    },

    depth: () => pending.size,
    pausedImport: () => paused,

    async close() {
      if (!worker) return;
      closing ??= Promise.withResolvers();
      send('close');
      await closing.promise;
      await worker?.terminate();
    },
  };
}
