// Pairs the quotation marks in a line.

import type { Span } from '../../model/text/text.ts';

/** The quoted text without its marks. */
export interface QuotedSpan extends Span {
  /** The offsets including the marks. */
  from: number;
  to: number;
  /** There is no closing mark; the quote may continue in the next paragraph. */
  open: boolean;
}

type Family = 'straight' | 'curly' | 'angle' | 'single' | 'plain';

interface Mark extends Span {
  family: Family;
  /** Role by glyph: `„` opens, `”` closes, `"` does either. */
  shape: 'opens' | 'closes' | 'either';
  /** Role by the adjacent characters. */
  mayOpen: boolean;
  mayClose: boolean;
  /** It may be an apostrophe: `the workers' union`, `talkin'`. */
  plural: boolean;
}

const MARKS = /''+|``|["“”„‟«»‘’']/gu;
/** Words that start with an apostrophe. */
const APOSTROPHES = /^(?:\d0s|\d\ds?|em|til|tis|twas|cause|round|n)(?![\p{L}\p{N}])/iu;

/** The quoted spans of a line, in order and not nested. Linear in its length. */
export function pairQuotationMarks(source: string, { start, end }: Span): QuotedSpan[] {
  if (isNoise(source, start, end)) return [];
  const marks = marksOf(source, start, end);
  const isEven = marks.filter(({ family, shape }) => family === 'straight' && shape === 'either').length % 2 === 0;
  const found: QuotedSpan[] = [];
  let opener: Mark | null = null;
  let index = 0;
  while (index < marks.length) {
    const mark = marks[index];
    index++;
    if (!mark) break;
    if (isSingle(mark)) {
      const closer: number | null = opener === null ? closerOfSingle(marks, index - 1) : null;
      const last = closer === null ? undefined : marks[closer];
      if (closer === null || !last) continue;
      found.push(quoted(source, mark, last));
      index = closer + 1;
      continue;
    }
    if (opener === null) {
      // A closing mark alone has lost its opening mark; `"` alternates if the count is even.
      const turns = mark.shape === 'either' ? isEven || mark.mayOpen : mark.shape === 'opens' || !mark.mayClose;
      if (turns) opener = mark;
    } else if (isResumed(source, mark, opener)) {
      found.push({ ...trimmed(source, opener.end, mark.start), from: opener.start, to: mark.start, open: false });
      opener = mark;
    } else if (closes(mark, opener, isEven)) {
      found.push(quoted(source, opener, mark));
      opener = null;
    } else if (mark.shape !== 'closes' && mark.mayOpen) {
      opener = mark;
    }
  }
  if (opener) found.push({ ...trimmed(source, opener.end, end), from: opener.start, to: end, open: true });
  return found.filter((one) => one.end > one.start);
}

/** A long line with a mark at every second letter is not a quote and would take long to parse. */
function isNoise(source: string, start: number, end: number): boolean {
  if (end - start < 400) return false;
  let marks = 0;
  for (let at = start; at < end; at++) if (CHARACTERS.has(source.charCodeAt(at))) marks++;
  return marks > (end - start) / 3;
}

const CHARACTERS: ReadonlySet<number> = new Set([...`"“”„‟«»‘’'\``].map((mark) => mark.charCodeAt(0)));

/** `"One thing. "Another thing."`: paragraphs of one quote that were joined. */
function isResumed(source: string, mark: Mark, opener: Mark): boolean {
  if (mark.family !== opener.family || mark.shape === 'closes' || !mark.mayOpen || mark.mayClose) return false;
  if (opener.mayClose || !/\p{Lu}/u.test(source.charAt(mark.end))) return false;
  return /[.?!…]\s$/u.test(source.slice(Math.max(opener.end, mark.start - 2), mark.start));
}

function closes(mark: Mark, opener: Mark, isEven: boolean): boolean {
  if (mark.shape === 'either') return isEven || mark.mayClose || !mark.mayOpen;
  if (mark.shape === 'closes') return true;
  // `„…“`, `»…«`, and a mark of the wrong shape at the end of a word.
  return !mark.mayOpen && mark.mayClose && (opener.shape !== mark.shape || mark.family === opener.family);
}

function quoted(source: string, first: Mark, last: Mark): QuotedSpan {
  return { ...trimmed(source, first.end, last.start), from: first.start, to: last.end, open: false };
}

function trimmed(source: string, start: number, end: number): Span {
  let [from, to] = [start, end];
  while (from < to && /\s/u.test(source.charAt(from))) from++;
  while (to > from && /\s/u.test(source.charAt(to - 1))) to--;
  return { start: from, end: to };
}

function isSingle({ family }: Mark): boolean {
  return family === 'single' || family === 'plain';
}

/** The mark that closes a single mark; `null` if the mark is an apostrophe. */
function closerOfSingle(marks: readonly Mark[], at: number): number | null {
  const opener = marks[at];
  if (!opener?.mayOpen || opener.shape === 'closes') return null;
  let doubtful: number | null = null;
  for (let index = at + 1; index < marks.length; index++) {
    const mark = marks[index];
    if (!mark || !isSingle(mark)) continue;
    if (mark.shape === 'opens' || (mark.mayOpen && !mark.mayClose)) break;
    if (!mark.mayClose) continue;
    if (!mark.plural) return index;
    doubtful ??= index;
  }
  return doubtful;
}

function marksOf(source: string, start: number, end: number): Mark[] {
  const marks: Mark[] = [];
  for (const { 0: text, index } of source.slice(start, end).matchAll(MARKS)) {
    const at = start + index;
    const last = at + text.length;
    const before = at > start ? source.charAt(at - 1) : '';
    const after = last < end ? source.charAt(last) : '';
    const isInWord = LETTER.test(before) && LETTER.test(after);
    const isMeasure = text === '"' && /\d['’′]\d{1,2}$/u.test(source.slice(Math.max(start, at - 5), at));
    const isBare = text === "'" || text === '‘' || text === '’';
    if (text.startsWith("'''") || isMeasure || (isBare && isInWord)) continue;
    const mayOpen = /^$|[\s([{—–\-/:,;"“„«‘']/u.test(before) && !/^$|[\s.,;:!?)\]}]/u.test(after);
    const mayClose = /[^\s([{]/u.test(before) && !LETTER.test(after);
    const isApostrophe = isBare && APOSTROPHES.test(source.slice(last, Math.min(end, last + 8)));
    const plural = isBare && /[sn]/iu.test(before);
    marks.push({ start: at, end: last, ...kindOf(text), mayOpen: mayOpen && !isApostrophe, mayClose, plural });
  }
  return marks;
}

const LETTER = /[\p{L}\p{N}]/u;

function kindOf(text: string): Pick<Mark, 'family' | 'shape'> {
  switch (text) {
    case '“':
    case '‟':
    case '„':
    case '``':
      return { family: 'curly', shape: 'opens' };
    case '”':
      return { family: 'curly', shape: 'closes' };
    case '«':
      return { family: 'angle', shape: 'opens' };
    case '»':
      return { family: 'angle', shape: 'closes' };
    case '‘':
      return { family: 'single', shape: 'opens' };
    case '’':
      return { family: 'single', shape: 'closes' };
    case "'":
      return { family: 'plain', shape: 'either' };
    default:
      return { family: 'straight', shape: 'either' };
  }
}
