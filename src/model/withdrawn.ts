// Why an article that was withdrawn is not there: the problem that stands in its place.

import { Problem } from './problem.ts';
import { type Tombstone, tombstoneTag } from './tombstone.ts';

export function withdrawn(tombstone: Tombstone): Problem {
  const { id, at, reason } = tombstone;
  const why = reason === undefined ? '' : ` The reason given: ${reason}`;
  return new Problem('article-withdrawn', {
    detail: `The article ${id} was withdrawn ${at}.${why}`,
    headers: { etag: `"${tombstoneTag(tombstone)}"` },
    members: { tombstone },
  });
}
