// Merges the candidates of several sources, the more reliable first.

import { PAPER_HEADS } from '../../words/organizations.ts';
import type { NameCandidate } from './candidate.ts';

/**
 * True for rules that are almost always right, also for text unlike the training data: a title, an age, a long
 * gazetteer name, a newspaper.
 */
export function isReliableRule({ method, confidence, tentative, from, to, sentence }: NameCandidate): boolean {
  if (tentative || confidence < 0.85) return false;
  if (method === 'names/head') return PAPER_HEADS.has(sentence.tokens[to - 1]?.lower ?? '');
  if (confidence < 0.9) return false;
  return PERSONS.has(method) || (method === 'gazetteer' && to - from >= 4);
}

/** Rules that find persons. */
const PERSONS = new Set(['names/title', 'names/age', 'names/said', 'names/apposed']);

/** Adds those of `others` that overlap no candidate. All lists are in order. */
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
