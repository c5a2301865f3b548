// Maps an async sequence with limited concurrency and yields the results in order.

export interface MapInOrderOptions<Item> {
  /** Maximum number of items in progress or not yet consumed. */
  most: number;
  /** Weight of an item and the maximum total weight (a single item may exceed it). */
  weightOf?: (item: Item) => number;
  heaviest?: number;
}

/** Yields results in order and takes new items as space permits. A failure is thrown at its place in the order. */
export async function* mapInOrder<Item, Result>(
  items: AsyncIterable<Item>,
  work: (item: Item) => Promise<Result>,
  { most, weightOf = () => 0, heaviest = Number.POSITIVE_INFINITY }: MapInOrderOptions<Item>,
): AsyncGenerator<Result> {
  const source = items[Symbol.asyncIterator]();
  const begun: { result: Promise<Result>; weight: number }[] = [];
  let weight = 0;
  let isFilling = false;
  let isOver = false;
  let wake = () => {};

  const begin = (result: Promise<Result>, heavy: number) => {
    // The consumer gets the rejection; this handler covers a consumer that has stopped.
    result.catch(() => {});
    weight += heavy;
    begun.push({ result, weight: heavy });
  };

  const fill = async () => {
    if (isFilling) return;
    isFilling = true;
    while (!isOver && begun.length < most && (begun.length === 0 || weight < heaviest)) {
      try {
        const next = await source.next();
        if (next.done) isOver = true;
        else begin(work(next.value), weightOf(next.value));
      } catch (error) {
        isOver = true;
        begin(Promise.reject(error), 0);
      }
      wake();
    }
    isFilling = false;
  };

  try {
    for (;;) {
      fill();
      const [first] = begun;
      if (first) {
        const result = await first.result;
        begun.shift();
        weight -= first.weight;
        fill();
        yield result;
      } else if (isOver) return;
      else
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
    }
  } finally {
    isOver = true;
    // Not awaited: the source may wait for something that never comes.
    Promise.resolve(source.return?.()).catch(() => {});
  }
}
