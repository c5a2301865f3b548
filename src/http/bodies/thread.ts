// Controls the body thread: starts it on first use and ends it when idle.

import { Worker } from 'node:worker_threads';
import type { Received } from '../../commands/imports/spool.ts';
import { deserializeError } from '../../model/problem/thread-error.ts';
import { MODEST, scriptBeside } from '../../threads.ts';
import type {
  ArticleOrder,
  ArticleResult,
  BodyOrder,
  BodyResult,
  FromBodies,
  ToBodies,
  UploadOrder,
} from './messages.ts';
import { Slots } from './slots.ts';

export interface BodyThread {
  /** @throws Problem */
  readArticle(order: ArticleOrder): Promise<ArticleResult>;
  /** @throws Problem, or an error of the chunks or the disk. */
  receiveUpload(order: UploadOrder, chunks: AsyncIterable<Uint8Array>): Promise<Received>;
  /** Finishes pending requests, then ends the thread. */
  close(): Promise<void>;
}

interface Task {
  resolve: (result: BodyResult) => void;
  reject: (error: unknown) => void;
  /** Number of chunks sent but not yet processed. */
  sent: number;
}

const SCRIPT = scriptBeside(import.meta.url, 'worker');
/** Milliseconds without work after which the thread ends. */
const IDLE = 30_000;
/**
 * Maximum number of unprocessed chunks of all uploads: bodies are read only as fast as they are stored. A second one would
 * speed uploads up by half, and delay the reads beside them.
 */
const CHUNKS = 1;

export function openBodyThread(idle = IDLE): BodyThread {
  const tasks = new Map<number, Task>();
  const slots = new Slots(CHUNKS);
  let count = 0;
  let isClosing = false;
  let worker: Worker | null = null;
  let idling: NodeJS.Timeout | undefined;

  function begin(): Worker {
    const begun = new Worker(SCRIPT, { resourceLimits: MODEST });
    let why: unknown;
    begun.on('message', hear);
    begun.on('error', (error) => {
      why = error;
    });
    begun.on('exit', (code) => {
      if (worker !== begun) return;
      worker = null;
      const error = why ?? new Error(`The thread that reads bodies ended with code ${code}.`);
      for (const id of [...tasks.keys()]) finish(id)?.reject(error);
    });
    begun.unref();
    return begun;
  }

  function hear(message: FromBodies): void {
    if ('taken' in message) {
      taken(message.id);
      return;
    }
    const task = finish(message.id);
    if ('result' in message) task?.resolve(message.result);
    else task?.reject(deserializeError(message.error));
  }

  function taken(id: number): void {
    const task = tasks.get(id);
    if (!task) return;
    task.sent--;
    slots.give();
  }

  /** Removes a task and releases what it still holds. */
  function finish(id: number): Task | undefined {
    const task = tasks.get(id);
    tasks.delete(id);
    for (let left = task?.sent ?? 0; left > 0; left--) slots.give();
    if (tasks.size === 0) idling = setTimeout(end, isClosing ? 0 : idle).unref();
    return task;
  }

  async function end(): Promise<void> {
    const ended = worker;
    worker = null;
    await ended?.terminate();
  }

  const send = (message: ToBodies, transfer: ArrayBuffer[] = []) => worker?.postMessage(message, transfer);

  function order(what: BodyOrder, transfer: ArrayBuffer[] = []) {
    clearTimeout(idling);
    worker ??= begin();
    const id = count++;
    const result = new Promise<BodyResult>((resolve, reject) => tasks.set(id, { resolve, reject, sent: 0 }));
    result.catch(() => {});
    send({ id, ...what }, transfer);
    return { id, result };
  }

  return {
    async readArticle(article) {
      const bytes = owned(article.bytes);
      const { result } = order({ article: { ...article, bytes } }, [bytes.buffer]);
      return (await result) as ArticleResult;
    },

    async receiveUpload(upload, chunks) {
      const { id, result } = order({ upload });
      try {
        for await (const chunk of chunks) {
          await slots.take();
          const task = tasks.get(id);
          if (!task) {
            // The thread has rejected the upload.
            slots.give();
            break;
          }
          task.sent++;
          // A chunk is a slice of the socket's read buffer, which must not be transferred.
          const copy = new Uint8Array(chunk);
          send({ id, chunk: copy }, [copy.buffer]);
        }
        send({ id, end: 'complete' });
      } catch (error) {
        send({ id, end: 'cut-off' });
        // The thread removes what it stored of the upload before the caller sees the error.
        await result.catch(() => {});
        throw error;
      }
      return (await result) as Received;
    },

    async close() {
      isClosing = true;
      if (tasks.size > 0) return;
      clearTimeout(idling);
      await end();
    },
  };
}

/** Returns the bytes in a separate buffer, which can be transferred. */
function owned(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const isWhole = bytes.byteLength === bytes.buffer.byteLength && bytes.buffer instanceof ArrayBuffer;
  return isWhole ? new Uint8Array(bytes.buffer as ArrayBuffer) : new Uint8Array(bytes);
}
