// Runs the enricher in the calling thread: for scripts, tests, and the workers of a pool.

import {
  bestExtractor,
  type Extractor,
  enrich,
  enrichmentVersion,
  type Knowledge,
  loadKnowledge,
  loadTransformer,
  missingModelNotice,
  type Transformer,
  versionWithCurated,
  withCurated,
} from '../../enrich/index.ts';
import { type RejectedPart, readDocument, type SourceDocument } from '../../ingest/index.ts';
import type { Draft } from '../../model/article/draft.ts';
import { type CuratedEntity, curatedVersion } from '../../model/entity/curated-entity.ts';
import { type EnrichedReading, type Enricher, type EnrichOutcome, notEnriched, type ReadOutcome } from './enricher.ts';

export interface InlineOptions {
  knowledge?: Knowledge;
  extractor?: Extractor;
  /** Folder of the transformer model that extracts names. */
  transformer?: string | null;
}

/** Models that are not passed are loaded on the first task. */
export function inlineEnricher(given: InlineOptions = {}): Enricher {
  let loading: Promise<Transformer> | null = null;
  const transformer = async (): Promise<Transformer | null> => {
    if (!given.transformer) return null;
    loading ??= loadTransformer(given.transformer);
    return loading;
  };
  let known: Knowledge | null = null;
  const knowledge = () => {
    known ??= given.knowledge ?? loadKnowledge();
    return known;
  };
  const enricher = {
    width: 1,

    know(entities: readonly CuratedEntity[]): void {
      if (curatedVersion(entities) !== knowledge().curated.version) known = withCurated(knowledge(), entities);
    },

    async ready() {
      const chosen = given.extractor ?? (await transformer());
      const version = enrichmentVersion(chosen ?? bestExtractor());
      const missing = chosen ? null : missingModelNotice();
      return { extractor: versionWithCurated(version, knowledge().curated.version), missing };
    },

    async read(document: SourceDocument): Promise<ReadOutcome> {
      const result = await readDocument(document);
      if (!result.ok) return result;
      const articles: (EnrichedReading | RejectedPart)[] = [];
      for (const reading of result.documents) {
        if ('rejection' in reading) {
          articles.push(reading);
          continue;
        }
        const enriched = await enricher.enrich(reading.draft);
        if (!enriched.ok) return enriched;
        articles.push({ reading, findings: enriched.findings });
      }
      return { ok: true, articles };
    },

    async enrich(draft: Draft): Promise<EnrichOutcome> {
      const known = knowledge();
      try {
        const extractor = given.extractor ?? (await (await transformer())?.read(draft, known)) ?? bestExtractor();
        return { ok: true, findings: enrich(draft, known, extractor) };
      } catch (error) {
        // One document must never end an import of thousands.
        return notEnriched(`What this document names could not be found: ${(error as Error).message}`);
      }
    },

    async close() {},
  };
  return enricher;
}
