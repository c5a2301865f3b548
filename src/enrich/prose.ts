// A draft as it is read for names.

import type { Understanding } from './language.ts';
import type { NameSegment } from './name-segments.ts';
import type { Sentence } from './sentences.ts';

export interface DraftProse {
  understanding: Understanding;
  passages: NameSegment[];
  sentences: Sentence[];
  /** Those in which an extractor looks for names. */
  prose: Sentence[];
}
