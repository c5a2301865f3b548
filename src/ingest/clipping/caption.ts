// Captions: the paragraph that says what a picture shows, and whose picture it is.

import { joinProse, type ProseLink, type ProseText, proseOnOneLine, sliceProse } from '../tidy/prose.ts';
import type { DraftSegment } from '../tidy/segment.ts';
import { isHeadLine } from './byline.ts';
import { creditInWords, creditStart, ENDED, LONGEST_CAPTION } from './credit.ts';

/** Turns captions into images: the first passage of a body, what stands under a picture, and whatever ends in a credit. */
export function markCaptions(passages: readonly DraftSegment[]): DraftSegment[] {
  const marked: DraftSegment[] = [];
  let inBody = false;
  for (const [index, passage] of passages.entries()) {
    const above = marked.at(-1);
    const picture = above?.type === 'image' ? above : null;
    if (passage.type === 'image') {
      marked.push(asImage(passage, passage.prose, creditStart(passage.prose, true)));
      continue;
    }
    // A date that was not read, a by-line that says more than names: they stay in the text above the caption.
    if (!inBody && isHeadLine(passage.prose.text)) {
      marked.push(passage);
      continue;
    }
    const atCaption = !inBody || picture?.prose.text === '';
    const credit = passage.type === 'paragraph' ? creditStart(passage.prose, atCaption) : null;
    const isOne = credit !== null || (atCaption && isPlainCaption(passage, passages.slice(index + 1, index + 8)));
    inBody = true;
    if (!isOne) marked.push(passage);
    else if (picture && belongsTo(picture, passage, credit)) {
      marked[marked.length - 1] = withCaption(picture, passage, credit);
    } else marked.push(asImage(passage, passage.prose, credit));
  }
  return marked;
}

/** A picture without words takes those under it. In its own paragraph a caption with a credit stands for its description. */
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

/** An image's text is its caption, a blank and its credit, on one line. */
function asImage(passage: DraftSegment, prose: ProseText, credit: number | null): DraftSegment {
  const flat = proseOnOneLine(prose);
  const { line, href } = passage;
  if (credit === null) {
    const said = creditInWords(flat.text) ?? flat.text.length;
    return {
      type: 'image',
      prose: { ...flat, links: flat.links.map((link) => asCreditFrom(link, said)) },
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
 * A caption that no type and no credit gives away. In its place it is one where it is no sentence: no full stop after
 * it, though after the next paragraph there is one; or words of a credit, or of a picture, in a short one.
 */
function isPlainCaption({ type, prose }: DraftSegment, following: readonly DraftSegment[]): boolean {
  const { text } = prose;
  const next = following.find((passage) => passage.type === 'paragraph');
  if (type !== 'paragraph' || !next || text.length > LONGEST_CAPTION || /[:?]$/u.test(text)) return false;
  if (creditInWords(text) !== null) return true;
  if (/^[“”"„«‘]/u.test(text)) return false; // a quotation set apart
  if ([...prose.strong, ...prose.emphasis].some(({ start, end }) => end - start === text.length)) return false; // a heading, a standfirst
  const words = text.split(/\s+/u).length;
  if (!ENDED.test(text)) return words <= 25 && ENDED.test(next.prose.text);
  const isShort = words <= 15 && !SEVERAL_SENTENCES.test(text) && next.prose.text.split(/\s+/u, 40).length >= 2 * words;
  if (!isShort) return false;
  return /^\p{Ll}/u.test(text) || OF_A_PICTURE.test(text) || (YEAR_AT_END.test(text) && !TELLS.test(text));
}
