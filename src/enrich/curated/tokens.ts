// A text of any language and script cut into tokens by which given names are found.

import { fold } from '../../model/name.ts';

export interface NameToken {
  start: number;
  end: number;
  /** Folded. */
  key: string;
  /** The same with what stands between it and the token before; `null` where no name goes on across that. */
  step: string | null;
}

// Scripts without blanks, where a name may begin at any character; Korean has blanks, but endings stand at its names.
const ALONE = String.raw`\p{sc=Han}\p{sc=Hiragana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}\p{sc=Hangul}`;
const KATAKANA = String.raw`\p{sc=Katakana}ー`;
// Soft hyphens and joiners stand within words and are not seen.
const INNER = String.raw`\u00AD\u200C\u200D`;
const TOKEN = String.raw`[${KATAKANA}]+|[${ALONE}]\p{M}*|[[\p{L}\p{M}\p{N}${INNER}]--[${KATAKANA}${ALONE}]]+`;

/** Tokens as they are asked for, in order of place. */
export function* nameTokensOf(source: string): Generator<NameToken, void, undefined> {
  const pattern = new RegExp(TOKEN, 'gv');
  let last = -1;
  for (let found = pattern.exec(source); found; found = pattern.exec(source)) {
    const [word] = found;
    // A "word" that is longer than any name is passed over unread.
    const key = word.length > LONGEST_WORD ? '' : keyOf(word);
    if (key === '') continue;
    const start = found.index;
    const gap = last < 0 ? null : gapBetween(source, last, start);
    last = start + word.length;
    yield { start, end: last, key, step: gap === null ? null : `${gap}\0${key}` };
  }
}

const LONGEST_WORD = 200;

function keyOf(word: string): string {
  // Folding is slow, and most words are ASCII.
  return /^[\0-\x7F]*$/u.test(word) ? word.toLowerCase() : fold(withoutFormatCharacters(word));
}

/** As it is seen: without what marks hyphenation, joins letters or turns the direction of writing. */
export function withoutFormatCharacters(text: string): string {
  return text.replace(/\p{Cf}/gu, '');
}

const ALONE_AT_END = /\p{sc=Hangul}\p{M}*$/u;

/** Whether a name that begins at `start` begins within a word of Korean. */
export function startsWithinHangulWord(source: string, start: number): boolean {
  return (
    /^\p{sc=Hangul}/u.test(source.slice(start, start + 1)) &&
    ALONE_AT_END.test(source.slice(Math.max(0, start - 3), start))
  );
}

/** More than this between two words, and they are not of one name. */
const WIDEST = 12;

/** What stands between two tokens, folded; `null` where no name goes on across it. */
function gapBetween(source: string, from: number, to: number): string | null {
  if (from === to) return '';
  if (to - from > WIDEST) return null;
  const gap = source.slice(from, to);
  if (gap === ' ') return gap;
  // Lines, items of a list and cells of a table end names.
  if (/[\n\r\t\v\f\u2028\u2029]/u.test(gap)) return null;
  return fold(`x${withoutFormatCharacters(gap)}x`).slice(1, -1);
}
