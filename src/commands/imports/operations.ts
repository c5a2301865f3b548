// Creates and cancels imports and resumes those that were cut off.

import { shortHash } from '../../model/id/id.ts';
import type { Import, OnDuplicate } from '../../model/import/import.ts';
import { Problem } from '../../model/problem/problem.ts';
import { formatInstant } from '../../model/text/instant.ts';
import type { IdempotentRequest, ImportJob, WriteTransaction } from '../../store/index.ts';
import type { CommandContext } from '../command-context.ts';
import { executeOnce } from '../idempotency.ts';
import { BEGINNING } from './documents.ts';
import { cursorOf, type ImportQueue, type JobCursor } from './queue.ts';
import { type Received, removeSpool } from './spool.ts';

type WithQueue = CommandContext & { imports: ImportQueue };

export interface ImportRequest extends Received {
  options: { dryRun: boolean; onDuplicate: OnDuplicate };
  keyId: string | null;
  /** Set if the request has an `Idempotency-Key`. */
  request: IdempotentRequest | null;
}

export interface Queued {
  id: string;
  import: Import;
  /** The upload of the import; differs from the request's upload if the request is a repetition. */
  spool: string;
}

export async function queueImport(means: WithQueue, handedIn: ImportRequest): Promise<Queued> {
  const { store, imports, now } = means;
  const { spool, bytes, digest, options, keyId, request } = handedIn;
  const queued = await executeOnce<Queued>(store, request, now(), {
    write(to) {
      const createdAt = formatInstant(now());
      const cursor: JobCursor = { spool, place: BEGINNING, holder: null, until: 0 };
      const job = { createdAt, keyId, options: JSON.stringify(options), bytes, cursor: JSON.stringify(cursor) };
      const id = added(to, (nth) => ({ ...job, id: shortHash(['import', digest, createdAt, String(nth)]) }));
      const kept = to.imports.find(id);
      if (!kept) throw new Error(`The import ${id} was not kept.`);
      return { id, import: to.imports.show(kept), spool };
    },
  });
  imports.wake();
  return queued;
}

/** Counts up until the id is free: two equal imports can be created in the same second. */
function added(to: WriteTransaction, job: (nth: number) => Parameters<WriteTransaction['imports']['add']>[0]): string {
  for (let nth = 0; ; nth++) {
    const next = job(nth);
    if (to.imports.add(next)) return next.id;
  }
}

/** Cancels an import; a finished one stays as it is. @throws Problem if it does not exist. */
export async function cancelImport({ store, now }: CommandContext, id: string): Promise<Import> {
  const { before, after } = await store.write((to) => {
    const before = to.imports.find(id);
    if (!before) throw new Problem('import-not-found', { detail: `There is no import ${id}.` });
    if (isOpen(before)) to.imports.update(before.key, { state: 'cancelled', finishedAt: formatInstant(now()) });
    return { before, after: to.imports.show(to.imports.find(id) ?? before) };
  });
  // A running import notices the cancellation and removes its upload itself.
  if (before.state === 'queued') await removeSpool(store.file, cursorOf(before).spool);
  return after;
}

const isOpen = ({ state }: ImportJob) => state === 'queued' || state === 'running';

export const resumeImports = ({ imports }: WithQueue): Promise<void> => imports.resume();
