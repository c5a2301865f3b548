// Names by rules: runs of capitals, what the gazetteer knows, the words around, then the rest of the document.

import type { Knowledge } from '../../knowledge.ts';
import type { Sentence } from '../../text/sentences.ts';
import { versioned } from '../../versions.ts';
import {
  applyDocumentRules,
  type Extractor,
  type NameCandidate,
  type NameReading,
  namesOfCandidate,
} from '../extraction/index.ts';
import { classify } from './classify.ts';
import { type Run, runsOf } from './runs.ts';

export type { Run } from './runs.ts';

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
