// Merges the candidates of several sources, the more reliable first.

import { PAPER_HEADS } from '../../words/organizations.ts';
import type { NameCandidate } from './candidate.ts';

/**
 * What rules say that are hardly ever wrong, however unlike anything the tagger has seen: a title, an age, a long name of
 * the gazetteer, a paper.
 */
export function isReliableRule({ method, confidence, tentative, from, to, sentence }: NameCandidate): boolean {
  if (tentative || confidence < 0.85) return false;
  if (method === 'names/head') return PAPER_HEADS.has(sentence.tokens[to - 1]?.lower ?? '');
  if (confidence < 0.9) return false;
  return PERSONS.has(method) || (method === 'gazetteer' && to - from >= 4);
}

/** Rules that find persons. */
const PERSONS = new Set(['names/title', 'names/age', 'names/said', 'names/apposed']);

/** Candidates with those of `others` that touch none of them; all in order. */
export function addNonOverlapping(
  candidates: readonly NameCandidate[],
  others: readonly NameCandidate[],
): NameCandidate[] {
  let next = 0;
  const apart = others.filter(({ from, to }) => {
    while ((candidates[next]?.to ?? Number.POSITIVE_INFINITY) <= from) next++;
    return (candidates[next]?.from ?? Number.POSITIVE_INFINITY) >= to;
  });
  return [...candidates, ...apart].sort((one, other) => one.from - other.from);
}
