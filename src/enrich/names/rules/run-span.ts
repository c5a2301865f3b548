// Parts of a run under classification.

import { createCandidate, type GazetteerMatch, type NameCandidate, type SentenceContext } from '../extraction/index.ts';

/** Part of a run, with the gazetteer matches inside it. */
export interface RunSpan {
  from: number;
  to: number;
  matches: readonly GazetteerMatch[];
}

/** Classifies a smaller span; passed to rules that split one. */
export type ClassifySpan = (part: RunSpan) => NameCandidate[];

export function subSpan(of: RunSpan, from: number, to: number): RunSpan {
  return { from, to, matches: of.matches.filter((match) => match.from >= from && match.to <= to) };
}

/** True if a word is capitalized because of its position: at the start of a sentence, a quotation or a list item. */
export function isSentenceStart({ tokens }: SentenceContext, index: number): boolean {
  if (index === 0) return true;
  const before = tokens[index - 1]?.text ?? '';
  if (/^[“"‘'(:•*–—-]$/u.test(before)) {
    // A hyphen inside a word does not start a list item.
    return before === '-' || before === "'" ? index === 1 : true;
  }
  return false;
}

/** A candidate of unknown type, which another mention in the document may resolve. */
export function untypedCandidate(reading: SentenceContext, part: { from: number; to: number }): NameCandidate {
  return createCandidate(reading, part, { type: null, method: 'names/looks', confidence: 0.3, tentative: true });
}
