// Stores the responses to idempotent requests for a day, so that a repeated request gets the same response.

import { and, eq, gte, lt, sql } from '../drizzle.ts';
import type { Handle } from '../sqlite.ts';
import { storedResponses } from '../tables.ts';

export interface IdempotentRequest {
  keyId: string;
  name: string;
  /** Hash of the request. */
  fingerprint: string;
}

export interface StoredResponse {
  fingerprint: string;
  /** The effect of the request, as JSON. */
  outcome: string;
  /** The response, as JSON; null if the request was interrupted before. */
  reply: string | null;
}

export function prepareStoredResponses(db: Handle) {
  const p = sql.placeholder;
  const its = and(eq(storedResponses.keyId, p('keyId')), eq(storedResponses.name, p('name')));
  const find = db
    .select({
      fingerprint: storedResponses.fingerprint,
      outcome: storedResponses.outcome,
      reply: storedResponses.reply,
    })
    .from(storedResponses)
    .where(and(its, gte(storedResponses.at, p('since'))))
    .prepare();
  const insert = db
    .insert(storedResponses)
    .values({
      keyId: p('keyId'),
      name: p('name'),
      fingerprint: p('fingerprint'),
      at: p('at'),
      outcome: p('outcome'),
      articleId: p('articleId'),
    })
    .prepare();
  const complete = db
    .update(storedResponses)
    .set({ reply: sql`${p('reply')}` })
    .where(its)
    .prepare();
  const prune = db
    .delete(storedResponses)
    .where(lt(storedResponses.at, p('before')))
    .prepare();

  return {
    /** @param since older responses count as deleted, even if they are still stored */
    find: ({ keyId, name }: Pick<IdempotentRequest, 'keyId' | 'name'>, since: string): StoredResponse | null =>
      find.get({ keyId, name, since }) ?? null,
    keep(request: IdempotentRequest, it: { at: string; outcome: string; articleId: string | null }): void {
      insert.run({ ...request, ...it });
    },
    complete: (request: Pick<IdempotentRequest, 'keyId' | 'name'>, reply: string): void =>
      void complete.run({ ...request, reply }),
    /** Deletes responses older than an instant. */
    prune: (before: string): void => void prune.run({ before }),
  };
}
