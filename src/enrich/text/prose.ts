// Splits a draft into the sentences to search for names.

import type { Draft } from '../../model/article/draft.ts';
import type { Knowledge } from '../knowledge.ts';
import { type LanguageSupport, languageSupportOf } from './language.ts';
import { type NameSegment, nameSegmentsOf, titleSegmentOf } from './name-segments.ts';
import { readSentences, type Sentence } from './sentences.ts';
import { isTitleCase } from './title-case.ts';

/** A draft prepared for name extraction. */
export interface DraftProse {
  support: LanguageSupport;
  segments: NameSegment[];
  sentences: Sentence[];
  /** The sentences an extractor reads; headlines are excluded. */
  prose: Sentence[];
}

export function readProse(draft: Draft, knowledge: Pick<Knowledge, 'givenNames'>): DraftProse {
  const support = languageSupportOf(draft);
  const segments = [...nameSegmentsOf(draft), titleSegmentOf(draft)];
  const sentences = support === 'none' ? [] : readSentences(segments);
  const isProse = (sentence: Sentence) => sentence.segment.kind === 'prose' && !isTitleCase(sentence, knowledge);
  return { support, segments, sentences, prose: support === 'english' ? sentences.filter(isProse) : [] };
}
