// What became of a document.

import type { DraftWarning } from '../model/article/draft.ts';

export interface DocumentOutcome {
  document: string;
  outcome: 'created' | 'revised' | 'unchanged' | 'rejected';
  /** Of the article, where there is one. */
  id?: string;
  title?: string;
  revision?: number;
  warnings: DraftWarning[];
  /** Why it was rejected. */
  problem?: { code: string; message: string; line?: number };
}

/** Where it is not to be changed. */
export const DUPLICATE = { code: 'duplicate', message: 'This article is in the archive already.' };
