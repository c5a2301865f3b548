// Why an article that was withdrawn is not there: the problem that stands in its place.

import { type Tombstone, tombstoneTag } from '../change/tombstone.ts';
import { Problem } from './problem.ts';

export function withdrawnProblem(tombstone: Tombstone): Problem {
  const { id, at, reason } = tombstone;
  const why = reason === undefined ? '' : ` The reason given: ${reason}`;
  return new Problem('article-withdrawn', {
    detail: `The article ${id} was withdrawn ${at}.${why}`,
    headers: { etag: `"${tombstoneTag(tombstone)}"` },
    members: { tombstone },
  });
}
