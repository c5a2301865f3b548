// Types for a quote in context and its attribution.

import type { Phrase } from './phrases.ts';
import type { LineSentence, QuoteLine } from './quote-lines.ts';

/** A quote within the tokens of its line. */
export interface QuoteContext {
  line: QuoteLine;
  sentence: LineSentence;
  /** Index of the quote's token; past the last token if the line only introduces the quote. */
  at: number;
  /** The quoted words. */
  words: string;
  /** Number of quoted words. */
  wordCount: number;
}

/** The rule that attributed the quote. */
export type AttributionRule =
  | 'name-said'
  | 'said-name'
  | 'according-to'
  | 'name-said-quote'
  | 'quoted-as-saying'
  | 'said-by'
  | 'name-said-later'
  | 'words-of-name'
  | 'colon'
  | 'inherited'
  | 'continued'
  | 'next-paragraph'
  | 'signed'
  | 'indirect'
  | 'unattributed';

export interface Attribution {
  rule: AttributionRule;
  /** The line that the token indexes refer to. */
  line: QuoteLine;
  /** `null` if the text does not name a speaker. */
  speaker: Phrase | null;
  /** Index of the verb's token. */
  cue: number | null;
  /** Who reported the words, if not the speaker. */
  reporter: Phrase | null;
}

/** The end of the sentence containing a token. */
export function endOfSentence({ sentences }: QuoteLine, token: number): number {
  return sentences[sentenceOf(sentences, token)]?.to ?? token;
}

function sentenceOf(sentences: readonly LineSentence[], token: number): number {
  let [low, high] = [0, sentences.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sentences[middle]?.to ?? 0) <= token) low = middle + 1;
    else high = middle;
  }
  return low;
}
