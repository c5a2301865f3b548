// Finds captions: the paragraphs that describe and credit an image.

import { joinProse, type ProseLink, type ProseText, proseOnOneLine, sliceProse } from '../tidy/prose.ts';
import type { DraftSegment } from '../tidy/segment.ts';
import { isHeadLine } from './byline.ts';
import { creditInWords, creditStart, ENDED, LONGEST_CAPTION } from './credit.ts';

/** Turns captions into images: the first segment, the segment below an image, and any segment that ends in a credit. */
export function markCaptions(segments: readonly DraftSegment[]): DraftSegment[] {
  const marked: DraftSegment[] = [];
  let inBody = false;
  for (const [index, segment] of segments.entries()) {
    const above = marked.at(-1);
    const picture = above?.type === 'image' ? above : null;
    if (segment.type === 'image') {
      marked.push(asImage(segment, segment.prose, creditStart(segment.prose, true)));
      continue;
    }
    // Dates and bylines that stay in the text can precede the caption.
    if (!inBody && isHeadLine(segment.prose.text)) {
      marked.push(segment);
      continue;
    }
    const atCaption = !inBody || picture?.prose.text === '';
    const credit = segment.type === 'paragraph' ? creditStart(segment.prose, atCaption) : null;
    const isOne = credit !== null || (atCaption && isPlainCaption(segment, segments.slice(index + 1, index + 8)));
    inBody = true;
    if (!isOne) marked.push(segment);
    else if (picture && belongsTo(picture, segment, credit)) {
      marked[marked.length - 1] = withCaption(picture, segment, credit);
    } else marked.push(asImage(segment, segment.prose, credit));
  }
  return marked;
}

/** An image without a description takes the caption below it. A credited caption in its paragraph replaces its description. */
function belongsTo(picture: DraftSegment, caption: DraftSegment, credit: number | null): boolean {
  if (picture.creditAt !== undefined && picture.creditAt !== null) return false;
  return picture.prose.text === '' || (picture.line === caption.line && credit !== null);
}

function withCaption(image: DraftSegment, caption: DraftSegment, credit: number | null): DraftSegment {
  const filled = asImage(image, caption.prose, credit);
  const around = image.prose.links
    .filter(({ kind }) => kind === 'image')
    .map((link) => ({ ...link, start: 0, end: filled.prose.text.length }));
  return { ...filled, prose: { ...filled.prose, links: [...around, ...filled.prose.links] } };
}

/** The text of an image is its caption, a space and its credit, on one line. */
function asImage(segment: DraftSegment, prose: ProseText, credit: number | null): DraftSegment {
  const flat = proseOnOneLine(prose);
  const { line, href } = segment;
  if (credit === null) {
    const creditAt = creditInWords(flat.text) ?? flat.text.length;
    return {
      type: 'image',
      prose: { ...flat, links: flat.links.map((link) => asCreditFrom(link, creditAt)) },
      line,
      href: href ?? null,
      creditAt: null,
    };
  }
  const [caption, name] = [sliceProse(flat, 0, credit), sliceProse(flat, credit, flat.text.length)];
  const parts = [caption, { ...name, links: name.links.map((link) => asCreditFrom(link, 0)) }].filter(
    ({ text }) => text !== '',
  );
  const joined = joinProse(parts, ' ');
  return { type: 'image', prose: joined, line, href: href ?? null, creditAt: joined.text.length - name.text.length };
}

function asCreditFrom(link: ProseLink, place: number): ProseLink {
  return link.kind === 'inline' && link.start >= place ? { ...link, kind: 'credit' } : link;
}

const SEVERAL_SENTENCES = /[.!?…]["”’)]*\s+\p{Lu}/u;
const OF_A_PICTURE =
  /\b(?:file|archive) (?:photo|image|picture|photograph)\b|\bfrom file\b|\b(?:pictured|pictured here|seen here|shown here)\b|\((?:left|right|centre|center|top|bottom|above|below|l|r|pictured)\)|,? (?:left|right|centre|center)[,.]/iu;
const YEAR_AT_END = /(?:\b(?:in|from|circa|c\.)|,) (?:\p{Lu}\p{L}+ )?(?:1[6-9]|20)\d\d\.?$/u;
const TELLS =
  /\b(?:is|are|was|were|be|been|has|had|have|will|would|could|can|may|might|must|should|did|does|do|said|says|told|went|came|took|made|became|began|won|lost|died|fell|rose|left|found|got|gave|kept|met|ran|saw|sent|set|shot|sold|spoke|struck|thought|wrote|I|we|you|it|he|she|they|there|this|that)\b/iu;

/**
 * Recognises a caption without markup and credit by its position and form: it has no full stop although the next paragraph
 * has one, or it is short and contains words of a credit or of an image.
 */
function isPlainCaption({ type, prose }: DraftSegment, following: readonly DraftSegment[]): boolean {
  const { text } = prose;
  const next = following.find((segment) => segment.type === 'paragraph');
  if (type !== 'paragraph' || !next || text.length > LONGEST_CAPTION || /[:?]$/u.test(text)) return false;
  if (creditInWords(text) !== null) return true;
  if (/^[“”"„«‘]/u.test(text)) return false; // a pull quote
  if ([...prose.strong, ...prose.emphasis].some(({ start, end }) => end - start === text.length)) return false; // a heading or standfirst
  const words = text.split(/\s+/u).length;
  if (!ENDED.test(text)) return words <= 25 && ENDED.test(next.prose.text);
  const isShort = words <= 15 && !SEVERAL_SENTENCES.test(text) && next.prose.text.split(/\s+/u, 40).length >= 2 * words;
  if (!isShort) return false;
  return /^\p{Ll}/u.test(text) || OF_A_PICTURE.test(text) || (YEAR_AT_END.test(text) && !TELLS.test(text));
}
