// Tells whether the archive has work for a writer. Called often, also by threads that only read.

import { and, inArray, isNotNull, sql } from './drizzle.ts';
import { readMetadata } from './metadata.ts';
import type { Handle } from './sqlite.ts';
import { docValues, imports } from './tables.ts';
import { readPatterns } from './url-patterns.ts';
import { INDEX, linkFormOf, RENDERER } from './versions.ts';
import { prepareUnfinishedMerges } from './writing/curation-statements.ts';

export interface Upkeep {
  /** Whether another version of the program made some derived data, or a rebuild is running. */
  isOutdated(): boolean;
  /** Whether words of erased articles remain in the full text. */
  isCondensing(): boolean;
}

export function prepareUpkeep(db: Handle): Upkeep {
  const renderer = readMetadata(db, 'renderer');
  const index = readMetadata(db, 'index');
  const entitiesIndexed = readMetadata(db, 'entitiesIndexed');
  const linkForm = readMetadata(db, 'linkForm');
  const linksRefreshed = readMetadata(db, 'linksRefreshed');
  const condensing = readMetadata(db, 'condensing');
  const patterns = readPatterns(db);
  const anyStale = db
    .select({ slot: docValues.slot })
    .from(docValues)
    // The first condition lets the planner use the partial index.
    .where(and(sql`${docValues.stale} > 0`, isNotNull(docValues.articleKey)))
    .limit(1)
    .prepare();

  const isComplete = () =>
    (entitiesIndexed() ?? 'all') === 'all' && linkForm() === linkFormOf(patterns()) && linksRefreshed() === 'all';

  return {
    isOutdated: () => renderer() !== RENDERER || index() !== INDEX || !isComplete() || anyStale.get() !== undefined,
    isCondensing: () => (condensing() || 'null') !== 'null',
  };
}

/** Returns a test for pending work: upkeep, imports, or the follow-up of curation decisions and curated names. */
export function prepareUnfinished(db: Handle): () => boolean {
  const upkeep = prepareUpkeep(db);
  const jobs = [readMetadata(db, 'linkJobs'), readMetadata(db, 'giveJobs')];
  const merges = prepareUnfinishedMerges(db);
  const openImports = db
    .select({ key: imports.key })
    .from(imports)
    .where(inArray(imports.state, ['queued', 'running']))
    .limit(1)
    .prepare();
  return () =>
    openImports.get() !== undefined ||
    jobs.some((fact) => (fact() || '[]') !== '[]') ||
    upkeep.isOutdated() ||
    upkeep.isCondensing() ||
    merges().length > 0;
}
