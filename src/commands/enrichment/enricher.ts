// An enricher: makes drafts of documents, and findings of drafts, in this thread or in others.

import type { DocumentRejection, RejectedPart, SourceDocument } from '../../ingest/index.ts';
import type { Draft, ParsedDocument } from '../../model/article/draft.ts';
import type { Findings } from '../../model/article/findings.ts';
import type { CuratedEntity } from '../../model/entity/curated-entity.ts';

export interface Enricher {
  /** How many documents may be given to it at once with use; more only wait. */
  readonly width: number;
  /** Names that whoever keeps the archive gives, instead of any others: what is asked from now on is found with them. */
  know(given: readonly CuratedEntity[]): void;
  /** What it enriches with, once it can begin. @throws where it never can, in one clear sentence. */
  ready(): Promise<EnricherInfo>;
  /** A document read and enriched; what is urgent before the rest. A bad one is a result; @throws only where nothing can be enriched at all. */
  read(document: SourceDocument, urgency?: Urgency): Promise<ReadOutcome>;
  /** A draft enriched that was read before. */
  enrich(draft: Draft, urgency?: Urgency): Promise<EnrichOutcome>;
  /** Ends it; what it was asked and has not answered fails. */
  close(): Promise<void>;
}

/** Somebody waits for what is `urgent`: it goes before the documents of an import. */
export type Urgency = 'urgent' | 'whenever';

export interface EnricherInfo {
  /** As `findings.extractor` of all it finds: what is stored with another may be found otherwise now. */
  extractor: string;
  /** A line for whoever runs it, where names are found less well than they could be. */
  missing: string | null;
}

/** At least one article, or why there is none. Parts of a document can be rejected while others are read. */
export type ReadOutcome =
  | { ok: true; articles: (EnrichedReading | RejectedPart)[] }
  | { ok: false; rejection: DocumentRejection };

export interface EnrichedReading {
  reading: ParsedDocument;
  findings: Findings;
}

export type EnrichOutcome = { ok: true; findings: Findings } | { ok: false; rejection: DocumentRejection };

/** One document that could not be enriched; the others can. */
export function notEnriched(why: string): { ok: false; rejection: DocumentRejection } {
  return { ok: false, rejection: { code: 'not-enriched', message: `${why.replace(/\.+$/u, '')}.` } };
}
