// Where an archive has its things from, as it notes it.

import type { MirrorSource } from '../model/archive/mirror-source.ts';
import { readMetadata } from './metadata.ts';
import type { Handle } from './sqlite.ts';

/** Null of an archive of its own. */
export function readMirrorSource(db: Handle): () => MirrorSource | null {
  const origin = readMetadata(db, 'origin');
  return () => {
    const json = origin();
    return json ? (JSON.parse(json) as MirrorSource) : null;
  };
}
