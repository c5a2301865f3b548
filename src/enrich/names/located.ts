// Names with the tokens they are made of, for rules that read what stands beside them.

import type { Sentence } from '../text/sentences.ts';
import type { NameMention } from './extraction/index.ts';

export interface LocatedMention {
  mention: NameMention;
  sentence: Sentence;
  /** Tokens of the sentence, `to` exclusive. */
  from: number;
  to: number;
}

/** Names that are made of whole tokens of one of the sentences, in order of place. Both lists are of one source. */
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
