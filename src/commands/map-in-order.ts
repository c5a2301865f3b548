// Work on a sequence, several of its items at once, its results in their order.

export interface MapInOrderOptions<Item> {
  /** Items that are under way, or done and not taken yet, at most. */
  most: number;
  /** The weight of an item, and how much of it there is at most (a single item may have more). */
  weightOf?: (item: Item) => number;
  heaviest?: number;
}

/** Results as they are taken; items are taken while there is room for them. What fails fails in its place. */
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
    // Whoever takes it hears of the failure; nobody may be left to.
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
    // Not waited for: it may wait for something that never comes.
    Promise.resolve(source.return?.()).catch(() => {});
  }
}
