// Finds where a person's name begins and ends within a span.

import type { Token } from '../../text/sentences.ts';
import { POSTNOMINALS } from '../../words/cues.ts';
import type { SentenceContext } from './candidate.ts';

/** `Dean Silva`, `Earl Brandt`: before a single word it is more often a given name than a title. */
export function isTitleUsedAsGivenName(tokens: readonly Token[], index: number, to: number): boolean {
  const [before, token] = [tokens[index - 1], tokens[index]];
  if (!/^(?:dean|earl)$/u.test(token?.lower ?? '') || to - index !== 2) return false;
  return !/^(?:the|and)$/u.test(before?.lower ?? '') && tokens[to]?.text !== 'of';
}

/** The end of a name without postnominal letters: `Maria Silva | QC`. */
export function endWithoutPostnominals({ tokens }: SentenceContext, from: number, to: number): number {
  let end = to;
  while (end > from + 1 && POSTNOMINALS.has(tokens[end - 1]?.lower ?? '')) end--;
  return end;
}
