// Defines the operations of a write transaction.

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

/** All operations that change the archive. It exists only inside `store.write`. */
export interface WriteTransaction extends CuratedWriter {
  /** Saves an article: a new one, a revision, or nothing if it is unchanged. */
  save(request: SaveRequest): Saved;
  /** Looks up entity candidates without the contribution of this document. */
  entityCandidates(without: Draft | number): EntityCandidates;
  /** The findings of an article. */
  findings(articleKey: number): KnownFindings | null;
  /** Replaces the findings of an article without a new revision. */
  rewrite(articleKey: number, findings: Omit<Findings, 'links'>, at: string): void;
  /** Replaces all findings after a new enrichment: also its links, and what is known of entities in advance. */
  renew(articleKey: number, findings: Findings, at: string): void;
  /** The id and revision of the article with this key. */
  current(articleKey: number): { id: string; revision: number } | null;
  /** Keys of articles that name an entity, or whose mentions of it the archive resolved; up to `limit`. */
  articlesNaming(entityId: string, limit?: number): number[];
  articlesLinkedTo(entityId: string, limit?: number): number[];
  /** The article, or its tombstone, at this point of the transaction. */
  article(id: string): { etag: string; revision: number } | null;
  tombstone(id: string): Tombstone | null;
  /** The tombstone of the article that this draft would be. */
  tombstoneOf(draft: Draft): Tombstone | null;
  /** The tombstone with one of the draft's addresses. */
  tombstoneAt(draft: Draft): Tombstone | null;
  /** The article of this draft, if it exists. */
  articleOf(draft: Draft): { id: string; revision: number } | null;
  /** @throws Error if the article does not exist. */
  withdraw(withdrawal: Withdrawal): void;
  /** Erases the history of a withdrawn article. */
  erase(id: string, at: string, revision: number): void;
  /** Restores records from another archive. */
  restore: Restorer;
  storedResponses: ReturnType<typeof prepareStoredResponses>;
  /** The id of an article, or the id that the article of a draft has or would get. */
  idOf(article: Draft | number): string;
  /** Merges and splits of entities. */
  curationDecisions: CurationDecisionWriter;
  /** API keys. */
  keys: ReturnType<typeof prepareKeys>;
  imports: ReturnType<typeof prepareImports>;
  /** The number of the last change at this point of the transaction. */
  seq(): number;
  setMetadata(name: MetadataName, value: string): void;
}
