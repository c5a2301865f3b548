// The archive that a mirror copies. A mirror changes only when its source changes.

import { Problem } from '../problem/problem.ts';

export interface MirrorSource {
  /** The id of the other archive. */
  archive: string;
  /** The number of its last change that was copied. */
  seq: number;
  /** Its address; null while an export file is being restored. */
  url: string | null;
}

/** The refusal of a write to a mirror. */
export function mirrorRefusal({ url }: MirrorSource): Problem {
  return new Problem('forbidden', {
    detail:
      url === null
        ? 'This archive was restored from an export that was cut off. Import the complete export before changing the archive.'
        : `This archive is a mirror of ${url} and read-only. Send the change to ${url}.`,
  });
}
