// The problem that is returned instead of a withdrawn article.

import { type Tombstone, tombstoneTag } from '../change/tombstone.ts';
import { Problem } from './problem.ts';

export function withdrawnProblem(tombstone: Tombstone): Problem {
  const { id, at, reason } = tombstone;
  const why = reason === undefined ? '' : ` Reason: ${reason}`;
  return new Problem('article-withdrawn', {
    detail: `The article ${id} was withdrawn at ${at}.${why}`,
    headers: { etag: `"${tombstoneTag(tombstone)}"` },
    members: { tombstone },
  });
}
