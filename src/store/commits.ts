// Notifies listeners of commits of any process; polls for them only while there are listeners.

import type { ReadContext } from './read-context.ts';

/** Milliseconds between two polls: one `PRAGMA data_version` for all listeners. */
const EVERY = 150;

export type Commits = ReturnType<typeof watchCommits>;

export function watchCommits(reading: Pick<ReadContext, 'seq'>) {
  const listeners = new Set<() => void>();
  let timer: NodeJS.Timeout | null = null;
  let last = 0;

  function look(): void {
    let seq: number;
    try {
      seq = reading.seq();
    } catch {
      // The listener reads the archive next and gets the error there.
      return;
    }
    if (seq === last) return;
    last = seq;
    for (const listener of [...listeners]) listener();
  }

  function stop(): void {
    if (timer) clearInterval(timer);
    timer = null;
  }

  return {
    /** Calls `listener` soon after every commit that made changes. Returns a function that stops it. */
    watch(listener: () => void): () => void {
      if (!timer) {
        last = reading.seq();
        timer = setInterval(look, EVERY).unref();
      }
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) stop();
      };
    },

    /** Notifies listeners of a commit of this process at once. */
    changed(): void {
      if (timer) look();
    },

    close(): void {
      listeners.clear();
      stop();
    },
  };
}
