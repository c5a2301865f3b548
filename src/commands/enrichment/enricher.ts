// Defines the enricher, which parses documents into drafts and extracts findings, in this thread or in others.

import type { DocumentRejection, RejectedPart, SourceDocument } from '../../ingest/index.ts';
import type { Draft, ParsedDocument } from '../../model/article/draft.ts';
import type { Findings } from '../../model/article/findings.ts';
import type { CuratedEntity } from '../../model/entity/curated-entity.ts';

export interface Enricher {
  /** Number of documents that it can process or queue usefully at once; more only wait. */
  readonly width: number;
  /** Replaces the curated entities that later tasks use. */
  know(given: readonly CuratedEntity[]): void;
  /** Resolves when the enricher has loaded its models. @throws a one-sentence error if it cannot start. */
  ready(): Promise<EnricherInfo>;
  /**
   * Parses and enriches a document; urgent ones first. An invalid document is a result; it throws only if nothing can be
   * enriched at all.
   */
  read(document: SourceDocument, urgency?: Urgency): Promise<ReadOutcome>;
  /** Enriches a draft that was parsed before. */
  enrich(draft: Draft, urgency?: Urgency): Promise<EnrichOutcome>;
  /** Closes the enricher; unanswered tasks fail. */
  close(): Promise<void>;
}

/** A client waits for `urgent` tasks, so they run before the documents of an import. */
export type Urgency = 'urgent' | 'whenever';

export interface EnricherInfo {
  /** Value of `findings.extractor` in all results; stored findings with another value may be outdated. */
  extractor: string;
  /** A message for the operator if name recognition is limited; null if it is not. */
  missing: string | null;
}

/** At least one article, or the reason why there is none. Parts of a document can be rejected while others are read. */
export type ReadOutcome =
  | { ok: true; articles: (EnrichedReading | RejectedPart)[] }
  | { ok: false; rejection: DocumentRejection };

export interface EnrichedReading {
  reading: ParsedDocument;
  findings: Findings;
}

export type EnrichOutcome = { ok: true; findings: Findings } | { ok: false; rejection: DocumentRejection };

/** Builds the outcome for one document that could not be enriched; others can. */
export function notEnriched(why: string): { ok: false; rejection: DocumentRejection } {
  return { ok: false, rejection: { code: 'not-enriched', message: `${why.replace(/\.+$/u, '')}.` } };
}
