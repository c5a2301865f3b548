// Weight: how long a Markdown text will take to parse, told before it is parsed.

import type { DocumentRejection } from '../parser.ts';

// A Markdown parser is linear on prose and worse than that on what nobody writes: thousands of brackets, stars, quote
// marks or list markers that could still belong together. Such a text takes minutes, and nothing can stop the parser
// once it runs. So the work is estimated first, in seconds, from figures measured on it on one core (the shapes are in
// `test/ingest/weight.test.ts`); they err on the high side.

/** Quotes and lists within one another; deeper, each line costs as much as a page. */
const MAX_DEPTH = 40;
const MAX_SECONDS = 3;

const PER_CHARACTER = 0.75e-6;
const PER_TAB = 2e-6;
const PER_LINE = 25e-6;
const PER_MARK = 20e-6;
const PER_BLOCK = 100e-6;
/** Each line asks each quote and list it stands in, and each of these asks again. */
const PER_DEPTH_SQUARED = 1e-6;
/** As many as one line opens, each is tried with each. */
const PER_OPENED_SQUARED = 6e-6;
/** Marks of one paragraph that may belong to one another: each is compared with each. */
const PER_PAIR = 6e-8;
/** Each mark that comes to nothing is taken out of the list of all that the paragraph holds. */
const PER_REMOVAL = 5e-9;
/** How many marks the line counts for that may turn all lines above it into a heading, or belong to a quote above. */
const MARKS_OF_BLOCK = 2;
/** An image within an image's description is parsed once for each level. */
const PER_IMAGE_PAIR = 1.5e-6;
/** When a quote or list ends, or an underline makes a heading, all that stands above it in the document is gone through. */
const PER_LOOK_BACK = 8e-7;
/** A code span, comment or title that is not closed is looked for to the end of the paragraph. */
const PER_SEARCHED_CHARACTER = 3e-8;

/** Why the text is not to be parsed; `null` where it may be. `linesBefore` stand above it in the document. */
export function weighMarkdown(text: string, linesBefore = 0): DocumentRejection | null {
  let seconds = 0;
  let heaviest = { seconds: 0, line: linesBefore + 1 };
  let paragraph = {
    seconds: 0,
    line: linesBefore + 1,
    characters: 0,
    lines: 0,
    marks: 0,
    pairs: 0,
    images: 0,
    searches: 0,
  };
  let depth = 0;
  let number = linesBefore;
  let lookBacks = 0;
  let container = '';

  /** Ends the paragraph; the next begins at `line`. */
  const close = (line: number) => {
    const { characters, lines, marks, pairs, images, searches } = paragraph;
    paragraph.seconds +=
      PER_PAIR * pairs ** 2 +
      PER_IMAGE_PAIR * images ** 2 +
      PER_REMOVAL * marks * (marks + 2 * lines) +
      PER_SEARCHED_CHARACTER * searches * characters;
    if (paragraph.seconds > heaviest.seconds) heaviest = paragraph;
    seconds += paragraph.seconds;
    paragraph = { seconds: 0, line, characters: 0, lines: 0, marks: 0, pairs: 0, images: 0, searches: 0 };
  };

  for (const line of linesOf(text)) {
    number++;
    if (line.trim() === '') {
      paragraph.seconds += PER_LINE + PER_CHARACTER * line.length;
      close(number + 1);
      container = '';
      continue;
    }
    const markers = containerMarkers(line);
    depth = Math.min(depth, markers.indent / 2) + markers.count;
    if (depth > MAX_DEPTH) {
      const message = `Line ${number} nests quotes or lists more than ${MAX_DEPTH} deep. Write them with fewer levels.`;
      return { code: 'too-deep', message, line: number };
    }
    if (ITEM.test(line)) close(number);
    const marks = marksIn(line);
    const opened = markers.outermost !== container || depth > 1 ? markers.count : 0;
    for (let count = opened + (UNDERLINE.test(line) ? 1 : 0); count > 0; count--) {
      paragraph.seconds += PER_LOOK_BACK * (2 * lookBacks++ + 1);
    }
    container = markers.outermost;
    paragraph.characters += line.length;
    paragraph.lines++;
    paragraph.marks += marks.all;
    paragraph.pairs += marks.paired + (markers.opensBlock ? MARKS_OF_BLOCK : 0);
    paragraph.images += marks.images;
    paragraph.searches += marks.searches;
    paragraph.seconds +=
      PER_LINE +
      PER_CHARACTER * line.length +
      PER_TAB * marks.tabs +
      PER_MARK * marks.all +
      (markers.opensBlock ? PER_BLOCK : 0) +
      PER_DEPTH_SQUARED * depth ** 2 +
      PER_OPENED_SQUARED * markers.count ** 2;
    if (seconds + paragraph.seconds > MAX_SECONDS) break;
  }
  close(number);
  if (seconds <= MAX_SECONDS) return null;
  const where = heaviest.seconds > MAX_SECONDS / 2 ? `: most of it in the paragraph at line ${heaviest.line}` : '';
  const message = `The document is too long or holds too much Markdown markup to be read safely${where}. Split it, or take markup out.`;
  return { code: 'too-complex', message, line: heaviest.line };
}

