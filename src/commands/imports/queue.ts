// The queue of imports: jobs are run one after another, each by one process, and go on where they were when it ended.

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

/** What a job knows of itself. */
export interface JobCursor {
  spool: string;
  place: UploadPosition;
  /** Who runs it, and until when it is theirs (milliseconds of the epoch) unless they say so again. */
  holder: LeaseOwner | null;
  until: number;
}

export interface ImportQueue {
  /** There may be something to do. */
  wake(): void;
  /** Whether a job is run or looked for. */
  isRunning(): boolean;
  /** Looks for it by itself, now and then. */
  watch(): void;
  /** The import that waits until its disk can be used again, and why; null if none does. */
  paused(): PausedImport | null;
  /** What others left is cleared away and gone on with. */
  resume(): Promise<void>;
  /** Stops after the batch under way. What is not done goes on at the next start. */
  close(): Promise<void>;
}

/** Milliseconds after which a job whose process is not heard of is another's. */
const LEASE = 30_000;
/** How often somebody looks for such jobs. */
const WATCH = 15_000;

/** The job is no longer ours: it was cancelled, or taken over. */
class Lost extends Error {}

export const cursorOf = ({ cursor }: ImportJob): JobCursor => JSON.parse(cursor ?? 'null') as JobCursor;

export interface QueueOptions {
  /** Called when an import begins to wait for its disk, and with null when none does any more. */
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

  /** What fails here is a database that cannot be written now: it is tried again when somebody looks. */
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

  /** Also an import that could not even be begun says what it waits for. */
  async function waitFor(error: unknown): Promise<void> {
    const kind = storageFaultOf(error);
    const id = pause.current()?.id ?? (await store.imports.oldestOpen().catch(() => null));
    if (kind && id !== null) pause.begin(id, kind);
    else pause.prolong();
  }

  /** The next job that nobody runs is ours. */
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

  /** What a dry run would have saved so far is forgotten, so it cannot go on. */
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
      // Others may have it when they can.
      else if (isBusy(error)) await store.write((to) => release(to, job.id)).catch(() => {});
      // What was saved stays, and the rest is saved once the disk can be used again.
      else if (kind) pause.begin(job.id, kind);
      else await end(job.id, 'failed', reason(error as NodeJS.ErrnoException)).catch(() => {});
    } finally {
      clearInterval(renewal);
    }
  }

  /** The job as it is in this transaction. @throws Lost */
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

  /** What was sent is not kept longer than it is needed. */
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
