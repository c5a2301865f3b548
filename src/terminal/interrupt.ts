// Ctrl-C and its like: work ends where it can be gone on with, instead of in the middle.

export interface Interrupt {
  /** Aborted as soon as somebody wants an end. */
  signal: AbortSignal;
  /** From now on such a signal ends the process, as ever. */
  release: () => void;
}

export function heedInterrupts(): Interrupt {
  const stop = new AbortController();
  const interrupt = () => stop.abort();
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
  return {
    signal: stop.signal,
    release: () => void process.off('SIGINT', interrupt).off('SIGTERM', interrupt),
  };
}
