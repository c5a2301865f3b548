// Defines the outcome of one document of an import.

import type { DraftWarning } from '../model/article/draft.ts';

export interface DocumentOutcome {
  document: string;
  outcome: 'created' | 'revised' | 'unchanged' | 'rejected';
  /** Id of the article, if there is one. */
  id?: string;
  title?: string;
  revision?: number;
  warnings: DraftWarning[];
  /** Why the document was rejected. */
  problem?: { code: string; message: string; line?: number };
}

/** The problem of a document whose article exists and is not to be changed. */
export const DUPLICATE = { code: 'duplicate', message: 'This article is in the archive already.' };
