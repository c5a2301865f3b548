// Names by rules: runs of capitals, what the gazetteer knows, the words around, then the rest of the document.

import type { Knowledge } from '../../knowledge.ts';
import type { Sentence } from '../../text/sentences.ts';
import { partVersion } from '../../versions.ts';
import {
  applyDocumentRules,
  type Extractor,
  type NameCandidate,
  type SentenceContext,
  toMentions,
} from '../extraction/index.ts';
import { classifyRun } from './classify.ts';
import { findRuns, type Run } from './runs.ts';

export type { Run } from './runs.ts';

export const rulesExtractor: Extractor = {
  name: partVersion('rules'),
  extract(sentences, knowledge) {
    const judged = proposeCandidates(sentences, knowledge);
    return applyDocumentRules(judged.flatMap(({ candidates }) => candidates)).flatMap(toMentions);
  },
};

/** A sentence as the rules see it. */
export interface SentenceCandidates {
  sentence: Sentence;
  runs: Run[];
  /** In order, none overlapping. */
  candidates: NameCandidate[];
}

/** What the rules make of each sentence by itself; one that is shouted has no runs. */
export function proposeCandidates(sentences: readonly Sentence[], knowledge: Knowledge): SentenceCandidates[] {
  return sentences.map((sentence) => {
    const reading: SentenceContext = { sentence, tokens: sentence.tokens, knowledge };
    const runs = isShouted(reading) ? [] : findRuns(sentence.tokens, knowledge.gazetteer);
    return { sentence, runs, candidates: runs.flatMap((run) => classifyRun(reading, run)) };
  });
}

/** A sentence mostly of capitals says nothing by them. */
function isShouted({ tokens }: SentenceContext): boolean {
  const words = tokens.filter((token) => /^\p{L}{2,}/u.test(token.text));
  return words.length > 3 && words.filter((token) => token.allCaps).length > words.length / 2;
}
