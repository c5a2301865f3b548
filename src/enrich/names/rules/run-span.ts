// Parts of a run under classification.

import { createCandidate, type GazetteerMatch, type NameCandidate, type SentenceContext } from '../extraction/index.ts';

/** A stretch of a run, with the gazetteer's names in it. */
export interface RunSpan {
  from: number;
  to: number;
  matches: readonly GazetteerMatch[];
}

/** Classifies a part of a stretch anew. */
export type ClassifySpan = (part: RunSpan) => NameCandidate[];

export function subSpan(of: RunSpan, from: number, to: number): RunSpan {
  return { from, to, matches: of.matches.filter((match) => match.from >= from && match.to <= to) };
}

/** Whether the word there is a capital by its place alone: it begins a sentence, a quotation or a list's item. */
export function isSentenceStart({ tokens }: SentenceContext, index: number): boolean {
  if (index === 0) return true;
  const before = tokens[index - 1]?.text ?? '';
  if (/^[“"‘'(:•*–—-]$/u.test(before)) {
    // A dash inside a word is none of a list.
    return before === '-' || before === "'" ? index === 1 : true;
  }
  return false;
}

/** A name by its looks: only another place of the document can tell of what. */
export function untypedCandidate(reading: SentenceContext, part: { from: number; to: number }): NameCandidate {
  return createCandidate(reading, part, { type: null, method: 'names/looks', confidence: 0.3, tentative: true });
}
