// What a pool of enrichers says to its workers, and they to it.

import type { SourceDocument } from '../../ingest/index.ts';
import type { Draft } from '../../model/article/draft.ts';
import type { CuratedEntity } from '../../model/entity/curated-entity.ts';
import type { EnricherInfo, EnrichOutcome, ReadOutcome } from './enricher.ts';

/** What a worker is told when it is started. */
export interface EnricherWorkerData {
  /** The folder of a transformer to find names by, instead of what comes with the program. */
  transformer: string | null;
}

/** What can be asked of an enricher. */
export type EnrichmentTask = { read: SourceDocument } | { enrich: Draft };

export type EnrichmentOutcome = ReadOutcome | EnrichOutcome;

/** What is urgent is done before the rest. What is to be known is known of all that is asked afterwards. */
export type ToEnricherWorker =
  | { job: EnrichmentTask; number: number; isUrgent: boolean }
  | { know: readonly CuratedEntity[] };

export type FromEnricherWorker =
  /** Said once, before any answer. A worker that ends without it can never begin. */
  { ready: EnricherInfo } | { number: number; outcome: EnrichmentOutcome };
