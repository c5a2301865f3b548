// “Related article: …”: lines that point to other articles.

import { type ProseLink, type ProseText, sliceProse } from '../tidy/prose.ts';
import type { DraftSegment } from '../tidy/segment.ts';

const LABEL =
  /^\s*(?:related(?: (?:articles?|stor(?:y|ies)|news|coverage|content|links?|reading|posts?|topics?))?|(?:read|see|watch|hear) (?:also|more|next|on)|also (?:read|see|watch|on)|more (?:on this|on this (?:story|topic)|from this (?:story|section))|further reading|don[’']t miss|recommended|in depth)\s*:\s*/iu;
/** What may stand between and around the headlines; anything else is a sentence, and stays one. */
const BETWEEN = /^(?:[\s\p{P}|•·]|\b(?:and|or)\b)*$/u;

/** The articles that a passage points to, if it does that and nothing else; an empty list where it is the label alone. */
export function readRelated(passage: DraftSegment): DraftSegment[] | null {
  const { prose } = passage;
  if (passage.type !== 'paragraph' && passage.type !== 'heading') return null;
  const label = LABEL.exec(prose.text);
  if (!label) return null;
  const rest = sliceProse(prose, label[0].length, prose.text.length);
  if (rest.text === '') return [];
  return headlines(rest, passage.line);
}

/** Prose that is links and nothing else, as related articles. */
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
  const said = text.replaceAll('\n', ' ');
  const link: ProseLink = { kind: 'related', href, start: 0, end: said.length };
  return { type: 'related', prose: { text: said, links: [link], strong, emphasis, softBreaks: [] }, line, href };
}

/**
 * Turns related lines into related passages: a label with its links, or a label alone with a list of links or
 * paragraphs of one link each under it.
 */
export function markRelated(passages: readonly DraftSegment[]): DraftSegment[] {
  const marked: DraftSegment[] = [];
  for (let index = 0; index < passages.length; index++) {
    const passage = passages[index];
    if (!passage) continue;
    const related = readRelated(passage);
    if (related === null) marked.push(passage);
    else if (related.length > 0) marked.push(...related);
    else {
      const below = headlinesBelow(passages, index + 1);
      if (below.passages.length === 0) marked.push(passage);
      marked.push(...below.passages);
      index += below.count;
    }
  }
  return marked;
}

function headlinesBelow(passages: readonly DraftSegment[], from: number): { passages: DraftSegment[]; count: number } {
  const next = passages[from];
  if (next?.type === 'list') {
    const items = (next.parts ?? []).map((part) => headlines(part, next.line));
    if (items.length > 0 && items.every((item) => item !== null)) return { passages: items.flat(), count: 1 };
  }
  const found: DraftSegment[] = [];
  let count = 0;
  for (let passage = passages[from]; passage?.type === 'paragraph'; passage = passages[from + count]) {
    const links = headlines(passage.prose, passage.line);
    // An address in the open is the article's own, more likely than a headline.
    if (!links || links.some(({ prose }) => /^https?:/iu.test(prose.text))) break;
    found.push(...links);
    count++;
  }
  return { passages: found, count };
}
