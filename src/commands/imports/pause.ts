// Pauses an import while the disk of its archive cannot be used, and retries automatically.

import { faultReason, type StorageFaultKind } from '../../model/problem/storage-fault.ts';

export interface PausedImport {
  id: string;
  /** Why the import waits, as a sentence. */
  problem: string;
}

export interface ImportPause {
  /** Null if no import waits. */
  current(): PausedImport | null;
  /** Whether the next retry is still to come. */
  isWaiting(): boolean;
  begin(id: string, kind: StorageFaultKind): void;
  /** Schedules another retry after a failed one. */
  prolong(): void;
  end(): void;
  close(): void;
}

/** Milliseconds until the first retry; each further fault doubles them. */
const FIRST = 1_000;
const LONGEST = 30_000;

export function importPause(retry: () => void, onChange: (paused: PausedImport | null) => void): ImportPause {
  let paused: PausedImport | null = null;
  let delay = FIRST;
  let timer: NodeJS.Timeout | null = null;
  let closed = false;

  function wait(): void {
    if (closed) return;
    if (timer) clearTimeout(timer);
    timer = setTimeout(() => {
      timer = null;
      retry();
    }, delay).unref();
    delay = Math.min(delay * 2, LONGEST);
  }

  function end(): void {
    if (timer) clearTimeout(timer);
    timer = null;
    delay = FIRST;
    if (!paused) return;
    paused = null;
    onChange(null);
  }

  return {
    current: () => paused,
    isWaiting: () => timer !== null,
    begin(id, kind) {
      const problem = `It waits because ${faultReason(kind)}. It goes on by itself.`;
      const isNew = paused?.id !== id || paused.problem !== problem;
      paused = { id, problem };
      if (isNew) onChange(paused);
      wait();
    },
    prolong() {
      if (paused) wait();
    },
    end,
    close() {
      closed = true;
      end();
    },
  };
}
