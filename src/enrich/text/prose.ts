// Splits a draft into the sentences in which names are looked for.

import type { Draft } from '../../model/draft.ts';
import type { Knowledge } from '../knowledge.ts';
import { type Understanding, understandingOf } from './language.ts';
import { type NameSegment, nameSegments, titleSegment } from './name-segments.ts';
import { readSentences, type Sentence } from './sentences.ts';
import { isTitleCase } from './title-case.ts';

/** A draft prepared for name extraction. */
export interface DraftProse {
  understanding: Understanding;
  passages: NameSegment[];
  sentences: Sentence[];
  /** The sentences an extractor reads; headlines are excluded. */
  prose: Sentence[];
}

export function proseOf(draft: Draft, knowledge: Pick<Knowledge, 'givenNames'>): DraftProse {
  const understanding = understandingOf(draft);
  const passages = [...nameSegments(draft), titleSegment(draft)];
  const sentences = understanding === 'none' ? [] : readSentences(passages);
  const isProse = (sentence: Sentence) => sentence.passage.kind === 'prose' && !isTitleCase(sentence, knowledge);
  return { understanding, passages, sentences, prose: understanding === 'english' ? sentences.filter(isProse) : [] };
}
