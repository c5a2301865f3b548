// Queues the chunks of an upload for the body thread, in order.

/** Reports to the reader that the rest of the upload will not arrive. */
export class CutOff extends Error {
  override name = 'CutOff';
}

export class ChunkQueue implements AsyncIterable<Buffer> {
  readonly #chunks: Uint8Array[] = [];
  readonly #onTaken: () => void;
  #wake: (() => void) | null = null;
  #state: 'open' | 'complete' | 'cut-off' = 'open';

  /** @param onTaken called after a chunk was processed, so that another can be sent */
  constructor(onTaken: () => void) {
    this.#onTaken = onTaken;
  }

  push(chunk: Uint8Array): void {
    this.#chunks.push(chunk);
    this.#wake?.();
  }

  end(isComplete: boolean): void {
    this.#state = isComplete ? 'complete' : 'cut-off';
    this.#wake?.();
  }

  /** @throws CutOff */
  async *[Symbol.asyncIterator](): AsyncGenerator<Buffer> {
    for (;;) {
      if (this.#state === 'cut-off') throw new CutOff('The body was cut off.');
      const chunk = this.#chunks.shift();
      if (chunk) {
        yield Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
        this.#onTaken();
      } else if (this.#state === 'complete') return;
      else {
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
        this.#wake = null;
      }
    }
  }
}
