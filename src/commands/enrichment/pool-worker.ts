// A seat of a pool: one worker, and the tasks it has been given and not answered yet.

import { Worker } from 'node:worker_threads';
import type { CuratedEntity } from '../../model/entity/curated-entity.ts';
import type { EnricherInfo } from './enricher.ts';
import type {
  EnricherWorkerData,
  EnrichmentOutcome,
  EnrichmentTask,
  FromEnricherWorker,
  ToEnricherWorker,
} from './messages.ts';

export interface Task {
  job: EnrichmentTask;
  number: number;
  /** Whether it is done before others that are not begun. */
  isUrgent: boolean;
  /** About as many bytes of text. */
  size: number;
  /** Workers that ended over it. */
  deaths: number;
  resolve: (outcome: EnrichmentOutcome) => void;
  reject: (error: unknown) => void;
}

export interface PoolWorkerOptions {
  script: URL;
  data: EnricherWorkerData;
  /** Milliseconds for each `PORTION` begun of a document, after which its worker is taken for one that hangs. */
  patience: number;
  onReady: (means: EnricherInfo) => void;
  onAnswer: (task: Task, outcome: EnrichmentOutcome) => void;
  /** The worker is gone. Whatever is left of `tasks` was not answered; it had begun with the first. */
  onEnd: (error: unknown) => void;
}

const PORTION = 100_000;
/** A worker has the next tasks at hand, so that it need not wait for a thread that is busy saving … */
const MOST_TASKS = 8;
/** … but no more than it does in a moment: what it holds, no other can do. */
const MOST_SIZE = 200_000;

export class PoolWorker {
  readonly tasks: Task[] = [];
  isReady = false;
  readonly #options: PoolWorkerOptions;
  readonly #worker: Worker;
  #timer: NodeJS.Timeout | undefined;
  #isOver = false;

  constructor(options: PoolWorkerOptions) {
    this.#options = options;
    this.#worker = new Worker(options.script, { workerData: options.data });
    this.#worker.on('message', (message: FromEnricherWorker) => this.#hear(message));
    let why: unknown;
    this.#worker.on('error', (error) => {
      why = error;
    });
    // Not before: all that it answered has been heard now.
    this.#worker.on('exit', (code) => this.#leave(why ?? new Error(`it ended with code ${code}`)));
  }

  get size(): number {
    return this.tasks.reduce((sum, { size }) => sum + size, 0);
  }

  /** Whether what it is at takes so long that nobody should have to wait for it. */
  get isHeld(): boolean {
    return (this.tasks[0]?.size ?? 0) > PORTION;
  }

  hasRoomFor({ size, isUrgent }: Task): boolean {
    if (isUrgent) return this.isReady && !this.isHeld;
    if (!this.isReady || this.tasks.length >= MOST_TASKS) return false;
    return this.tasks.length === 0 || this.size + size <= MOST_SIZE;
  }

  give(task: Task): void {
    const place = task.isUrgent ? this.tasks.findIndex((other, at) => at > 0 && !other.isUrgent) : -1;
    if (place === -1) this.tasks.push(task);
    else this.tasks.splice(place, 0, task);
    this.#worker.ref();
    if (this.tasks.length === 1) this.#watch();
    const [message, bytes] = messageOf(task);
    this.#worker.postMessage(message, bytes);
  }

  /** What is given to it from now on is enriched with these names. */
  know(given: readonly CuratedEntity[]): void {
    this.#worker.postMessage({ know: given } satisfies ToEnricherWorker);
  }

  /** Ends the worker. Nothing is heard of it any more. */
  async end(): Promise<void> {
    this.#isOver = true;
    clearTimeout(this.#timer);
    await this.#worker.terminate();
  }

  #hear(message: FromEnricherWorker): void {
    if (this.#isOver) return;
    if ('ready' in message) {
      this.isReady = true;
      this.#watch();
      this.#options.onReady(message.ready);
      return;
    }
    const place = this.tasks.findIndex(({ number }) => number === message.number);
    const [task] = place === -1 ? [] : this.tasks.splice(place, 1);
    this.#watch();
    if (task) this.#options.onAnswer(task, message.outcome);
  }

  /** Waits for the first of the tasks, which is the one under way. */
  #watch(): void {
    clearTimeout(this.#timer);
    const [task] = this.tasks;
    if (!task) {
      // A process that has nothing else to do may end.
      this.#worker.unref();
      return;
    }
    const most = this.#options.patience * Math.ceil((task.size + 1) / PORTION);
    this.#timer = setTimeout(() => {
      this.#leave(new Error(`it had not answered after ${most / 1_000} seconds`));
      this.#worker.terminate();
    }, most);
  }

  #leave(error: unknown): void {
    if (this.#isOver) return;
    this.#isOver = true;
    clearTimeout(this.#timer);
    this.#options.onEnd(error);
  }
}

/** Bytes are copied, for they are needed again if the worker ends; just these, whatever they are a part of. */
function messageOf({ job, number, isUrgent }: Task): [message: ToEnricherWorker, bytes: ArrayBuffer[]] {
  if (!('read' in job)) return [{ job, number, isUrgent }, []];
  const bytes = new Uint8Array(job.read.bytes);
  return [{ job: { read: { ...job.read, bytes } }, number, isUrgent }, [bytes.buffer]];
}
