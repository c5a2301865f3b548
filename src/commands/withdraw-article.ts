// Withdraws articles and erases stored versions.

import { type Tombstone, tombstoneTag } from '../model/change/tombstone.ts';
import { type Precondition, requireMatch } from '../model/problem/precondition.ts';
import { Problem } from '../model/problem/problem.ts';
import { withdrawnProblem } from '../model/problem/withdrawn-problem.ts';
import { formatInstant } from '../model/text/instant.ts';
import type { CommandContext } from './command-context.ts';

export interface WithdrawOptions {
  precondition: Precondition;
  reason?: string | undefined;
  note?: string | undefined;
  /** Whether earlier versions are erased, too. */
  erase: boolean;
}

/** @throws Problem if the article does not exist, has changed, or is already withdrawn and not to be erased. */
export async function withdrawArticle(
  { store, now }: CommandContext,
  id: string,
  { precondition, reason = undefined, note = undefined, erase }: WithdrawOptions,
): Promise<Tombstone> {
  return store.write((to) => {
    const at = formatInstant(now());
    const buried = to.tombstone(id);
    if (buried) {
      if (!erase || buried.erasedAt) throw withdrawnProblem(buried);
      requireMatch(precondition, tombstoneTag(buried), { required: false });
      to.erase(id, at, buried.revision);
    } else {
      const head = to.article(id);
      if (!head) throw new Problem('article-not-found', { detail: `There is no article ${id}.` });
      requireMatch(precondition, head.etag);
      to.withdraw({ id, at, reason: reason ?? null, note: note ?? null, erase });
    }
    const tombstone = to.tombstone(id);
    if (!tombstone) throw new Error(`The article ${id} left no tombstone.`);
    return tombstone;
  });
}
