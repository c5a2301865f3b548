// Parts of a run under classification.

import { candidate, type Match, type NameCandidate, type NameReading } from '../extraction/index.ts';

/** A stretch of a run, with the gazetteer's names in it. */
export interface TokenSpan {
  from: number;
  to: number;
  matches: readonly Match[];
}

/** Classifies a part of a stretch anew. */
export type Again = (part: TokenSpan) => NameCandidate[];

export function tokenSpan(of: TokenSpan, from: number, to: number): TokenSpan {
  return { from, to, matches: of.matches.filter((match) => match.from >= from && match.to <= to) };
}

/** Whether the word there is a capital by its place alone: it begins a sentence, a quotation or a list's item. */
export function isSentenceStart({ tokens }: NameReading, index: number): boolean {
  if (index === 0) return true;
  const before = tokens[index - 1]?.text ?? '';
  if (/^[“"‘'(:•*–—-]$/u.test(before)) {
    // A dash inside a word is none of a list.
    return before === '-' || before === "'" ? index === 1 : true;
  }
  return false;
}

/** A name by its looks: only another place of the document can tell of what. */
export function unknown(reading: NameReading, part: { from: number; to: number }): NameCandidate {
  return candidate(reading, part, { type: null, method: 'names/looks', confidence: 0.3, tentative: true });
}
