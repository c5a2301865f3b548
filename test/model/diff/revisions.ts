// Revisions to be compared, of an article of which only this is known.

import type { Article } from '../../../src/model/article/article.ts';
import type { ComparedRevision } from '../../../src/model/diff/revisions.ts';

export function revision(number: number, article: Partial<Article>): ComparedRevision {
  const at = `2026-01-0${number}T00:00:00Z`;
  return { revision: number, at, textHash: '', article: { id: 'w01jnb4y3zcz9mht', ...article } };
}
