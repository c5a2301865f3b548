// A candidate: what may be a name, before the rest of the document has had its say.

import type { EntityType } from '../../model/entity.ts';
import type { GazetteerEntry } from '../gazetteer.ts';
import type { Knowledge } from '../knowledge.ts';
import type { Sentence, Token } from '../sentences.ts';
import type { Match } from './runs.ts';

export interface NameCandidate {
  sentence: Sentence;
  /** Tokens of the sentence, `to` exclusive. */
  from: number;
  to: number;
  /** `null`: a name by its looks, of what is not known. */
  type: EntityType | null;
  method: string;
  confidence: number;
  entries: readonly GazetteerEntry[];
  /** Kept only where a surer candidate of the document has the same form. */
  tentative: boolean;
  role: string | null;
}

/** A sentence under reading. */
export interface NameReading {
  sentence: Sentence;
  tokens: readonly Token[];
  knowledge: Knowledge;
}

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

export function candidate(
  reading: NameReading,
  { from, to }: { from: number; to: number },
  found: { type: EntityType | null; method: string; confidence: number } & Partial<NameCandidate>,
): NameCandidate {
  return { sentence: reading.sentence, from, to, entries: [], tentative: false, role: null, ...found };
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
