// Queues work for a resource that one holds at a time: single pieces of work before batches of long ones.

/** `batch` is a part of long work, such as an import. */
export type Rank = 'single' | 'batch';

type Turn = () => Promise<void>;

/** The maximum number of single turns in a row while a batch waits, so that long work makes progress. */
const IN_A_ROW = 20;

export class Turns {
  readonly #waiting: Record<Rank, Turn[]> = { single: [], batch: [] };
  #running: Promise<void> | null = null;
  #inARow = 0;

  /** Runs the work when its turn comes. */
  take<Result>(work: () => Promise<Result>, rank: Rank): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.#waiting[rank].push(() => work().then(resolve, reject));
      this.#running ??= this.#run();
    });
  }

  /** Whether a single turn is waiting. */
  get isAwaited(): boolean {
    return this.#waiting.single.length > 0;
  }

  get isBusy(): boolean {
    return this.#running !== null;
  }

  /** Waits for all requested turns. */
  async done(): Promise<void> {
    await this.#running;
  }

  async #run(): Promise<void> {
    // The caller continues first.
    await null;
    for (let turn = this.#next(); turn; turn = this.#next()) await turn();
    this.#running = null;
  }

  #next(): Turn | undefined {
    const { single, batch } = this.#waiting;
    const isBatch = batch.length > 0 && (single.length === 0 || this.#inARow >= IN_A_ROW);
    this.#inARow = isBatch || batch.length === 0 ? 0 : this.#inARow + 1;
    return isBatch ? batch.shift() : single.shift();
  }
}
