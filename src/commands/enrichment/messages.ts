// Defines the messages between a pool of enrichers and its workers.

import type { SourceDocument } from '../../ingest/index.ts';
import type { Draft } from '../../model/article/draft.ts';
import type { CuratedEntity } from '../../model/entity/curated-entity.ts';
import type { EnricherInfo, EnrichOutcome, ReadOutcome } from './enricher.ts';

/** Start data of a worker. */
export interface EnricherWorkerData {
  /** Folder of a transformer model that extracts names; null: the bundled model. */
  transformer: string | null;
}

/** A task of an enricher. */
export type EnrichmentTask = { read: SourceDocument } | { enrich: Draft };

export type EnrichmentOutcome = ReadOutcome | EnrichOutcome;

/** Urgent tasks run first. Curated entities apply to all tasks after the message. */
export type ToEnricherWorker =
  | { job: EnrichmentTask; number: number; isUrgent: boolean }
  | { know: readonly CuratedEntity[] };

export type FromEnricherWorker =
  /** Sent once, before any answer. A worker that exits without it can never start. */
  { ready: EnricherInfo } | { number: number; outcome: EnrichmentOutcome };
