// Remembers what a dry run of an import would have saved.

import type { ParsedDocument } from '../model/article/draft.ts';
import { sha256 } from '../model/id/id.ts';
import type { OnDuplicate } from '../model/import/import.ts';
import { type DocumentOutcome, DUPLICATE } from './import-item.ts';

/** Corrects the outcomes of a dry run, whose transactions do not see what earlier batches would have saved. */
export class DryRun {
  readonly #articles = new Map<string, { revision: number; versions: Set<string> }>();
  readonly #onDuplicate: OnDuplicate;

  constructor(onDuplicate: OnDuplicate) {
    this.#onDuplicate = onDuplicate;
  }

  correct(item: DocumentOutcome, { sourceHash, draft }: ParsedDocument): DocumentOutcome {
    const { id = '', revision = 0, outcome } = item;
    const before = outcome === 'unchanged' ? revision : revision - 1;
    const article = this.#articles.get(id) ?? { revision: before, versions: new Set() };
    this.#articles.set(id, article);
    const version = [sourceHash, sha256(JSON.stringify(draft))];
    if (outcome === 'unchanged' || version.some((hash) => article.versions.has(hash))) {
      return { ...item, outcome: 'unchanged', revision: article.revision };
    }
    if (article.revision > 0 && this.#onDuplicate !== 'revise') {
      const known = { ...item, revision: article.revision };
      if (this.#onDuplicate === 'skip') return { ...known, outcome: 'unchanged' };
      return { ...known, outcome: 'rejected', problem: DUPLICATE };
    }
    for (const hash of version) article.versions.add(hash);
    article.revision++;
    return { ...item, outcome: article.revision === 1 ? 'created' : 'revised', revision: article.revision };
  }
}
