// Reading a draft for names: its sentences, and those of them that are no headlines.

import type { Draft } from '../model/draft.ts';
import type { Knowledge } from './knowledge.ts';
import { understandingOf } from './language.ts';
import { nameSegments, titleSegment } from './name-segments.ts';
import { isTitleCase } from './names/headlines.ts';
import type { DraftProse } from './prose.ts';
import { readSentences, type Sentence } from './sentences.ts';

export function proseOf(draft: Draft, knowledge: Knowledge): DraftProse {
  const understanding = understandingOf(draft);
  const passages = [...nameSegments(draft), titleSegment(draft)];
  const sentences = understanding === 'none' ? [] : readSentences(passages);
  const isProse = (sentence: Sentence) => sentence.passage.kind === 'prose' && !isTitleCase(sentence, knowledge);
  return { understanding, passages, sentences, prose: understanding === 'english' ? sentences.filter(isProse) : [] };
}
