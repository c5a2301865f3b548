// Executes a write once per `Idempotency-Key` and returns its stored outcome to repeated requests.

import { Problem } from '../model/problem/problem.ts';
import { formatInstant } from '../model/text/instant.ts';
import type { IdempotentRequest, Store, StoredResponse, WriteTransaction } from '../store/index.ts';

/** The outcome of a write: returned to the caller and stored under the request's key. */
export interface IdempotentOutcome {
  /** Id of the affected article or entity. */
  id: string;
}

/** Milliseconds for which an `Idempotency-Key` is stored. */
const KEPT = 24 * 3_600_000;

/** Returns the time before which stored responses have expired; their keys can be used again. */
export const storedSince = (now: Date): string => formatInstant(new Date(now.getTime() - KEPT));

/** Keys of requests in progress in this process; those of other processes meet in the transaction. */
const underWay = new Set<string>();

/**
 * Runs a write in a transaction, or returns the stored outcome if a request with this key was executed before.
 *
 * @throws Problem if the key belongs to another request, or the same request is in progress.
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
    // A repeated request skips the preparation, which takes time and may fail by now.
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

/** Stores the response for repeated requests. */
export const storeResponse = (store: Store, request: IdempotentRequest, reply: string): Promise<void> =>
  store.write((to) => to.storedResponses.complete(request, reply));
