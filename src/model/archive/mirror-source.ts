// Where an archive has its things from, if it is a copy of another one: such a one changes only as that one does.

import { Problem } from '../problem/problem.ts';

export interface MirrorSource {
  /** The id of the other archive. */
  archive: string;
  /** The number of its last change that is here. */
  seq: number;
  /** Where it is served; null where it is read from a file, which is not at its end. */
  url: string | null;
}

/** Why nothing else may be changed here. */
export function mirrorRefusal({ url }: MirrorSource): Problem {
  return new Problem('forbidden', {
    detail:
      url === null
        ? 'This archive is being made from an export that was cut off: import the export again, then change it.'
        : `This archive is a mirror of ${url} and changes only as that one does: change that one.`,
  });
}
