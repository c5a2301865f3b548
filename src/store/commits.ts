// Commits as they happen, this process's and anybody else's: looked for while somebody waits for one, and not otherwise.

import type { ReadContext } from './read-context.ts';

/** Milliseconds between two looks for others' commits: one `PRAGMA data_version` each, for all who wait. */
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
      // Whoever waits asks the archive next, and is told what ails it.
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
    /** Calls `listener` after every commit that made changes, soon; gives back what ends that. */
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

    /** This process has committed: nobody need wait for the next look. */
    changed(): void {
      if (timer) look();
    },

    close(): void {
      listeners.clear();
      stop();
    },
  };
}
