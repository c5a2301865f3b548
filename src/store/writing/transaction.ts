// What a transaction can do: everything that can be changed.

import type { Draft } from '../../model/article/draft.ts';
import type { Findings } from '../../model/article/findings.ts';
import type { Tombstone } from '../../model/change/tombstone.ts';
import type { EntityCandidates } from '../../model/entity/entity-candidates.ts';
import type { KnownFindings } from '../findings.ts';
import type { MetadataName } from '../metadata.ts';
import type { Saved, SaveRequest } from './articles.ts';
import type { CuratedWriter } from './curated.ts';
import type { CurationDecisionWriter } from './curation-decisions.ts';
import type { prepareImports } from './imports.ts';
import type { prepareKeys } from './keys.ts';
import type { Restorer } from './restore.ts';
import type { prepareStoredResponses } from './stored-responses.ts';
import type { Withdrawal } from './withdraw.ts';

/** What a transaction can do. It exists only inside `store.write`. */
export interface WriteTransaction extends CuratedWriter {
  /** Saves an article: a new one, a revision, or nothing where it is unchanged. */
  save(request: SaveRequest): Saved;
  /** The archive asked who is who, as it is without what it has of this document. */
  entityCandidates(without: Draft | number): EntityCandidates;
  /** What is known of an article, by its key. */
  findings(articleKey: number): KnownFindings | null;
  /** Replaces that; the article stays as it is. */
  rewrite(articleKey: number, findings: Omit<Findings, 'links'>, at: string): void;
  /** The same where the article was enriched again: its links too, and what is known of its entities beforehand. */
  renew(articleKey: number, findings: Findings, at: string): void;
  /** Which article has this key now, and its revision. */
  current(articleKey: number): { id: string; revision: number } | null;
  /** Keys of articles that name an entity, or of those that name it only because the archive says so: all, or some. */
  articlesNaming(entityId: string, limit?: number): number[];
  articlesLinkedTo(entityId: string, limit?: number): number[];
  /** An article as it is at this moment of the transaction, or what stays of it. */
  article(id: string): { etag: string; revision: number } | null;
  tombstone(id: string): Tombstone | null;
  /** The tombstone that an article of this draft would lie under. */
  tombstoneOf(draft: Draft): Tombstone | null;
  /** The tombstone that has one of its addresses. */
  tombstoneAt(draft: Draft): Tombstone | null;
  /** The article of this draft, if it is here. */
  articleOf(draft: Draft): { id: string; revision: number } | null;
  /** @throws where there is no such article. */
  withdraw(withdrawal: Withdrawal): void;
  /** What was kept of a withdrawn article goes, too. */
  erase(id: string, at: string, revision: number): void;
  /** What comes from another archive. */
  restore: Restorer;
  storedResponses: ReturnType<typeof prepareStoredResponses>;
  /** The id of an article, or that which the article of a draft has or would have. */
  idOf(article: Draft | number): string;
  /** What was said of who is who. */
  curationDecisions: CurationDecisionWriter;
  /** Keys of the API. */
  keys: ReturnType<typeof prepareKeys>;
  imports: ReturnType<typeof prepareImports>;
  /** The number of the last change, at this moment of the transaction. */
  seq(): number;
  setMetadata(name: MetadataName, value: string): void;
}
