// Wraps one worker of a pool with the tasks that it has not answered yet.

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
  /** Whether it runs before tasks that have not started. */
  isUrgent: boolean;
  /** Approximate bytes of text. */
  size: number;
  /** Number of workers that ended during this task. */
  deaths: number;
  resolve: (outcome: EnrichmentOutcome) => void;
  reject: (error: unknown) => void;
}

export interface PoolWorkerOptions {
  script: URL;
  data: EnricherWorkerData;
  /** Milliseconds per started `PORTION` of a document after which the worker counts as hanging. */
  patience: number;
  onReady: (means: EnricherInfo) => void;
  onAnswer: (task: Task, outcome: EnrichmentOutcome) => void;
  /** Called when the worker has ended. The rest of `tasks` is unanswered; only the first had started. */
  onEnd: (error: unknown) => void;
}

const PORTION = 100_000;
/** A worker queues its next tasks, so that it need not wait for a thread that is busy saving … */
const MOST_TASKS = 8;
/** … but only a moment's work: what one worker queues, no other can take. */
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
    // The exit event comes after all answers have been received.
    this.#worker.on('exit', (code) => this.#leave(why ?? new Error(`it ended with code ${code}`)));
  }

  get size(): number {
    return this.tasks.reduce((sum, { size }) => sum + size, 0);
  }

  /** Whether the current task is too long for urgent tasks to wait behind it. */
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

  /** Sets the curated entities for all later tasks. */
  know(given: readonly CuratedEntity[]): void {
    this.#worker.postMessage({ know: given } satisfies ToEnricherWorker);
  }

  /** Ends the worker; later messages are ignored. */
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

  /** Starts the timeout of the first task, which is the running one. */
  #watch(): void {
    clearTimeout(this.#timer);
    const [task] = this.tasks;
    if (!task) {
      // An idle worker must not keep the process alive.
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

/** Copies the bytes, which are needed again if the worker ends; only the view's slice of the buffer. */
function messageOf({ job, number, isUrgent }: Task): [message: ToEnricherWorker, bytes: ArrayBuffer[]] {
  if (!('read' in job)) return [{ job, number, isUrgent }, []];
  const bytes = new Uint8Array(job.read.bytes);
  return [{ job: { read: { ...job.read, bytes } }, number, isUrgent }, [bytes.buffer]];
}
