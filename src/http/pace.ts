// Lets callers pass one at a time, with a pause between two, in order of arrival.

/** @returns a function that calls `pass` when the caller's turn has come; the first one need not wait. */
export function pace(pause: number): (pass: () => void) => void {
  const waiting: (() => void)[] = [];
  let isPausing = false;

  function next(): void {
    const pass = waiting.shift();
    isPausing = pass !== undefined;
    if (!pass) return;
    setTimeout(next, pause).unref();
    pass();
  }

  return (pass) => {
    waiting.push(pass);
    if (!isPausing) next();
  };
}
