// Runs queued imports one after another, each in one process, and resumes those that were cut off.

import type { Import, ImportItem as Told } from '../../model/import/import.ts';
import { storageFaultOf } from '../../model/problem/storage-fault.ts';
import { formatInstant } from '../../model/text/instant.ts';
import type { ImportJob, Store, WriteTransaction } from '../../store/index.ts';
import type { CommandContext } from '../command-context.ts';
import { importDocuments } from '../import-documents.ts';
import type { DocumentOutcome } from '../import-item.ts';
import { type After, BEGINNING, documentsOf, type UploadPosition } from './documents.ts';
import { isOwnerGone, isSameOwner, type LeaseOwner, newLeaseOwner, releaseLeases } from './lease-owner.ts';
import { importPause, type PausedImport } from './pause.ts';
import { removeSpool, sweepSpool } from './spool.ts';

/** Stored state of a job. */
export interface JobCursor {
  spool: string;
  place: UploadPosition;
  /** The owner of the lease, and its expiry in epoch milliseconds. */
  holder: LeaseOwner | null;
  until: number;
}

export interface ImportQueue {
  /** Checks for new jobs. */
  wake(): void;
  /** Whether a job is running or being looked for. */
  isRunning(): boolean;
  /** Checks for jobs at intervals. */
  watch(): void;
  /** The import that waits for its disk, and why; null if none does. */
  paused(): PausedImport | null;
  /** Removes what ended processes left and resumes their jobs. */
  resume(): Promise<void>;
  /** Stops after the current batch. The rest resumes at the next start. */
  close(): Promise<void>;
}

/** Milliseconds after which the lease of a silent process expires. */
const LEASE = 30_000;
/** Milliseconds between two checks for such jobs. */
const WATCH = 15_000;

/** The lease was lost: the job was cancelled or taken over. */
class Lost extends Error {}

export const cursorOf = ({ cursor }: ImportJob): JobCursor => JSON.parse(cursor ?? 'null') as JobCursor;

export interface QueueOptions {
  /** Called when an import begins to wait for its disk, and with null when none waits any more. */
  onPause?: (paused: PausedImport | null) => void;
}

