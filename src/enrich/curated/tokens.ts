// Tokenizes text of any language and script for matching curated names.

import { fold } from '../../model/text/name.ts';

export interface NameToken {
  start: number;
  end: number;
  /** The folded token. */
  key: string;
  /** The key, prefixed with the folded text since the previous token; `null` if that text ends any name. */
  step: string | null;
}

// In scripts without spaces a name can start at any character. Korean uses spaces but attaches particles to names.
const ALONE = String.raw`\p{sc=Han}\p{sc=Hiragana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}\p{sc=Hangul}`;
const KATAKANA = String.raw`\p{sc=Katakana}ー`;
// Soft hyphens and joiners are invisible inside words.
const INNER = String.raw`\u00AD\u200C\u200D`;
const TOKEN = String.raw`[${KATAKANA}]+|[${ALONE}]\p{M}*|[[\p{L}\p{M}\p{N}${INNER}]--[${KATAKANA}${ALONE}]]+`;

/** Yields tokens lazily, ordered by offset. */
export function* nameTokensOf(source: string): Generator<NameToken, void, undefined> {
  const pattern = new RegExp(TOKEN, 'gv');
  let last = -1;
  for (let found = pattern.exec(source); found; found = pattern.exec(source)) {
    const [word] = found;
    // A word longer than any name is skipped.
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

/** Removes invisible characters: soft hyphens, joiners and direction marks. */
export function withoutFormatCharacters(text: string): string {
  return text.replace(/\p{Cf}/gu, '');
}

const ALONE_AT_END = /\p{sc=Hangul}\p{M}*$/u;

/** True if a name starting at `start` would start inside a Korean word. */
export function startsWithinHangulWord(source: string, start: number): boolean {
  return (
    /^\p{sc=Hangul}/u.test(source.slice(start, start + 1)) &&
    ALONE_AT_END.test(source.slice(Math.max(0, start - 3), start))
  );
}

/** Words further apart than this do not belong to one name. */
const WIDEST = 12;

/** The folded text between two tokens; `null` if a name cannot continue across it. */
function gapBetween(source: string, from: number, to: number): string | null {
  if (from === to) return '';
  if (to - from > WIDEST) return null;
  const gap = source.slice(from, to);
  if (gap === ' ') return gap;
  // Line breaks, list items and table cells end names.
  if (/[\n\r\t\v\f\u2028\u2029]/u.test(gap)) return null;
  return fold(`x${withoutFormatCharacters(gap)}x`).slice(1, -1);
}
