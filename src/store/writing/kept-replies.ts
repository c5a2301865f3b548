// Keeping what was answered to requests that named themselves, for a day: sent again, they get the same answer.

import { and, eq, gte, lt, sql } from '../drizzle.ts';
import type { Handle } from '../sqlite.ts';
import { keptReplies } from '../tables.ts';

export interface NamedRequest {
  keyId: string;
  name: string;
  /** Hash of what is asked. */
  fingerprint: string;
}

export interface KeptReply {
  fingerprint: string;
  /** What the request did, as JSON. */
  outcome: string;
  /** What was answered, as JSON; null where it was cut off before. */
  reply: string | null;
}

export function prepareKeptReplies(db: Handle) {
  const p = sql.placeholder;
  const its = and(eq(keptReplies.keyId, p('keyId')), eq(keptReplies.name, p('name')));
  const find = db
    .select({ fingerprint: keptReplies.fingerprint, outcome: keptReplies.outcome, reply: keptReplies.reply })
    .from(keptReplies)
    .where(and(its, gte(keptReplies.at, p('since'))))
    .prepare();
  const insert = db
    .insert(keptReplies)
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
    .update(keptReplies)
    .set({ reply: sql`${p('reply')}` })
    .where(its)
    .prepare();
  const prune = db
    .delete(keptReplies)
    .where(lt(keptReplies.at, p('before')))
    .prepare();

  return {
    /** @param since what is older is forgotten, though it may still be there */
    find: ({ keyId, name }: Pick<NamedRequest, 'keyId' | 'name'>, since: string): KeptReply | null =>
      find.get({ keyId, name, since }) ?? null,
    keep(request: NamedRequest, it: { at: string; outcome: string; articleId: string | null }): void {
      insert.run({ ...request, ...it });
    },
    complete: (request: Pick<NamedRequest, 'keyId' | 'name'>, reply: string): void =>
      void complete.run({ ...request, reply }),
    /** Forgets those before an instant. */
    prune: (before: string): void => void prune.run({ before }),
  };
}
