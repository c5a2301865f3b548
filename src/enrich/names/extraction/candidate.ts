// A candidate name, before the rules of the document are applied.

import type { EntityType } from '../../../model/entity/entity.ts';
import type { GazetteerEntry } from '../../gazetteer.ts';
import type { Knowledge } from '../../knowledge.ts';
import type { Sentence, Token } from '../../text/sentences.ts';

export interface NameCandidate {
  sentence: Sentence;
  /** Token range in the sentence; `to` is exclusive. */
  from: number;
  to: number;
  /** `null`: capitalized like a name, but of unknown type. */
  type: EntityType | null;
  method: string;
  confidence: number;
  entries: readonly GazetteerEntry[];
  /** Kept only if a more certain candidate in the document has the same form. */
  tentative: boolean;
  role: string | null;
}

/** A sentence with what the rules need to read it. */
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
