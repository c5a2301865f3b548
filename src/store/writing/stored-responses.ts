// Keeping what was answered to requests that named themselves, for a day: sent again, they get the same answer.

import { and, eq, gte, lt, sql } from '../drizzle.ts';
import type { Handle } from '../sqlite.ts';
import { storedResponses } from '../tables.ts';

export interface IdempotentRequest {
  keyId: string;
  name: string;
  /** Hash of what is asked. */
  fingerprint: string;
}

export interface StoredResponse {
  fingerprint: string;
  /** What the request did, as JSON. */
  outcome: string;
  /** What was answered, as JSON; null where it was cut off before. */
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
    /** @param since what is older is forgotten, though it may still be there */
    find: ({ keyId, name }: Pick<IdempotentRequest, 'keyId' | 'name'>, since: string): StoredResponse | null =>
      find.get({ keyId, name, since }) ?? null,
    keep(request: IdempotentRequest, it: { at: string; outcome: string; articleId: string | null }): void {
      insert.run({ ...request, ...it });
    },
    complete: (request: Pick<IdempotentRequest, 'keyId' | 'name'>, reply: string): void =>
      void complete.run({ ...request, reply }),
    /** Forgets those before an instant. */
    prune: (before: string): void => void prune.run({ before }),
  };
}
