// Prose: a stretch of plain text and what is known of places in it. Parsers write it; blocks are made of it.

import type { DraftLinkKind } from '../../model/draft.ts';
import type { Span } from '../../model/text.ts';

export interface ProseLink extends Span {
  kind: DraftLinkKind;
  /** `null` where it was lost. */
  href: string | null;
}

/** NFC text, white space collapsed, lines parted by `\n`. All places are UTF-16 offsets into `text`. */
export interface Prose {
  text: string;
  links: ProseLink[];
  strong: Span[];
  emphasis: Span[];
  /** Where a line of the source ended and the text does not: each is the place of a blank. */
  softBreaks: number[];
}

export const NO_PROSE: Prose = { text: '', links: [], strong: [], emphasis: [], softBreaks: [] };

type Mark = Span & { dropped?: boolean } & (
    | { is: 'link'; href: string | null }
    | { is: 'strong' }
    | { is: 'emphasis' }
  );

const SPACE = /[ \t\n\v\f\r\u2028\u2029]+/gu; // not \s: no-break and typographic blanks are meant

/** Puts prose together piece by piece, collapsing white space across the pieces. */
export class ProseWriter {
  #parts: string[] = [];
  #length = 0;
  #endsInSpace = true; // so that nothing begins with a blank
  #pending: '' | ' ' | '\n' = '';
  #pendingSoft = false;
  #marks: Mark[] = [];
  #softBreaks: number[] = [];

  get length(): number {
    return this.#length;
  }

  write(text: string): void {
    for (const [index, line] of text.split('\n').entries()) {
      if (index > 0) this.#softBreak();
      const words = line.replaceAll('\uFEFF', '').replace(SPACE, ' ');
      if (words.startsWith(' ')) this.#pending ||= ' ';
      const core = words.replace(/^ | $/gu, '');
      if (core !== '') this.#push(core);
      if (core !== '' && words.endsWith(' ')) this.#pending ||= ' ';
    }
  }

  /** As it is: white space of code matters. */
  writeVerbatim(text: string): void {
    if (text !== '') this.#push(text.replaceAll('\uFEFF', ''));
  }

  break(separator: ' ' | '\n' | '\t' = '\n'): void {
    if (separator === '\t') this.#push('\t');
    else if (this.#pending !== '\n') this.#pending = separator;
  }

  /** Marks what is written until the function returned is called; that may drop the mark if nothing was. */
  open(
    mark: { is: 'link'; href: string | null } | { is: 'strong' } | { is: 'emphasis' },
  ): (dropIfEmpty?: boolean) => void {
    this.#flush();
    const start = this.#length;
    const entry: Mark = { ...mark, start, end: start };
    this.#marks.push(entry);
    return (dropIfEmpty = false) => {
      entry.end = this.#length;
      entry.dropped = dropIfEmpty && entry.end === start;
    };
  }

  finish(): Prose {
    const prose: Prose = {
      text: this.#parts.join(''),
      links: [],
      strong: [],
      emphasis: [],
      softBreaks: this.#softBreaks,
    };
    for (const { start, end, dropped, ...mark } of this.#marks) {
      if (dropped) continue;
      if (mark.is === 'link') prose.links.push({ kind: 'inline', href: mark.href, start, end });
      else prose[mark.is].push({ start, end });
    }
    return slice(compose(prose), 0, Number.POSITIVE_INFINITY);
  }

  #softBreak(): void {
    if (this.#pending !== '\n') {
      this.#pending = ' ';
      this.#pendingSoft = true;
    }
  }

  #push(text: string): void {
    this.#flush();
    this.#parts.push(text);
    this.#length += text.length;
    this.#endsInSpace = /[ \n\t]$/u.test(text);
  }

  #flush(): void {
    if (this.#pending !== '' && !this.#endsInSpace) {
      if (this.#pendingSoft) this.#softBreaks.push(this.#length);
      this.#parts.push(this.#pending);
      this.#length++;
      this.#endsInSpace = true;
    }
    this.#pending = '';
    this.#pendingSoft = false;
  }
}

/** A part of prose, trimmed. A link or mark that reaches across an end is cut there. */
export function slice(prose: Prose, from: number, to: number): Prose {
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
  // An empty link keeps its place: there is an address in it.
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

/** One prose after another. */
export function join(parts: readonly Prose[], separator: string): Prose {
  const joined: Prose = {
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

/** On one line, lengths unchanged. */
export function oneLine(prose: Prose): Prose {
  return prose.text.includes('\n') ? { ...prose, text: prose.text.replaceAll('\n', ' ') } : prose;
}

/** Its lines as the source has them, hard and soft. */
export function lines(prose: Prose): Prose[] {
  const ends = [...prose.softBreaks];
  for (let place = prose.text.indexOf('\n'); place >= 0; place = prose.text.indexOf('\n', place + 1)) ends.push(place);
  ends.sort((one, other) => one - other);
  return [...ends, prose.text.length].map((end, index) =>
    slice(prose, index === 0 ? 0 : (ends[index - 1] ?? 0) + 1, end),
  );
}

// A character that may combine with the one before it (UAX #15, NFC_Quick_Check=Maybe): marks, and conjoining jamo.
const COMBINING = '\\p{M}\\u1161-\\u1175\\u11A8-\\u11C2\\u{16D63}\\u{16D67}';
const CLUSTER = new RegExp(`[^${COMBINING}]?[${COMBINING}]+|[^${COMBINING}]`, 'gu');

/** NFC. Each piece of the source is NFC already, but two of them may combine where they meet. */
function compose(prose: Prose): Prose {
  const text = prose.text.toWellFormed();
  if (text === prose.text && text.normalize('NFC') === text) return prose;
  const places = new Uint32Array(text.length + 1);
  const parts: string[] = [];
  let length = 0;
  for (const { 0: cluster, index } of text.matchAll(CLUSTER)) {
    const composed = cluster.normalize('NFC');
    // A place inside a cluster that changes is moved to its start.
    for (let inside = 0; inside < cluster.length; inside++)
      places[index + inside] = length + (composed === cluster ? inside : 0);
    parts.push(composed);
    length += composed.length;
  }
  places[text.length] = length;
  const at = (place: number) => places[place] ?? length;
  const move = <Place extends Span>(place: Place): Place => ({ ...place, start: at(place.start), end: at(place.end) });
  return {
    text: parts.join(''),
    links: prose.links.map(move),
    strong: prose.strong.map(move),
    emphasis: prose.emphasis.map(move),
    softBreaks: prose.softBreaks.map(at),
  };
}
