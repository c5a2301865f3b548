// Quotation marks of one line of text, in pairs.

import type { Span } from '../../model/text.ts';

/** What stands between two marks, without them. */
export interface QuotedSpan extends Span {
  /** Of the marks: where the first begins and the second ends. */
  from: number;
  to: number;
  /** It has no closing mark; it may go on in the next paragraph. */
  open: boolean;
}

type Family = 'straight' | 'curly' | 'angle' | 'single' | 'plain';

interface Mark extends Span {
  family: Family;
  /** What its shape says: `„` opens, `”` closes, `"` may do either. */
  shape: 'opens' | 'closes' | 'either';
  /** What the letters beside it say. */
  mayOpen: boolean;
  mayClose: boolean;
  /** An apostrophe there would say as much: `the workers' union`, `talkin'`. */
  plural: boolean;
}

const MARKS = /''+|``|["“”„‟«»‘’']/gu;
/** Words that begin with an apostrophe. */
const APOSTROPHES = /^(?:\d0s|\d\ds?|em|til|tis|twas|cause|round|n)(?![\p{L}\p{N}])/iu;

/** The quoted stretches of a line, in order, none within another. Linear in its length. */
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
      // A mark that only closes has lost its first half; `"` is believed to take turns where their number allows it.
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

/** A long line with a mark at every other letter quotes nobody, and takes long to find that out. */
function isNoise(source: string, start: number, end: number): boolean {
  if (end - start < 400) return false;
  let marks = 0;
  for (let at = start; at < end; at++) if (CHARACTERS.has(source.charCodeAt(at))) marks++;
  return marks > (end - start) / 3;
}

const CHARACTERS: ReadonlySet<number> = new Set([...`"“”„‟«»‘’'\``].map((mark) => mark.charCodeAt(0)));

/** `"One thing. "Another thing."`: the marks of paragraphs of one quote, where the paragraphs were run together. */
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

/** The mark that ends what a single mark begins; `null` where the mark is an apostrophe. */
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
