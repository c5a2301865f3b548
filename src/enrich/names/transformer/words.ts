// Splits segments into sentences of words in any language and script, for the transformer.

import type { NameSegment } from '../../text/name-segments.ts';
import type { Sentence, Token } from '../../text/sentences.ts';

/** Longer lines are split, at white space if possible. */
const MOST = 2_000;

const bySentence = new Intl.Segmenter('und', { granularity: 'sentence' });
const byWord = new Intl.Segmenter('und', { granularity: 'word' });

// Tokenizers treat each Chinese character, and each symbol, as a word.
const WORD = /\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}])+|\S/gu;
/** Scripts without spaces between words. */
const RUN_ON =
  /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** All sentences of the segments, in order, with offsets. Linear in the length of the text. */
export function segmentSentences(passages: readonly NameSegment[]): Sentence[] {
  return passages.flatMap((passage) =>
    stretchesOf(passage).flatMap(({ start, end }) =>
      [...bySentence.segment(passage.source.slice(start, end))].flatMap(({ segment, index }) => {
        const tokens = tokensOf(segment, start + index);
        return tokens.length > 0 ? [{ segment: passage, tokens }] : [];
      }),
    ),
  );
}

function stretchesOf({ source, start, end }: NameSegment): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  let from = start;
  while (from < end) {
    const newline = source.indexOf('\n', from);
    const line = newline < 0 || newline > end ? end : newline;
    while (from < line) {
      const to = line - from > MOST ? cut(source, from) : line;
      found.push({ start: from, end: to });
      from = to;
    }
    from = line + 1;
  }
  return found;
}

function cut(source: string, from: number): number {
  for (let at = from + MOST; at > from + MOST / 2; at--) if (/\s/u.test(source.charAt(at))) return at;
  // Do not split a surrogate pair.
  return /[\uDC00-\uDFFF]/.test(source.charAt(from + MOST)) ? from + MOST - 1 : from + MOST;
}

function tokensOf(text: string, offset: number): Token[] {
  const tokens: Token[] = [];
  let last = 0;
  for (const { 0: run, index } of text.matchAll(WORD)) {
    const words = RUN_ON.test(run) ? [...byWord.segment(run)] : [{ segment: run, index: 0 }];
    for (const { segment, index: within } of words) {
      const at = index + within;
      tokens.push(token(segment, offset + at, tokens.length > 0 && at === last));
      last = at + segment.length;
    }
  }
  return tokens;
}

function token(text: string, start: number, glued: boolean): Token {
  const capitalized = /^\p{Lu}/u.test(text);
  const allCaps = capitalized && /^\p{Lu}[\p{Lu}\p{N}]+$/u.test(text);
  return {
    start,
    end: start + text.length,
    text,
    lower: text.toLowerCase(),
    pos: 'X',
    inLexicon: false,
    capitalized,
    allCaps,
    glued,
  };
}
