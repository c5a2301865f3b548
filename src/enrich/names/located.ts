// Maps mentions back to tokens, for rules that read the surrounding words.

import type { Sentence } from '../text/sentences.ts';
import type { NameMention } from './extraction/index.ts';

export interface LocatedMention {
  mention: NameMention;
  sentence: Sentence;
  /** Token range in the sentence; `to` is exclusive. */
  from: number;
  to: number;
}

/** Mentions that consist of whole tokens of one sentence, ordered by offset. Both lists refer to the same source. */
export function locateMentions(names: readonly NameMention[], sentences: readonly Sentence[]): LocatedMention[] {
  const starts = new Map<number, { sentence: Sentence; from: number }>();
  for (const sentence of sentences) {
    for (const [from, token] of sentence.tokens.entries()) starts.set(token.start, { sentence, from });
  }
  return names
    .toSorted((one, other) => one.start - other.start)
    .flatMap((name) => {
      const found = starts.get(name.start);
      if (!found) return [];
      let to = found.from;
      while ((found.sentence.tokens[to]?.end ?? Number.POSITIVE_INFINITY) <= name.end) to++;
      return to > found.from ? [{ mention: name, ...found, to }] : [];
    });
}
