// Reads “Related article: …” lines.

import { type ProseLink, type ProseText, sliceProse } from '../tidy/prose.ts';
import type { DraftSegment } from '../tidy/segment.ts';

const LABEL =
  /^\s*(?:related(?: (?:articles?|stor(?:y|ies)|news|coverage|content|links?|reading|posts?|topics?))?|(?:read|see|watch|hear) (?:also|more|next|on)|also (?:read|see|watch|on)|more (?:on this|on this (?:story|topic)|from this (?:story|section))|further reading|don[’']t miss|recommended|in depth)\s*:\s*/iu;
/** Text between and around headlines. Any other text means that the line is a sentence. */
const BETWEEN = /^(?:[\s\p{P}|•·]|\b(?:and|or)\b)*$/u;

/** The related articles of a segment that has no other content; empty if it is only the label. */
export function readRelated(segment: DraftSegment): DraftSegment[] | null {
  const { prose } = segment;
  if (segment.type !== 'paragraph' && segment.type !== 'heading') return null;
  const label = LABEL.exec(prose.text);
  if (!label) return null;
  const rest = sliceProse(prose, label[0].length, prose.text.length);
  if (rest.text === '') return [];
  return headlines(rest, segment.line);
}

/** Prose of links alone, as related articles. */
export function headlines(prose: ProseText, line: number): DraftSegment[] | null {
  const links = prose.links.filter(({ start, end }) => start < end);
  if (links.length === 0) return null;
  let place = 0;
  for (const { start, end } of links) {
    if (!BETWEEN.test(prose.text.slice(place, start))) return null;
    place = end;
  }
  if (!BETWEEN.test(prose.text.slice(place))) return null;
  return links.map((link) => headline(prose, link, line));
}

function headline(prose: ProseText, { start, end, href }: ProseLink, line: number): DraftSegment {
  const { text, strong, emphasis } = sliceProse(prose, start, end);
  const flat = text.replaceAll('\n', ' ');
  const link: ProseLink = { kind: 'related', href, start: 0, end: flat.length };
  return { type: 'related', prose: { text: flat, links: [link], strong, emphasis, softBreaks: [] }, line, href };
}

/**
 * Turns related lines into related segments: a label with links, or a label above a list of links or above paragraphs of
 * one link each.
 */
export function markRelated(segments: readonly DraftSegment[]): DraftSegment[] {
  const marked: DraftSegment[] = [];
  for (let index = 0; index < segments.length; index++) {
    const segment = segments[index];
    if (!segment) continue;
    const related = readRelated(segment);
    if (related === null) marked.push(segment);
    else if (related.length > 0) marked.push(...related);
    else {
      const below = headlinesBelow(segments, index + 1);
      if (below.segments.length === 0) marked.push(segment);
      marked.push(...below.segments);
      index += below.count;
    }
  }
  return marked;
}

function headlinesBelow(segments: readonly DraftSegment[], from: number): { segments: DraftSegment[]; count: number } {
  const next = segments[from];
  if (next?.type === 'list') {
    const items = (next.parts ?? []).map((part) => headlines(part, next.line));
    if (items.length > 0 && items.every((item) => item !== null)) return { segments: items.flat(), count: 1 };
  }
  const found: DraftSegment[] = [];
  let count = 0;
  for (let segment = segments[from]; segment?.type === 'paragraph'; segment = segments[from + count]) {
    const links = headlines(segment.prose, segment.line);
    // A bare address is more likely the article's own address than a headline.
    if (!links || links.some(({ prose }) => /^https?:/iu.test(prose.text))) break;
    found.push(...links);
    count++;
  }
  return { segments: found, count };
}
