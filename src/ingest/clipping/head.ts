// The head of a clipping: its title, and the date, by-line and subtitle under it.

import type { DraftWarning, PublishedDate } from '../../model/article/draft.ts';
import { collapseSpace } from '../../model/text/text.ts';
import type { DocumentRejection } from '../parser.ts';
import { type DateReading, readDate } from '../tidy/dates.ts';
import { type ProseText, proseLines } from '../tidy/prose.ts';
import type { DraftSegment } from '../tidy/segment.ts';
import type { Address } from './address.ts';
import { isHeadLine, readByline } from './byline.ts';
import { isCaption } from './credit.ts';
import type { FrontMatter } from './front-matter.ts';
import { isShortTitle, readTitle } from './title.ts';

export interface ClippingHead {
  title: string;
  subtitle: string | null;
  authors: string[];
  published: PublishedDate | null;
  /** Where the title leads, if it is a link: the article's address, for want of another. */
  titleAddress: Address | null;
  /** What is not of the head. */
  rest: DraftSegment[];
  warnings: DraftWarning[];
}

/** What the lines under a title say. */
interface Said {
  dates: (DateReading & { kind: 'date'; line: number })[];
  authors: string[];
  subtitle: string | null;
  /** Lines that say more than the head can keep, or that were not understood: they stay in the text. */
  kept: DraftSegment[];
  warnings: DraftWarning[];
}

const LONGEST_SUBTITLE = 400;
/** Passages that a head may have under its title; what goes on as dates after that is a chronicle. */
const MOST_LINES = 8;

export function readHead(
  passages: readonly DraftSegment[],
  matter: FrontMatter,
): ClippingHead | { rejection: DocumentRejection } {
  const title = readTitle(passages, matter.title);
  if ('rejection' in title) return title;
  const { said, rest } = readLinesBelow(title.below);
  const warnings = [...title.warnings, ...said.warnings];
  const published = publishedOf(said, matter, warnings);
  if (published === null && said.warnings.length === 0) {
    warnings.push({ message: 'The document has no date under its title, nor in front matter.', line: title.line + 1 });
  }
  return {
    title: title.text,
    subtitle: matter.subtitle ?? said.subtitle,
    authors: matter.authors.length > 0 ? matter.authors : [...new Set(said.authors)],
    published,
    titleAddress: title.href === null ? null : { anchor: title.text, href: title.href, line: title.line },
    rest: [...title.above, ...said.kept, ...rest],
    warnings,
  };
}

/** Reads dates and by-lines, in any order, and what may stand above them: a picture, its caption, a subtitle. */
function readLinesBelow(passages: readonly DraftSegment[]): { said: Said; rest: DraftSegment[] } {
  const said: Said = { dates: [], authors: [], subtitle: null, kept: [], warnings: [] };
  let index = 0;
  for (; index < Math.min(passages.length, MOST_LINES); index++) {
    const [passage, next] = passages.slice(index, index + 2);
    if (!passage || said.kept.length > 2) break;
    if (readHeadPassage(passage, said)) continue;
    const isAboveDate =
      said.dates.length === 0 &&
      next &&
      isShortTitle(next.prose) &&
      proseLines(next.prose).every(({ text }) => isHeadLine(text));
    if (!isAboveDate) break;
    if (isSubtitle(passage) && said.subtitle === null) said.subtitle = collapseSpace(passage.prose.text);
    else if (passage.type === 'image' || passage.type === 'paragraph') said.kept.push(passage);
    else break;
  }
  return { said, rest: passages.slice(index) };
}

/** Whether the passage is of the head and nothing else. */
function readHeadPassage(passage: DraftSegment, said: Said): boolean {
  const { type, prose, line } = passage;
  if ((type !== 'paragraph' && type !== 'heading') || !isShortTitle(prose)) return false;
  const hasAddress = prose.links.some(({ href }) => href !== null);
  const texts = readDate(prose.text).kind === 'date' ? [prose.text] : proseLines(prose).flatMap(parts);
  if (!texts.every(isHeadLine)) return false;
  for (const text of texts) {
    const date = readDate(text);
    const byline = date.kind === 'no-date' ? readByline(text) : null;
    if (date.kind === 'date') said.dates.push({ ...date, line });
    if (date.kind === 'wrong')
      said.warnings.push({ message: `The date under the title was not read: ${date.reason}`, line });
    if (byline) said.authors.push(...byline.authors);
    // Links, and whatever else the line says, have no other place to be kept in.
    const isToKeep = date.kind === 'wrong' || byline?.saysMore || hasAddress;
    if (isToKeep && said.kept.at(-1) !== passage) said.kept.push(passage);
  }
  return true;
}

const BETWEEN_PARTS =
  /\s+[|·•–—-]\s+|,\s+(?=(?:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\p{L}*\.?,? )|(?<=\d{4})[.,;]?\s+(?=(?:by|updated|published|modified)\b)/iu;

/** “December 3, 2025 | By Jane Doe”: the parts of a line, where one of them is a date; else the line. */
function parts({ text }: ProseText): string[] {
  const said = text.split(BETWEEN_PARTS).map((part) => part.trim());
  return said.every(isHeadLine) && said.some((part) => readDate(part).kind === 'date') ? said : [text];
}

function isSubtitle({ type, prose }: DraftSegment): boolean {
  if (type !== 'paragraph' && type !== 'heading') return false;
  return prose.text.length <= LONGEST_SUBTITLE && !prose.links.some(({ href }) => href !== null) && !isCaption(prose);
}

/** The front matter's date, else the first that is not the date of a change. */
function publishedOf({ dates }: Said, matter: FrontMatter, warnings: DraftWarning[]): PublishedDate | null {
  const first = dates.find(({ updated }) => !updated) ?? dates[0];
  if (!first) return matter.published;
  const other = dates.find(({ date }) => date.at !== first.date.at);
  if (other) {
    const message = `The document has two dates; ${first.date.at} was taken and ${other.date.at} was not.`;
    warnings.push({ message, line: other.line });
  }
  if (matter.published === null || agree(matter.published, first.date)) return matter.published ?? first.date;
  const message = `The date under the title, ${first.date.at}, is not the front matter's; the front matter's, ${matter.published.at}, was taken.`;
  warnings.push({ message, line: first.line });
  return matter.published;
}

/** A day and a minute of it do not contradict each other. */
function agree(one: PublishedDate, other: PublishedDate): boolean {
  const length = { year: 4, month: 7, day: 10, minute: 16, second: 19 };
  const known = Math.min(length[one.precision], length[other.precision]);
  return one.at.slice(0, known) === other.at.slice(0, known);
}
