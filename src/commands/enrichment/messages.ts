// What a pool of enrichers says to its workers, and they to it.

import type { SourceDocument } from '../../ingest/index.ts';
import type { Draft } from '../../model/article/draft.ts';
import type { CuratedEntity } from '../../model/entity/curated-entity.ts';
import type { EnrichOutcome, Means, ReadOutcome } from './enricher.ts';

/** What a worker is told when it is started. */
export interface WorkerData {
  /** The folder of a transformer to find names by, instead of what comes with the program. */
  transformer: string | null;
}

/** What can be asked of an enricher. */
export type Job = { read: SourceDocument } | { enrich: Draft };

export type Outcome = ReadOutcome | EnrichOutcome;

/** What is urgent is done before the rest. What is to be known is known of all that is asked afterwards. */
export type ToWorker = { job: Job; number: number; isUrgent: boolean } | { know: readonly CuratedEntity[] };

export type FromWorker =
  /** Said once, before any answer. A worker that ends without it can never begin. */
  { ready: Means } | { number: number; outcome: Outcome };
