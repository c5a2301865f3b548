// Stops work on Ctrl-C and similar signals at a point from which it can resume.

export interface Interrupt {
  /** Aborted on the first signal. */
  signal: AbortSignal;
  /** Restores the default: the next signal ends the process. */
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
