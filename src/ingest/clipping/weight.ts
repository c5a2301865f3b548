// Estimates how long a Markdown text takes to parse, before it is parsed.

import type { DocumentRejection } from '../parser.ts';

// The Markdown parser is linear on prose but not on thousands of brackets, stars, quote or list markers that can belong
// together. Such a text takes minutes, and a running parser cannot be stopped. The estimate is in seconds and uses figures
// that were measured on one core and rounded up. `test/ingest/weight.test.ts` has the shapes.

/** Nested quotes and lists. At a greater depth, each line costs as much as a page. */
const MAX_DEPTH = 40;
const MAX_SECONDS = 3;

const PER_CHARACTER = 0.75e-6;
const PER_TAB = 2e-6;
const PER_LINE = 25e-6;
const PER_MARK = 20e-6;
const PER_BLOCK = 100e-6;
/** The parser checks each enclosing quote and list for each line, and each of them checks again. */
const PER_DEPTH_SQUARED = 1e-6;
/** Containers that one line opens are compared with each other. */
const PER_OPENED_SQUARED = 6e-6;
/** Marks of a paragraph that can form pairs are compared with each other. */
const PER_PAIR = 6e-8;
/** Each unused mark is removed from the list of all marks of the paragraph. */
const PER_REMOVAL = 5e-9;
/** Marks that a line counts as if it can turn the lines above into a heading or continue a quote. */
const MARKS_OF_BLOCK = 2;
/** An image in the description of another image is parsed once for each level. */
const PER_IMAGE_PAIR = 1.5e-6;
/** The end of a quote or list and an underlined heading scan everything above them in the document. */
const PER_LOOK_BACK = 8e-7;
/** The end of an unclosed code span, comment or title is searched up to the end of the paragraph. */
const PER_SEARCHED_CHARACTER = 3e-8;

/** The rejection of a text that is too expensive to parse, else `null`. `linesBefore` lines precede it in the document. */
export function weighMarkdown(text: string, linesBefore = 0): DocumentRejection | null {
  const estimate = new Estimate(linesBefore);
  for (const line of linesOf(text)) {
    const rejection = estimate.add(line);
    if (rejection) return rejection;
    if (estimate.isTooHigh) break;
  }
  return estimate.finish();
}

/** What is counted in a paragraph, which begins at `line`. */
const paragraphAt = (line: number) => ({
  seconds: 0,
  line,
  characters: 0,
  lines: 0,
  marks: 0,
  pairs: 0,
  images: 0,
  searches: 0,
});

/** The estimated parsing time of the lines so far. */
class Estimate {
  #seconds = 0;
  #heaviest: { seconds: number; line: number };
  #paragraph: ReturnType<typeof paragraphAt>;
  #line: number;
  #depth = 0;
  #lookBacks = 0;
  #container = '';

  constructor(linesBefore: number) {
    this.#line = linesBefore;
    this.#heaviest = { seconds: 0, line: linesBefore + 1 };
    this.#paragraph = paragraphAt(linesBefore + 1);
  }

  get isTooHigh(): boolean {
    return this.#seconds + this.#paragraph.seconds > MAX_SECONDS;
  }

  add(line: string): DocumentRejection | null {
    this.#line++;
    if (line.trim() === '') {
      this.#paragraph.seconds += PER_LINE + PER_CHARACTER * line.length;
      this.#closeParagraph(this.#line + 1);
      this.#container = '';
      return null;
    }
    const markers = containerMarkers(line);
    this.#depth = Math.min(this.#depth, markers.indent / 2) + markers.count;
    if (this.#depth > MAX_DEPTH) {
      const message = `Line ${this.#line} nests quotes or lists more than ${MAX_DEPTH} levels deep. Use fewer levels.`;
      return { code: 'too-deep', message, line: this.#line };
    }
    if (ITEM.test(line)) this.#closeParagraph(this.#line);
    const opened = markers.outermost !== this.#container || this.#depth > 1 ? markers.count : 0;
    for (let count = opened + (UNDERLINE.test(line) ? 1 : 0); count > 0; count--) {
      this.#paragraph.seconds += PER_LOOK_BACK * (2 * this.#lookBacks++ + 1);
    }
    this.#container = markers.outermost;
    this.#addMarks(line, markers);
    return null;
  }

  finish(): DocumentRejection | null {
    this.#closeParagraph(this.#line);
    if (this.#seconds <= MAX_SECONDS) return null;
    const { seconds, line } = this.#heaviest;
    const where = seconds > MAX_SECONDS / 2 ? `, most of it in the paragraph at line ${line}` : '';
    const message = `The document is too long or has too much Markdown markup${where}. Split it, or remove markup.`;
    return { code: 'too-complex', message, line };
  }

  #addMarks(line: string, markers: ReturnType<typeof containerMarkers>): void {
    const paragraph = this.#paragraph;
    const marks = marksIn(line);
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
      PER_DEPTH_SQUARED * this.#depth ** 2 +
      PER_OPENED_SQUARED * markers.count ** 2;
  }

  /** The next paragraph begins at `nextLine`. */
  #closeParagraph(nextLine: number): void {
    const paragraph = this.#paragraph;
    const { characters, lines, marks, pairs, images, searches } = paragraph;
    paragraph.seconds +=
      PER_PAIR * pairs ** 2 +
      PER_IMAGE_PAIR * images ** 2 +
      PER_REMOVAL * marks * (marks + 2 * lines) +
      PER_SEARCHED_CHARACTER * searches * characters;
    if (paragraph.seconds > this.#heaviest.seconds) this.#heaviest = paragraph;
    this.#seconds += paragraph.seconds;
    this.#paragraph = paragraphAt(nextLine);
  }
}

function* linesOf(text: string): Generator<string> {
  let start = 0;
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
    yield text.slice(start, end);
    start = end + 1;
  }
  yield text.slice(start);
}

/** Marks after a bullet do not pair with marks above it. */
const ITEM = /^[ \t]*[-+*][ \t]+[^ \t]/u;
const UNDERLINE = /^[ \t>]*(?:=+|-+)[ \t]*$/u;

/** The quotes and lists that a line opens, its indentation, and whether it opens a block other than prose. */
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
/** An address without white space and quotes is read directly. Anything else after `](` can cause a search. */
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
