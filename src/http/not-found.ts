// Builds the problems for missing articles and revisions.

import { Problem } from '../model/problem/problem.ts';
import { withdrawnProblem } from '../model/problem/withdrawn-problem.ts';
import type { Store } from '../store/index.ts';

/** Distinguishes articles that never existed from withdrawn ones. */
export function notFound({ tombstones }: Pick<Store, 'tombstones'>, id: string): Problem {
  const tombstone = tombstones.find(id);
  if (tombstone) return withdrawnProblem(tombstone);
  return new Problem('article-not-found', { detail: `There is no article ${id}.` });
}

/** `last` is the number of the current revision. */
export function revisionNotFound(id: string, last: number): Problem {
  const which = last === 1 ? 'one revision, number 1' : `the revisions 1 to ${last}`;
  return new Problem('revision-not-found', { detail: `The article ${id} has ${which}.` });
}
