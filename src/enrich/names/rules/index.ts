// Extracts names by rules: runs of capitals, the gazetteer, cues, and then the whole document.

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

/** The candidates of one sentence. */
export interface SentenceCandidates {
  sentence: Sentence;
  runs: Run[];
  /** In order, without overlaps. */
  candidates: NameCandidate[];
}

/** Candidates for each sentence by itself. Sentences in all capitals get no runs. */
export function proposeCandidates(sentences: readonly Sentence[], knowledge: Knowledge): SentenceCandidates[] {
  return sentences.map((sentence) => {
    const reading: SentenceContext = { sentence, tokens: sentence.tokens, knowledge };
    const runs = isShouted(reading) ? [] : findRuns(sentence.tokens, knowledge.gazetteer);
    return { sentence, runs, candidates: runs.flatMap((run) => classifyRun(reading, run)) };
  });
}

/** In a sentence mostly in capitals, capitals mark nothing. */
function isShouted({ tokens }: SentenceContext): boolean {
  const words = tokens.filter((token) => /^\p{L}{2,}/u.test(token.text));
  return words.length > 3 && words.filter((token) => token.allCaps).length > words.length / 2;
}
