// Prose: plain text with the spans of links and emphasis. Blocks consist of prose.

import type { DraftLinkKind } from '../../model/article/draft.ts';
import type { Span } from '../../model/text/text.ts';

export interface ProseLink extends Span {
  kind: DraftLinkKind;
  /** `null` if it was lost. */
  href: string | null;
}

/** NFC text with collapsed white space and `\n` between lines. Offsets are UTF-16 code units of `text`. */
export interface ProseText {
  text: string;
  links: ProseLink[];
  strong: Span[];
  emphasis: Span[];
  /** Offsets of the spaces that were line ends in the source. */
  softBreaks: number[];
}

export const NO_PROSE: ProseText = { text: '', links: [], strong: [], emphasis: [], softBreaks: [] };

/** A trimmed part of prose. Links and marks are clipped to it. */
export function sliceProse(prose: ProseText, from: number, to: number): ProseText {
  const raw = prose.text.slice(from, to);
  const start = from + raw.length - raw.trimStart().length;
  const text = raw.trim();
  const end = start + text.length;
  if (start === 0 && end === prose.text.length) return prose;
  const cut = <Place extends Span>(places: Place[]): Place[] =>
    places
      .filter((place) => place.start < to && place.end > from)
      .map((place) => ({ ...place, ...clamp(place, start, end) }))
      .filter((place) => place.start < place.end);
  // An empty link keeps its position, because it has an address.
  const empty = prose.links.filter((link) => link.start === link.end && link.start >= from && link.start <= to);
  return {
    text,
    links: [...cut(prose.links), ...empty.map((link) => ({ ...link, ...clamp(link, start, end) }))].sort(
      (a, b) => a.start - b.start,
    ),
    strong: cut(prose.strong),
    emphasis: cut(prose.emphasis),
    softBreaks: prose.softBreaks.filter((place) => place > start && place < end).map((place) => place - start),
  };
}

function clamp({ start, end }: Span, from: number, to: number): Span {
  return { start: Math.min(Math.max(start, from), to) - from, end: Math.min(Math.max(end, from), to) - from };
}

/** Joins prose with a separator. */
export function joinProse(parts: readonly ProseText[], separator: string): ProseText {
  const joined: ProseText = {
    text: parts.map(({ text }) => text).join(separator),
    links: [],
    strong: [],
    emphasis: [],
    softBreaks: [],
  };
  let offset = 0;
  for (const part of parts) {
    for (const link of part.links) joined.links.push({ ...link, ...moved(link, offset) });
    for (const span of part.strong) joined.strong.push(moved(span, offset));
    for (const span of part.emphasis) joined.emphasis.push(moved(span, offset));
    offset += part.text.length + separator.length;
  }
  return joined;
}

function moved({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}

/** Replaces line ends by spaces, so that offsets do not change. */
export function proseOnOneLine(prose: ProseText): ProseText {
  return prose.text.includes('\n') ? { ...prose, text: prose.text.replaceAll('\n', ' ') } : prose;
}

/** The lines of the source: split at hard and soft breaks. */
export function proseLines(prose: ProseText): ProseText[] {
  const ends = [...prose.softBreaks];
  for (let place = prose.text.indexOf('\n'); place >= 0; place = prose.text.indexOf('\n', place + 1)) ends.push(place);
  ends.sort((one, other) => one - other);
  return [...ends, prose.text.length].map((end, index) =>
    sliceProse(prose, index === 0 ? 0 : (ends[index - 1] ?? 0) + 1, end),
  );
}
