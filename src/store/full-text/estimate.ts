// Estimates how many articles match a query, from the counts of its words and without the full-text index.

import { isEverywhere } from '../../model/search/relevance.ts';
import { fieldsOf, type SearchField, type SearchTerm, type SearchTree } from '../../model/search/tree.ts';
import { stemOf } from '../../model/search/words.ts';
import { eq, sql } from '../drizzle.ts';
import type { Handle } from '../sqlite.ts';
import { searchTerms } from '../tables.ts';
import { AUTHOR_MARK } from './tokens.ts';

export interface Estimate {
  /** The upper bound; Infinity if unknown. */
  most: number;
  /** Whether the bound is the exact count. */
  isExact: boolean;
}

export type Estimator = (tree: SearchTree, searchIn: readonly SearchField[]) => Estimate;

const UNKNOWN: Estimate = { most: Number.POSITIVE_INFINITY, isExact: false };

export function prepareEstimate(db: Handle): Estimator {
  const count = db
    .select({ articleCount: searchTerms.articleCount })
    .from(searchTerms)
    .where(eq(searchTerms.term, sql.placeholder('term')))
    .prepare();
  const countOf = (term: string) => count.get({ term })?.articleCount ?? 0;

  function ofTree(tree: SearchTree, searchIn: readonly SearchField[]): Estimate {
    switch (tree.type) {
      case 'and':
        return { most: Math.min(...tree.children.map((child) => ofTree(child, searchIn).most)), isExact: false };
      case 'or':
        return { most: sum(tree.children.map((child) => ofTree(child, searchIn).most)), isExact: false };
      case 'not':
        return UNKNOWN;
      default:
        return ofTerm(tree, searchIn);
    }
  }

  function ofTerm(term: SearchTerm, searchIn: readonly SearchField[]): Estimate {
    const fields = fieldsOf(term, searchIn);
    const mark = fields.includes('author') ? AUTHOR_MARK : '';
    const rarest = (stems: string[]) => Math.min(...stems.map((stem) => countOf(mark + stem)));
    switch (term.type) {
      case 'word': {
        const most = countOf(mark + term.stem);
        return { most, isExact: most === 0 || mark !== '' || isEverywhere(fields) };
      }
      case 'near':
        return { most: rarest(term.words.map(({ stem }) => stem)), isExact: false };
      case 'phrase':
        return { most: rarest(term.raws.map(stemOf)), isExact: false };
      case 'prefix':
        // Only the beginning of the last word is known.
        return term.raws.length === 1 ? UNKNOWN : { most: rarest(term.raws.slice(0, -1).map(stemOf)), isExact: false };
    }
  }

  return ofTree;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
