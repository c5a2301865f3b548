// Spreads work over turns of the event loop: one piece per turn, so that other work runs between.

/** @returns a function to await before a piece of work; it resolves when that piece may run. */
export function takeTurns(): () => Promise<void> {
  let last: Promise<void> = Promise.resolve();
  return () => {
    last = last.then(() => new Promise((resolve) => setImmediate(resolve)));
    return last;
  };
}
