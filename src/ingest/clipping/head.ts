// Reads the head of a clipping: its title, and the date, byline and subtitle below it.

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
  /** The target of a linked title, which is the article's address if there is no other one. */
  titleAddress: Address | null;
  /** The segments after the head. */
  rest: DraftSegment[];
  warnings: DraftWarning[];
}

/** The content of the lines below a title. */
interface HeadDetails {
  dates: (DateReading & { kind: 'date'; line: number })[];
  authors: string[];
  subtitle: string | null;
  /** Lines with other content, which stay in the text. */
  kept: DraftSegment[];
  warnings: DraftWarning[];
}

const LONGEST_SUBTITLE = 400;
/** The most segments of a head below its title. More lines with dates are a chronicle. */
const MOST_LINES = 8;

export function readHead(
  segments: readonly DraftSegment[],
  matter: FrontMatter,
): ClippingHead | { rejection: DocumentRejection } {
  const title = readTitle(segments, matter.title);
  if ('rejection' in title) return title;
  const { details, rest } = readLinesBelow(title.below);
  const warnings = [...title.warnings, ...details.warnings];
  const published = publishedOf(details, matter, warnings);
  if (published === null && details.warnings.length === 0) {
    warnings.push({ message: 'The document has no date below its title or in front matter.', line: title.line + 1 });
  }
  return {
    title: title.text,
    subtitle: matter.subtitle ?? details.subtitle,
    authors: matter.authors.length > 0 ? matter.authors : [...new Set(details.authors)],
    published,
    titleAddress: title.href === null ? null : { anchor: title.text, href: title.href, line: title.line },
    rest: [...title.above, ...details.kept, ...rest],
    warnings,
  };
}

/** Reads dates and bylines in any order, and an image, a caption or a subtitle above them. */
function readLinesBelow(segments: readonly DraftSegment[]): { details: HeadDetails; rest: DraftSegment[] } {
  const details: HeadDetails = { dates: [], authors: [], subtitle: null, kept: [], warnings: [] };
  let index = 0;
  for (; index < Math.min(segments.length, MOST_LINES); index++) {
    const [segment, next] = segments.slice(index, index + 2);
    if (!segment || details.kept.length > 2) break;
    if (readHeadSegment(segment, details)) continue;
    const isAboveDate =
      details.dates.length === 0 &&
      next &&
      isShortTitle(next.prose) &&
      proseLines(next.prose).every(({ text }) => isHeadLine(text));
    if (!isAboveDate) break;
    if (isSubtitle(segment) && details.subtitle === null) details.subtitle = collapseSpace(segment.prose.text);
    else if (segment.type === 'image' || segment.type === 'paragraph') details.kept.push(segment);
    else break;
  }
  return { details, rest: segments.slice(index) };
}

/** Reads a segment that consists of dates and bylines. Returns false for other segments. */
function readHeadSegment(segment: DraftSegment, details: HeadDetails): boolean {
  const { type, prose, line } = segment;
  if ((type !== 'paragraph' && type !== 'heading') || !isShortTitle(prose)) return false;
  const hasAddress = prose.links.some(({ href }) => href !== null);
  const texts = readDate(prose.text).kind === 'date' ? [prose.text] : proseLines(prose).flatMap(splitParts);
  if (!texts.every(isHeadLine)) return false;
  for (const text of texts) {
    const date = readDate(text);
    const byline = date.kind === 'no-date' ? readByline(text) : null;
    if (date.kind === 'date') details.dates.push({ ...date, line });
    if (date.kind === 'wrong')
      details.warnings.push({ message: `The date below the title was ignored: ${date.reason}`, line });
    if (byline) details.authors.push(...byline.authors);
    // The draft has no other field for links and other words of the line.
    const isToKeep = date.kind === 'wrong' || byline?.saysMore || hasAddress;
    if (isToKeep && details.kept.at(-1) !== segment) details.kept.push(segment);
  }
  return true;
}

const BETWEEN_PARTS =
  /\s+[|·•–—-]\s+|,\s+(?=(?:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\p{L}*\.?,? )|(?<=\d{4})[.,;]?\s+(?=(?:by|updated|published|modified)\b)/iu;

/** Splits “December 3, 2025 | By Jane Doe” into its parts if one of them is a date. */
function splitParts({ text }: ProseText): string[] {
  const parts = text.split(BETWEEN_PARTS).map((part) => part.trim());
  return parts.every(isHeadLine) && parts.some((part) => readDate(part).kind === 'date') ? parts : [text];
}

function isSubtitle({ type, prose }: DraftSegment): boolean {
  if (type !== 'paragraph' && type !== 'heading') return false;
  return prose.text.length <= LONGEST_SUBTITLE && !prose.links.some(({ href }) => href !== null) && !isCaption(prose);
}

/** The date of the front matter, else the first one that is not the date of an update. */
function publishedOf({ dates }: HeadDetails, matter: FrontMatter, warnings: DraftWarning[]): PublishedDate | null {
  const first = dates.find(({ updated }) => !updated) ?? dates[0];
  if (!first) return matter.published;
  const other = dates.find(({ date }) => date.at !== first.date.at);
  if (other) {
    const message = `The document has two dates. ${first.date.at} was used, ${other.date.at} was ignored.`;
    warnings.push({ message, line: other.line });
  }
  if (matter.published === null || agree(matter.published, first.date)) return matter.published ?? first.date;
  const message = `The date below the title, ${first.date.at}, differs from the front matter. ${matter.published.at} of the front matter was used.`;
  warnings.push({ message, line: first.line });
  return matter.published;
}

/** Compares at the lower precision: a day agrees with a minute of it. */
function agree(one: PublishedDate, other: PublishedDate): boolean {
  const length = { year: 4, month: 7, day: 10, minute: 16, second: 19 };
  const common = Math.min(length[one.precision], length[other.precision]);
  return one.at.slice(0, common) === other.at.slice(0, common);
}
