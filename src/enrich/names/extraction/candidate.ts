// A candidate: what may be a name, before the rest of the document has had its say.

import type { EntityType } from '../../../model/entity.ts';
import type { GazetteerEntry } from '../../gazetteer.ts';
import type { Knowledge } from '../../knowledge.ts';
import type { Sentence, Token } from '../../text/sentences.ts';

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
export interface SentenceContext {
  sentence: Sentence;
  tokens: readonly Token[];
  knowledge: Knowledge;
}

export function createCandidate(
  reading: SentenceContext,
  { from, to }: { from: number; to: number },
  found: { type: EntityType | null; method: string; confidence: number } & Partial<NameCandidate>,
): NameCandidate {
  return { sentence: reading.sentence, from, to, entries: [], tentative: false, role: null, ...found };
}

export function surfaceOf({ sentence, from, to }: NameCandidate): string {
  const first = sentence.tokens[from];
  const last = sentence.tokens[to - 1];
  return first && last ? sentence.segment.source.slice(first.start, last.end) : '';
}
