// Lets callers pass one at a time, with a pause between two, in order of arrival.

/**
 * @returns a function that calls `pass` when its turn has come; the first one need not wait. What it returns calls `pass` at
 *   once if its turn has not come yet.
 */
export function pace(pause: number): (pass: () => void) => () => void {
  const waiting = new Set<() => void>();
  let isPausing = false;

  function next(): void {
    const [pass] = waiting;
    isPausing = pass !== undefined;
    if (!pass) return;
    waiting.delete(pass);
    setTimeout(next, pause).unref();
    pass();
  }

  return (pass) => {
    waiting.add(pass);
    if (!isPausing) next();
    return () => {
      if (waiting.delete(pass)) pass();
    };
  };
}
