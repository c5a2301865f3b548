// What is not there, told the same way by every endpoint.

import { Problem } from '../model/problem.ts';
import { type Tombstone, tombstoneTag } from '../model/tombstone.ts';
import type { Store } from '../store/index.ts';

/** Why there is no such article: it never was, or it was withdrawn. */
export function missing({ tombstones }: Pick<Store, 'tombstones'>, id: string): Problem {
  const tombstone = tombstones.find(id);
  if (tombstone) return withdrawn(tombstone);
  return new Problem('article-not-found', { detail: `There is no article ${id}.` });
}

export function withdrawn(tombstone: Tombstone): Problem {
  const { id, at, reason } = tombstone;
  const why = reason === undefined ? '' : ` The reason given: ${reason}`;
  return new Problem('article-withdrawn', {
    detail: `The article ${id} was withdrawn ${at}.${why}`,
    headers: { etag: `"${tombstoneTag(tombstone)}"` },
    members: { tombstone },
  });
}

/** `last` is the number of the current revision. */
export function missingRevision(id: string, last: number): Problem {
  const which = last === 1 ? 'one revision, number 1' : `the revisions 1 to ${last}`;
  return new Problem('revision-not-found', { detail: `The article ${id} has ${which}.` });
}
