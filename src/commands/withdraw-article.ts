// Withdrawing an article, and erasing what was kept of it.

import { instant } from '../model/instant.ts';
import { type Precondition, requireMatch } from '../model/precondition.ts';
import { Problem } from '../model/problem.ts';
import { type Tombstone, tombstoneTag } from '../model/tombstone.ts';
import { withdrawn } from '../model/withdrawn.ts';
import type { Means } from './desk/means.ts';

export interface WithdrawOptions {
  precondition: Precondition;
  reason?: string | undefined;
  note?: string | undefined;
  /** Whether its earlier versions go, too. */
  erase: boolean;
}

/** @throws Problem where it is not there, is another than was read, or is withdrawn already and not to be erased. */
export async function withdrawArticle(
  { store, now }: Means,
  id: string,
  { precondition, reason = undefined, note = undefined, erase }: WithdrawOptions,
): Promise<Tombstone> {
  return store.write((to) => {
    const at = instant(now());
    const buried = to.tombstone(id);
    if (buried) {
      if (!erase || buried.erasedAt) throw withdrawn(buried);
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
