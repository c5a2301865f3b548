// Once: a request that names itself and is sent again gets what it got, and nothing happens twice.

import { Problem } from '../model/problem/problem.ts';
import { formatInstant } from '../model/text/instant.ts';
import type { IdempotentRequest, Store, StoredResponse, WriteTransaction } from '../store/index.ts';

/** What a write did; it goes back to whoever asked, and is kept with the request's name. */
export interface IdempotentOutcome {
  /** Of the article or entity that it was about. */
  id: string;
}

/** How long a request's name is known, in milliseconds. */
const KEPT = 24 * 3_600_000;

/** What was done before this is forgotten, and its name another's. */
export const storedSince = (now: Date): string => formatInstant(new Date(now.getTime() - KEPT));

/** Names of requests that are being worked on, here; those of another process meet in the transaction. */
const underWay = new Set<string>();

/**
 * Runs a write in a transaction, unless the request of this name has been done: then what it did is told again.
 *
 * @throws Problem where the name stands for another request, or the same is under way.
 */
export async function executeOnce<Result extends IdempotentOutcome>(
  store: Store,
  request: IdempotentRequest | null,
  now: Date,
  { prepare, write }: { prepare?: () => Promise<void>; write: (to: WriteTransaction) => Result | Promise<Result> },
): Promise<Result> {
  if (!request) {
    await prepare?.();
    return store.write(write);
  }
  const name = `${request.keyId} ${request.name}`;
  if (underWay.has(name)) throw new Problem('request-in-progress', { headers: { 'retry-after': '1' } });
  underWay.add(name);
  try {
    // Not prepared for nothing: that takes time, and may fail by now.
    const since = storedSince(now);
    const known = knownOutcome<Result>(await store.storedResponses.find(request, since), request);
    if (known) return known;
    await prepare?.();
    return await store.write(async (to) => {
      to.storedResponses.prune(since);
      const meanwhile = knownOutcome<Result>(to.storedResponses.find(request, since), request);
      if (meanwhile) return meanwhile;
      const outcome = await write(to);
      to.storedResponses.keep(request, {
        at: formatInstant(now),
        outcome: JSON.stringify(outcome),
        articleId: outcome.id,
      });
      return outcome;
    });
  } finally {
    underWay.delete(name);
  }
}

function knownOutcome<Result>(kept: StoredResponse | null, { fingerprint }: IdempotentRequest): Result | null {
  if (!kept) return null;
  if (kept.fingerprint !== fingerprint) throw new Problem('idempotency-key-reused');
  return JSON.parse(kept.outcome) as Result;
}

/** What was answered is kept, to be answered again. */
export const storeResponse = (store: Store, request: IdempotentRequest, reply: string): Promise<void> =>
  store.write((to) => to.storedResponses.complete(request, reply));
