// Where an archive has its things from, as it notes it.

import type { Origin } from '../model/origin.ts';
import { readFact } from './facts.ts';
import type { Handle } from './sqlite.ts';

/** Null of an archive of its own. */
export function readOrigin(db: Handle): () => Origin | null {
  const origin = readFact(db, 'origin');
  return () => {
    const json = origin();
    return json ? (JSON.parse(json) as Origin) : null;
  };
}
