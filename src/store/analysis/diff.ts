// Compares two revisions of one article, which can take a second if they are long and have little in common.

import { diffRevisions } from '../../model/diff/revisions.ts';
import { unifiedDiff } from '../../model/diff/unified.ts';
import type { ReadContext } from '../read-context.ts';
import { prepareCompared } from '../whole-revision.ts';

export interface DiffQuery {
  id: string;
  from: number;
  to: number;
  format: 'json' | 'unified';
}

/** The response body; null if one of the two revisions does not exist. */
export function analyseDiff({ db, statements }: ReadContext, { id, from, to, format }: DiffQuery): string | null {
  const read = statements.get('compared revision', () => prepareCompared(db));
  const [old, new_] = [read(id, from), read(id, to)];
  if (!old || !new_) return null;
  return format === 'unified' ? unifiedDiff(old, new_) : JSON.stringify(diffRevisions(old, new_));
}