export function importQueue(
  { store, enricher, now }: CommandContext,
  { onPause = () => {} }: QueueOptions = {},
): ImportQueue {
  const me = newLeaseOwner();
  const closing = new AbortController();
  let running: Promise<void> | null = null;
  let isAsked = false;
  let timer: NodeJS.Timeout | null = null;
  const pause = importPause(wake, onPause);

  function watch(): void {
    timer ??= setInterval(wake, WATCH).unref();
  }

  function wake(): void {
    if (closing.signal.aborted || pause.isWaiting()) return;
    watch();
    isAsked = true;
    running ??= runAll().finally(() => {
      running = null;
      if (isAsked) wake();
    });
  }

  async function runAll(): Promise<void> {
    while (isAsked && !closing.signal.aborted) {
      isAsked = false;
      for (let job = await next(); job; job = await next()) await run(job);
    }
  }

  /** Returns the next job. An error means that the database cannot be written; the next check tries again. */
  async function next(): Promise<ImportJob | null> {
    if (pause.isWaiting()) return null;
    try {
      const job = await claim();
      if (!job) pause.end();
      return job;
    } catch (error) {
      await waitFor(error);
      return null;
    }
  }

  /** Reports the fault for an import that could not even be started. */
  async function waitFor(error: unknown): Promise<void> {
    const kind = storageFaultOf(error);
    const id = pause.current()?.id ?? (await store.imports.oldestOpen().catch(() => null));
    if (kind && id !== null) pause.begin(id, kind);
    else pause.prolong();
  }

  /** Takes the lease of the next free job. */
  async function claim(): Promise<ImportJob | null> {
    if (closing.signal.aborted || (await store.imports.oldestOpen()) === null) return null;
    return store.write((to) => {
      const job = to.imports.open().find((one) => isFree(one));
      if (!job) return null;
      const cursor = cursorOf(job);
      const mine: Partial<ImportJob> = {
        state: 'running',
        startedAt: job.startedAt ?? formatInstant(now()),
        cursor: held(cursor),
      };
      if (job.state === 'running' && optionsOf(job).dryRun) Object.assign(mine, startAgain(to, job));
      to.imports.update(job.key, mine);
      return { ...job, ...mine };
    });
  }

  function isFree(job: ImportJob): boolean {
    const { holder, until } = cursorOf(job);
    return job.state === 'queued' || !holder || isSameOwner(holder, me) || until < Date.now() || isOwnerGone(holder);
  }

  /** A dry run cannot resume, because what it would have saved is lost; it starts again. */
  function startAgain(to: WriteTransaction, job: ImportJob): Partial<ImportJob> {
    to.imports.forgetItems(job.key);
    const cursor = held({ ...cursorOf(job), place: BEGINNING });
    return { cursor, doneBytes: 0, items: 0, created: 0, revised: 0, unchanged: 0, rejected: 0, warnings: 0 };
  }

  const held = (cursor: JobCursor) => JSON.stringify({ ...cursor, holder: me, until: Date.now() + LEASE });

  async function run(job: ImportJob): Promise<void> {
    const { spool, place } = cursorOf(job);
    const renewal = setInterval(() => renew(job.id).catch(() => {}), LEASE / 3).unref();
    try {
      await importDocuments(store, documentsOf(store.file, spool, place), {
        ...optionsOf(job),
        enricher,
        now,
        signal: closing.signal,
        commit: (to, items, after) => commit(to, job.id, items, after as After),
        onBatch: pause.end,
      });
      if (closing.signal.aborted) await store.write((to) => release(to, job.id));
      else await end(job.id, 'done');
    } catch (error) {
      const kind = storageFaultOf(error);
      if (error instanceof Lost) await clear(job.id);
      // Another process may take the job.
      else if (isBusy(error)) await store.write((to) => release(to, job.id)).catch(() => {});
      // Saved batches stay; the rest follows once the disk can be used again.
      else if (kind) pause.begin(job.id, kind);
      else await end(job.id, 'failed', reason(error as NodeJS.ErrnoException)).catch(() => {});
    } finally {
      clearInterval(renewal);
    }
  }

  /** Returns the job as of this transaction. @throws Lost */
  function ours(to: WriteTransaction, id: string): ImportJob {
    const job = to.imports.find(id);
    if (job?.state !== 'running' || !isSameOwner(cursorOf(job).holder, me)) throw new Lost();
    return job;
  }

  function commit(to: WriteTransaction, id: string, items: DocumentOutcome[], { place, doneBytes }: After): void {
    const job = ours(to, id);
    const change = { doneBytes, items: job.items + items.length, cursor: held({ ...cursorOf(job), place }) };
    const { created, revised, unchanged, rejected, warnings } = job;
    const counts = { created, revised, unchanged, rejected, warnings };
    for (const [index, item] of items.entries()) {
      counts[item.outcome]++;
      counts.warnings += item.warnings.length;
      to.imports.addItem(told(item, job.items + index + 1), job.key);
    }
    to.imports.update(job.key, { ...change, ...counts });
  }

  const renew = (id: string) =>
    store.write((to) => {
      const job = ours(to, id);
      to.imports.update(job.key, { cursor: held(cursorOf(job)) });
    });

  function release(to: WriteTransaction, id: string): void {
    const job = to.imports.find(id);
    if (job?.state !== 'running' || !isSameOwner(cursorOf(job).holder, me)) return;
    to.imports.update(job.key, { cursor: JSON.stringify({ ...cursorOf(job), holder: null }) });
  }

  async function end(id: string, state: 'done' | 'failed', problem: string | null = null): Promise<void> {
    await store.write((to) => {
      const job = to.imports.find(id);
      if (job?.state !== 'running' || !isSameOwner(cursorOf(job).holder, me)) return;
      const doneBytes = state === 'done' ? job.bytes : job.doneBytes;
      to.imports.update(job.key, { state, doneBytes, finishedAt: formatInstant(now()), problem });
    });
    await clear(id);
  }

  /** Removes the upload of a finished import. */
  async function clear(id: string): Promise<void> {
    const spool = await store.write((to) => {
      const job = to.imports.find(id);
      return job && job.state !== 'running' && job.state !== 'queued' ? cursorOf(job).spool : null;
    });
    if (spool !== null) await removeSpool(store.file, spool);
  }

  return {
    wake,
    isRunning: () => running !== null,
    watch,
    paused: pause.current,
    async resume() {
      await sweepSpool(store.file, (spool) => isNeeded(store, spool));
      wake();
    },
    async close() {
      closing.abort();
      pause.close();
      if (timer) clearInterval(timer);
      await running;
      releaseLeases(me);
    },
  };
}

const isNeeded = (store: Store, spool: string): Promise<boolean> =>
  store.write((to) => to.imports.open().some((job) => cursorOf(job).spool === spool));

const optionsOf = ({ options }: ImportJob) => JSON.parse(options) as Import['options'];

function told({ id, ...item }: DocumentOutcome, position: number): Told {
  return { ...item, position, ...(id !== undefined && { articleId: id }) };
}

const isBusy = (error: unknown) => String((error as NodeJS.ErrnoException).code).startsWith('SQLITE_BUSY');

function reason({ code, message }: NodeJS.ErrnoException): string {
  if (code === 'ENOENT') return 'What was sent is not on the disk of this server.';
  return `The import could not go on: ${message}`;
}
