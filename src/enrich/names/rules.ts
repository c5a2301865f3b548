// Names by rules: runs of capitals, what the gazetteer knows, the words around, then the rest of the document.

import type { Knowledge } from '../knowledge.ts';
import type { Sentence } from '../sentences.ts';
import { versioned } from '../versions.ts';
import type { NameCandidate, NameReading } from './candidate.ts';
import { classify } from './classify.ts';
import { applyDocumentRules, surfaceOf } from './document-rules.ts';
import type { Extractor, Name } from './extractor.ts';
import { type Run, runsOf } from './runs.ts';

export const rules: Extractor = {
  name: versioned('rules'),
  extract(sentences, knowledge) {
    const judged = judge(sentences, knowledge);
    return applyDocumentRules(judged.flatMap(({ candidates }) => candidates)).flatMap(namesOfCandidate);
  },
};

/** A sentence as the rules see it. */
export interface Judged {
  sentence: Sentence;
  runs: Run[];
  /** In order, none overlapping. */
  candidates: NameCandidate[];
}

/** What the rules make of each sentence by itself; one that is shouted has no runs. */
export function judge(sentences: readonly Sentence[], knowledge: Knowledge): Judged[] {
  return sentences.map((sentence) => {
    const reading: NameReading = { sentence, tokens: sentence.tokens, knowledge };
    const runs = isShouted(reading) ? [] : runsOf(sentence.tokens, knowledge.gazetteer);
    return { sentence, runs, candidates: runs.flatMap((run) => classify(reading, run)) };
  });
}

/** A sentence mostly of capitals says nothing by them. */
function isShouted({ tokens }: NameReading): boolean {
  const words = tokens.filter((token) => /^\p{L}{2,}/u.test(token.text));
  return words.length > 3 && words.filter((token) => token.caps).length > words.length / 2;
}

export function namesOfCandidate(one: NameCandidate): Name[] {
  const words = surfaceOf(one);
  // What the tokenizer leaves at a word (rare signs, a quote, a full stop) is no part of a name.
  const surface = words.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{M}\p{N}.+!]+$/gu, '').replace(/(?<=\p{Ll}{5})\.$/u, '');
  const first = one.sentence.tokens[one.from];
  if (!first || one.type === null || surface === '') return [];
  const start = first.start + words.indexOf(surface);
  const { type, method, confidence, role, entries } = one;
  return [
    {
      in: one.sentence.passage.in,
      start,
      end: start + surface.length,
      surface,
      type,
      method,
      confidence,
      role,
      entries,
    },
  ];
}
