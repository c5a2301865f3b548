// Reads the title of a clipping: its first line, a heading or the title in front matter.

import type { DraftWarning } from '../../model/article/draft.ts';
import { foldHeadline } from '../../model/text/name.ts';
import { collapseSpace } from '../../model/text/text.ts';
import type { DocumentRejection } from '../parser.ts';
import { readDate } from '../tidy/dates.ts';
import { toPageHref } from '../tidy/href.ts';
import { type ProseText, proseLines } from '../tidy/prose.ts';
import type { DraftSegment } from '../tidy/segment.ts';
import { readAddress } from './address.ts';
import { isHeadLine } from './byline.ts';
import { readRelated } from './related.ts';

export interface Title {
  text: string;
  /** The target of a linked title, often the article itself. */
  href: string | null;
  line: number;
  /** The segments above the title, usually images, and those below. */
  above: DraftSegment[];
  below: DraftSegment[];
  warnings: DraftWarning[];
}

/** A longer first paragraph is text of an article without a headline. */
const LONGEST = 500;
const REMEDY = 'Put the headline on the first line, with an empty line after it.';

/** `stated` is the title in front matter. */
export function readTitle(
  segments: readonly DraftSegment[],
  stated: string | null,
): Title | { rejection: DocumentRejection } {
  const at = segments.findIndex(({ type }) => type !== 'image');
  const first = segments[at];
  const line = first?.line ?? 1;
  const own = first?.type === 'paragraph' || first?.type === 'heading' ? splitTitle(first) : null;
  const text = own ? collapseSpace(own.title.text) : '';
  const found = {
    href: own ? hrefOf(own.title) : null,
    line,
    above: segments.slice(0, Math.max(at, 0)),
    below: [...(own?.below ?? []), ...segments.slice(at + 1)],
  };
  if (stated === null) {
    const missing = whyNoTitle(text, own?.title ?? null);
    return missing === null
      ? { text, ...found, warnings: [] }
      : { rejection: { code: 'no-title', message: missing, line } };
  }
  if (own && foldHeadline(text) === foldHeadline(stated)) return { text: stated, ...found, warnings: [] };
  if (!own || !isBeforeDate(found.below)) {
    return { text: stated, href: null, line: line - 1, above: [], below: [...segments], warnings: [] };
  }
  // The other title stays in the text, so that nothing is lost.
  const message = `The title above the text, “${text}”, differs from the front matter. The front matter was used.`;
  const other: DraftSegment = { type: 'heading', prose: own.title, line, level: 1 };
  return { text: stated, ...found, href: null, above: [...found.above, other], warnings: [{ message, line }] };
}

/** Splits off a date or byline that follows the title without an empty line. */
function splitTitle(first: DraftSegment): { title: ProseText; below: DraftSegment[] } {
  const [title, ...others] = isShortTitle(first.prose) ? proseLines(first.prose) : [first.prose];
  const cut = others.findIndex(({ text }) => isHeadLine(text));
  if (!title || cut < 0) return { title: first.prose, below: [] };
  const end = others.slice(0, cut).reduce((sum, { text }) => sum + text.length + 1, title.text.length);
  const below = others
    .slice(cut)
    .map((prose, index) => ({ type: 'paragraph' as const, prose, line: first.line + cut + 1 + index }));
  return { title: { ...first.prose, text: first.prose.text.slice(0, end) }, below };
}

function whyNoTitle(text: string, prose: ProseText | null): string | null {
  if (prose === null || text === '') return `The document does not begin with a title. ${REMEDY}`;
  if (text.length > LONGEST)
    return `The document begins with ${text.length} characters of text where its title should be. ${REMEDY}`;
  if (readDate(text).kind === 'date') return `The document begins with its date, not with a title. ${REMEDY}`;
  const segment: DraftSegment = { type: 'paragraph', prose, line: 1 };
  if (readAddress(segment) || readRelated(segment))
    return `The document begins with “${text.slice(0, 60)}”, not with a title. ${REMEDY}`;
  return null;
}

function hrefOf({ text, links }: ProseText): string | null {
  const [link] = links;
  return link?.href && links.length === 1 && link.end - link.start === text.length ? toPageHref(link.href) : null;
}

/** Whether the next line is a date, which always follows a title. */
function isBeforeDate([next]: readonly DraftSegment[]): boolean {
  return (
    next?.type === 'paragraph' &&
    isShortTitle(next.prose) &&
    proseLines(next.prose).some(({ text }) => readDate(text).kind === 'date')
  );
}

/** Bounds the number of lines that are read one by one. */
export function isShortTitle({ text }: ProseText): boolean {
  return text.length <= 1_000;
}
