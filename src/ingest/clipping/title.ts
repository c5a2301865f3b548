// The title of a clipping: its first line, a heading, or what its front matter says.

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
  /** Where the title is a link: often to the article itself. */
  href: string | null;
  line: number;
  /** What stands above it, pictures above all, and what stands below. */
  above: DraftSegment[];
  below: DraftSegment[];
  warnings: DraftWarning[];
}

/** A headline of more characters is the text of an article that has none. */
const LONGEST = 500;
const REMEDY = 'Put the headline on the first line, with an empty line after it.';

/** `stated` is the front matter's title, if there is one. */
export function readTitle(
  passages: readonly DraftSegment[],
  stated: string | null,
): Title | { rejection: DocumentRejection } {
  const at = passages.findIndex(({ type }) => type !== 'image');
  const first = passages[at];
  const line = first?.line ?? 1;
  const own = first?.type === 'paragraph' || first?.type === 'heading' ? splitTitle(first) : null;
  const text = own ? collapseSpace(own.title.text) : '';
  const found = {
    href: own ? hrefOf(own.title) : null,
    line,
    above: passages.slice(0, Math.max(at, 0)),
    below: [...(own?.below ?? []), ...passages.slice(at + 1)],
  };
  if (stated === null) {
    const missing = whyNoTitle(text, own?.title ?? null);
    return missing === null
      ? { text, ...found, warnings: [] }
      : { rejection: { code: 'no-title', message: missing, line } };
  }
  if (own && foldHeadline(text) === foldHeadline(stated)) return { text: stated, ...found, warnings: [] };
  if (!own || !isBeforeDate(found.below)) {
    return { text: stated, href: null, line: line - 1, above: [], below: [...passages], warnings: [] };
  }
  // Two titles: the one that is not taken stays in the text, so that nothing is lost.
  const message = `The title above the text, “${text}”, is not the front matter's; the front matter's was taken.`;
  const other: DraftSegment = { type: 'heading', prose: own.title, line, level: 1 };
  return { text: stated, ...found, href: null, above: [...found.above, other], warnings: [{ message, line }] };
}

/** A title, and the date or by-line that stands right under it without an empty line. */
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
  const passage: DraftSegment = { type: 'paragraph', prose, line: 1 };
  if (readAddress(passage) || readRelated(passage))
    return `The document begins with “${text.slice(0, 60)}”, not with a title. ${REMEDY}`;
  return null;
}

function hrefOf({ text, links }: ProseText): string | null {
  const [link] = links;
  return link?.href && links.length === 1 && link.end - link.start === text.length ? toPageHref(link.href) : null;
}

/** Whether the next line is a date: the sure sign that a title stood above it. */
function isBeforeDate([next]: readonly DraftSegment[]): boolean {
  return (
    next?.type === 'paragraph' &&
    isShortTitle(next.prose) &&
    proseLines(next.prose).some(({ text }) => readDate(text).kind === 'date')
  );
}

/** Lines are looked at one by one only where there can be few. */
export function isShortTitle({ text }: ProseText): boolean {
  return text.length <= 1_000;
}
