// Splits text into searchable words, in the same way for the index and for queries.

import { stem as porter2 } from 'porter2';
import type { Span } from '../text/text.ts';
import { classifyApostrophe } from './apostrophes.ts';
import {
  APOSTROPHE,
  characterKind,
  codeAt,
  DICTIONARY,
  DIGIT,
  DROPPED,
  foldWord,
  LETTER,
  SEPARATOR,
  SIGN,
} from './letters.ts';

/** A word and its offsets in the text. */
export interface Word extends Span {
  /** Folded: `Müller’s` is `muller`. Only letters, digits and signs, 64 UTF-16 code units at most. */
  raw: string;
  /** The stem: `elections` is `elect`. The same as `raw` unless that has only Latin letters. */
  stem: string;
}

/**
 * Raised whenever the same text gives other words, which requires a new index. The dictionaries of the segmenter come with
 * the runtime, so an index also depends on `process.versions.icu` and `.unicode`.
 */
export const WORDS_VERSION = 2;

const LONGEST = 64;
// Leaves 64 letters of a longer word after accents are removed.
const LONGEST_WRITTEN = 4 * LONGEST;
const THOUSANDS = /(?!0)\p{Nd}{1,3}([.,'’٬\u00A0\u2009\u202F])\p{Nd}{3}(?:\1\p{Nd}{3})*(?!\1?\p{Nd})/uy;
const VOICING = /[\u3099\u309A\uFF9E\uFF9F]/u;
const TAIL = /[\p{L}\p{N}\p{M}]{1,12}/uy;
// Hebrew abbreviations are usually typed with a straight quote before their last letter.
const GERSHAYIM = /(?<=[א-ת])"(?=[א-ת])/uy;
// In Persian it separates the parts of a compound; elsewhere it only shapes letters.
const ZERO_WIDTH_NON_JOINER = 0x200c;
const ARABIC = /[\u0600-\u06FF]/u;
const ENGLISH = /^[a-z]{3,}$/u;

const segmenter = new Intl.Segmenter('und', { granularity: 'word' });

/**
 * The words of a text, in order. Case, accents and the style of quotes make no difference. Hyphens separate words,
 * apostrophes do not (`don’t` is `dont`). Thousands are one word (`1,300` is `1300`), decimals two (`1.3` is `1` `3`).
 * Scripts without spaces are segmented by dictionary (UAX #29). Linear for any string.
 */
export function splitWords(text: string): Word[] {
  const found: Word[] = [];
  let at = 0;
  while (at < text.length) {
    const code = codeAt(text, at);
    const kind = characterKind(code);
    if (kind === DICTIONARY) at = readRun(text, at, found);
    else if (kind === LETTER || kind === DIGIT || kind === SIGN) at = readWord(text, at, kind, found);
    else at += width(code);
  }
  return found;
}

function width(code: number): number {
  return code > 0xffff ? 2 : 1;
}

/** Adds the word at `start` and returns the offset at which to continue. */
function readWord(text: string, start: number, first: number, found: Word[]): number {
  let at = start;
  let plain = true;
  let composed = true;
  if (first === DIGIT) {
    at = endOfThousands(text, start);
    plain = at === start;
  }
  while (at < text.length) {
    const code = codeAt(text, at);
    const kind = characterKind(code);
    if (kind === APOSTROPHE) {
      const tail = tailAfter(text, at);
      if (!tail) break;
      const rule = classifyApostrophe(text.slice(Math.max(start, at - 12), at), tail);
      if (rule !== 'join') {
        addWord(text, start, at, plain, composed, found);
        return rule === 'split' ? at + 1 : at + 1 + tail.length;
      }
    } else if (kind === DICTIONARY || (kind === SEPARATOR && !isGershayim(text, at, code))) break;
    else if (code === ZERO_WIDTH_NON_JOINER && ARABIC.test(text.charAt(at - 1))) break;
    if (code > 0x7f || kind === APOSTROPHE) plain = false;
    if (kind === SIGN || kind === DROPPED) composed = false;
    at += width(code);
  }
  addWord(text, start, at, plain, composed, found);
  return at;
}

function endOfThousands(text: string, start: number): number {
  THOUSANDS.lastIndex = start;
  return THOUSANDS.test(text) ? THOUSANDS.lastIndex : start;
}

function isGershayim(text: string, at: number, code: number): boolean {
  GERSHAYIM.lastIndex = at;
  return code === 0x22 && GERSHAYIM.test(text);
}

/** The letters after an apostrophe; null if it ends the word. */
function tailAfter(text: string, apostrophe: number): string | null {
  if (apostrophe + 1 === text.length) return null;
  const next = characterKind(codeAt(text, apostrophe + 1));
  if (next !== LETTER && next !== DIGIT && next !== SIGN) return null;
  TAIL.lastIndex = apostrophe + 1;
  return TAIL.exec(text)?.[0] ?? null;
}

/** Adds the words of a run without spaces and returns the offset after it. */
function readRun(text: string, start: number, found: Word[]): number {
  // Segments the folded text, so that spelling and invisible characters make no difference.
  let folded = '';
  const offsets: number[] = [];
  let at = start;
  while (at < text.length) {
    const kind = characterKind(codeAt(text, at));
    if (kind !== DICTIONARY && kind !== DROPPED) break;
    const end = endOfCluster(text, at);
    const form = foldWord(text.slice(at, end), false);
    for (let unit = 0; unit < form.length; unit++) offsets.push(at);
    folded += form;
    at = end;
  }
  offsets.push(at);
  // After a sign of another script, a voicing mark is folded separately from its letter.
  const isComposed = !VOICING.test(folded);
  for (const { segment, index } of segmenter.segment(folded)) {
    const end = offsets[index + segment.length] ?? at;
    const word = cut(isComposed ? segment : segment.normalize('NFC'));
    found.push({ raw: word, stem: word, start: offsets[index] ?? start, end });
  }
  return at;
}

/** The end of a character and its marks. */
function endOfCluster(text: string, start: number): number {
  let end = start + width(codeAt(text, start));
  while (end < text.length) {
    const code = codeAt(text, end);
    if (characterKind(code) !== DROPPED && !VOICING.test(text.charAt(end))) break;
    end += width(code);
  }
  return end;
}

function addWord(text: string, start: number, end: number, plain: boolean, composed: boolean, found: Word[]): void {
  const written = text.slice(start, Math.min(end, start + LONGEST_WRITTEN));
  const raw = cut(plain ? written.toLowerCase() : foldWord(written, composed));
  if (raw) found.push({ raw, stem: stemOf(raw), start, end });
}

/** The stem of a folded word. */
export function stemOf(raw: string): string {
  return ENGLISH.test(raw) ? porter2(raw) : raw;
}

function cut(word: string): string {
  return word.length <= LONGEST ? word : word.slice(0, LONGEST).replace(/[\uD800-\uDBFF]$/u, '');
}
