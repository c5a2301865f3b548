// Builds prose from pieces of text and marks, in NFC and with collapsed white space.

import type { Span } from '../../model/text/text.ts';
import { type ProseText, sliceProse } from './prose.ts';

type Mark = Span & { dropped?: boolean } & (
    | { is: 'link'; href: string | null }
    | { is: 'strong' }
    | { is: 'emphasis' }
  );

const SPACE = /[ \t\n\v\f\r\u2028\u2029]+/gu; // not \s, which includes no-break and typographic spaces

/** Collapses white space within and across pieces. */
export class ProseWriter {
  #parts: string[] = [];
  #length = 0;
  #endsInSpace = true; // so that prose does not begin with a space
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

  /** Keeps white space, which matters in code. */
  writeVerbatim(text: string): void {
    if (text !== '') this.#push(text.replaceAll('\uFEFF', ''));
  }

  break(separator: ' ' | '\n' | '\t' = '\n'): void {
    if (separator === '\t') this.#push('\t');
    else if (this.#pending !== '\n') this.#pending = separator;
  }

  /** Marks everything until the returned function is called, which can drop an empty mark. */
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

  finish(): ProseText {
    const prose: ProseText = {
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
    return sliceProse(compose(prose), 0, Number.POSITIVE_INFINITY);
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

// Characters that can combine with the previous one (UAX #15, NFC_Quick_Check=Maybe): marks and conjoining jamo.
const COMBINING = '\\p{M}\\u1161-\\u1175\\u11A8-\\u11C2\\u{16D63}\\u{16D67}';
const CLUSTER = new RegExp(`[^${COMBINING}]?[${COMBINING}]+|[^${COMBINING}]`, 'gu');

/** Normalises to NFC. Every piece is in NFC, but adjacent pieces can combine. */
function compose(prose: ProseText): ProseText {
  const text = prose.text.toWellFormed();
  if (text === prose.text && text.normalize('NFC') === text) return prose;
  const places = new Uint32Array(text.length + 1);
  const parts: string[] = [];
  let length = 0;
  for (const { 0: cluster, index } of text.matchAll(CLUSTER)) {
    const composed = cluster.normalize('NFC');
    // An offset inside a changed cluster moves to its start.
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
