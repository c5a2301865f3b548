// A draft as it is read for names.

import type { Understanding } from './language.ts';
import type { Passage } from './passages.ts';
import type { Sentence } from './sentences.ts';

export interface Prose {
  understanding: Understanding;
  passages: Passage[];
  sentences: Sentence[];
  /** Those in which an extractor looks for names. */
  prose: Sentence[];
}
