// Evaluates a query tree over texts. This is the reference for the index, and the source of highlights.

import type { Span } from '../text/text.ts';
import { findOccurrences } from './occurrences.ts';
import { type SearchTexts, type Sequence, sequenceOf } from './sequence.ts';
import { DEFAULT_FIELDS, fieldsOf, positiveTerms, type SearchField, type SearchTerm, type SearchTree } from './tree.ts';

/** Splits the texts of an article into words, for several evaluations. */
export type SearchableArticle = Readonly<Record<SearchField, Sequence>>;

export function toSearchable(texts: SearchTexts): SearchableArticle {
  return {
    title: sequenceOf(texts.title),
    caption: sequenceOf(texts.caption),
    body: sequenceOf(texts.body),
    author: sequenceOf(texts.author),
  };
}

/** Whether an article matches. Terms without a field are searched in `searchIn`. */
export function matchesQuery(
  tree: SearchTree,
  article: SearchableArticle,
  searchIn: readonly SearchField[] = DEFAULT_FIELDS,
): boolean {
  switch (tree.type) {
    case 'and':
      return tree.children.every((child) => matchesQuery(child, article, searchIn));
    case 'or':
      return tree.children.some((child) => matchesQuery(child, article, searchIn));
    case 'not':
      return !matchesQuery(tree.child, article, searchIn);
    default:
      return fieldsOf(tree, searchIn).some((field) => findOccurrences(tree, article[field]).length > 0);
  }
}

/** The matches in the text of a field, in order and without overlaps. A phrase is one match. */
export function findMatches(
  tree: SearchTree,
  text: string,
  field: SearchField,
  searchIn: readonly SearchField[] = DEFAULT_FIELDS,
): Span[] {
  const sequence = sequenceOf(text);
  return mergeSpans(termsFor(tree, field, searchIn).flatMap((term) => spansOf(term, sequence)));
}

/** The positive terms that a field can match. */
export function termsFor(tree: SearchTree, field: SearchField, searchIn: readonly SearchField[]): SearchTerm[] {
  return positiveTerms(tree).filter((term) => fieldsOf(term, searchIn).includes(field));
}

function spansOf(term: SearchTerm, sequence: Sequence): Span[] {
  return findOccurrences(term, sequence).map(({ first, last }) => ({
    start: sequence[first]?.start ?? 0,
    end: sequence[last]?.end ?? 0,
  }));
}

/** Sorts spans and merges those that overlap. */
export function mergeSpans(spans: readonly Span[]): Span[] {
  const merged: Span[] = [];
  for (const span of [...spans].sort((one, other) => one.start - other.start || other.end - one.end)) {
    const last = merged.at(-1);
    if (last && span.start < last.end) last.end = Math.max(last.end, span.end);
    else merged.push({ start: span.start, end: span.end });
  }
  return merged;
}