function* linesOf(text: string): Generator<string> {
  let start = 0;
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
    yield text.slice(start, end);
    start = end + 1;
  }
  yield text.slice(start);
}

/** What follows a bullet begins anew: its marks do not belong to any above. */
const ITEM = /^[ \t]*[-+*][ \t]+[^ \t]/u;
const UNDERLINE = /^[ \t>]*(?:=+|-+)[ \t]*$/u;

/** How many quotes and lists a line opens, its blanks before and between them, and whether it is more than prose. */
function containerMarkers(line: string): { count: number; outermost: string; indent: number; opensBlock: boolean } {
  const marker = /[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$))/uy;
  let count = 0;
  let end = 0;
  for (; count <= MAX_DEPTH && marker.test(line); end = marker.lastIndex) count++;
  const prefix = /^[ \t]*/u.exec(line.slice(end))?.[0] ?? '';
  const blanks = (line.slice(0, end) + prefix).replace(/[^ \t]/gu, '').replaceAll('\t', '    ').length;
  const outermost = count > 0 ? (/^[ \t]*(?:\d+)?(.)/u.exec(line)?.[1] ?? '') : '';
  const opensBlock = count > 0 || /^[ \t]*(?:#|=+[ \t]*$|-+[ \t]*$|[`~]{3}|\||\[[^\]]*\]:|<)/u.test(line);
  return { count, outermost, indent: Math.max(0, blanks - count), opensBlock };
}

const ESCAPED = /\\[!-/:-@[-`{-~]/gu;
const PAIRED = /[*_[\]<~]|`+/gu;
const OTHERS = /[\\&|!]| {2}$/gu;
/** An address without blanks and quotes is read at once; what else follows `](` may be searched for. */
const SEARCHED = /`+|<[!?]|\]\((?!<?[^\s<>()"']*(?:\([^\s<>()"']*\)[^\s<>()"']*)*>?\))|\]:/gu;

function marksIn(line: string): { all: number; paired: number; images: number; searches: number; tabs: number } {
  const escaped = count(line, ESCAPED);
  const bare = escaped > 0 ? line.replace(ESCAPED, ' ') : line;
  const paired = count(bare, PAIRED);
  return {
    all: escaped + paired + count(bare, OTHERS),
    paired,
    images: count(bare, /!\[/gu),
    searches: count(bare, SEARCHED),
    tabs: count(bare, /\t/gu),
  };
}

function count(text: string, pattern: RegExp): number {
  let found = 0;
  for (const _ of text.matchAll(pattern)) found++;
  return found;
}
