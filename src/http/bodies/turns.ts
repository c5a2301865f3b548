// Turns: work that comes in many pieces at once is done one piece in each turn of the event loop, with other work between.

/** @returns a function to be awaited before a piece of work; it resolves when that piece has its turn. */
export function takeTurns(): () => Promise<void> {
  let last: Promise<void> = Promise.resolve();
  return () => {
    last = last.then(() => new Promise((resolve) => setImmediate(resolve)));
    return last;
  };
}
