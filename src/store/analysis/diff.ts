// Two revisions of one article compared, which may take a second where they are long and have little in common.

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

/** As it is sent; null where one of the two is not there. */
export function analyseDiff({ db, statements }: ReadContext, { id, from, to, format }: DiffQuery): string | null {
  const read = statements.get('compared revision', () => prepareCompared(db));
  const [old, new_] = [read(id, from), read(id, to)];
  if (!old || !new_) return null;
  return format === 'unified' ? unifiedDiff(old, new_) : JSON.stringify(diffRevisions(old, new_));
}
