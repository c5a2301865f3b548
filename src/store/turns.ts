// Turns at something that one has at a time: single pieces of work before the batches of long ones.

/** `batch`: a part of long work, such as an import. */
export type Rank = 'single' | 'batch';

type Turn = () => Promise<void>;

/** Single turns in a row while a batch waits: long work goes on, however many others come. */
const IN_A_ROW = 20;

export class Turns {
  readonly #waiting: Record<Rank, Turn[]> = { single: [], batch: [] };
  #running: Promise<void> | null = null;
  #inARow = 0;

  /** Does the work when its turn has come. */
  take<Result>(work: () => Promise<Result>, rank: Rank): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.#waiting[rank].push(() => work().then(resolve, reject));
      this.#running ??= this.#run();
    });
  }

  /** Whether a single turn waits. */
  get isAwaited(): boolean {
    return this.#waiting.single.length > 0;
  }

  get isBusy(): boolean {
    return this.#running !== null;
  }

  /** Waits for all turns that were asked for. */
  async done(): Promise<void> {
    await this.#running;
  }

  async #run(): Promise<void> {
    // Whoever asks goes on first.
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
