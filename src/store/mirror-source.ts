// Reads which archive this one mirrors.

import type { MirrorSource } from '../model/archive/mirror-source.ts';
import { readMetadata } from './metadata.ts';
import type { Handle } from './sqlite.ts';

/** Returns null if the archive is not a mirror. */
export function readMirrorSource(db: Handle): () => MirrorSource | null {
  const origin = readMetadata(db, 'origin');
  return () => {
    const json = origin();
    return json ? (JSON.parse(json) as MirrorSource) : null;
  };
}
