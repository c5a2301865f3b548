// Reads whether a document was imported before.

import { eq, sql } from './drizzle.ts';
import type { ReadContext } from './read-context.ts';
import { revisions } from './tables.ts';

export function documentReads(reading: ReadContext) {
  const bySourceHash = reading.db
    .select({ revision: revisions.revision })
    .from(revisions)
    .where(eq(revisions.sourceHash, sql.placeholder('sourceHash')))
    .limit(1)
    .prepare();
  return {
    has: (sourceHash: string): boolean => bySourceHash.get({ sourceHash }) !== undefined,
  };
}
