// Where a quote stands, and what is said there of who speaks it.

import type { Phrase } from './phrases.ts';
import type { LineSentence, QuoteLine } from './quote-lines.ts';

/** A quote among the tokens of its line. */
export interface QuoteContext {
  line: QuoteLine;
  sentence: LineSentence;
  /** Index of the quote's token; beyond the last one where the line only leads up to it. */
  at: number;
  /** What stands within the marks. */
  words: string;
  /** How many words that is. */
  wordCount: number;
}

/** The rule that says who speaks. */
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
  /** In which line the tokens below are. */
  line: QuoteLine;
  /** `null`: the text does not say who. */
  speaker: Phrase | null;
  /** Token of the verb. */
  cue: number | null;
  /** Who passed the words on, where that is another. */
  reporter: Phrase | null;
}

/** The end of the sentence in which a token stands. */
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
