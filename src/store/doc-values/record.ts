// What facets count of one article, as a few numbers: written when it is rendered, read to fill columns in memory.

import { QUOTE_KINDS, type QuoteKind } from '../../model/quote/quote.ts';

/** Things of which an article has at most one; 0 stands for none. */
export const SINGLES = ['section', 'source', 'lang'] as const;
/** Things of which it may have several; entities by their type. */
export const LISTS = [
  'author',
  'tag',
  'linkHost',
  'person',
  'organization',
  'place',
  'event',
  'other',
  'speaker',
  'quote',
  'mentioned',
] as const;

export type SingleColumn = (typeof SINGLES)[number];
export type ListColumn = (typeof LISTS)[number];

/**
 * Keys of terms, entities and hosts: what they are called is looked up when it is shown. `quote` has one number for each
 * quote (`packQuote`), `mentioned` two for each date: its first day and its last, as days since 1970-01-01.
 */
export type DocValues = { hasImage: boolean } & Record<SingleColumn, number> & Record<ListColumn, readonly number[]>;

/** The speaker and the kind of a quote in one number. */
export function packQuote(speakerKey: number | null, kind: QuoteKind): number {
  return (speakerKey ?? 0) * 4 + QUOTE_KINDS.indexOf(kind);
}

/** 0 where nobody is said to speak. */
export const packedSpeaker = (packed: number): number => packed >>> 2;
/** As the place in `QUOTE_KINDS`. */
export const packedKind = (packed: number): number => packed & 3;

const HEAD = 1 + SINGLES.length + LISTS.length;

/** 32-bit numbers in the byte order of the machine: flags, singles, the length of each list, then the lists. */
export function encodeDocValues(values: DocValues): Buffer {
  const numbers = [values.hasImage ? 1 : 0, ...SINGLES.map((name) => values[name])];
  for (const name of LISTS) numbers.push(values[name].length);
  for (const name of LISTS) for (const value of values[name]) numbers.push(value);
  return Buffer.from(Int32Array.from(numbers).buffer);
}

/** Reads records one after another, each valid until the next: there are a million, and nothing else is made of them. */
export class DocValuesReader {
  #numbers = new Int32Array(256);
  #bytes = new Uint8Array(this.#numbers.buffer);

  hasImage = false;
  readonly single: Record<SingleColumn, number> = { section: 0, source: 0, lang: 0 };
  readonly list = Object.fromEntries(LISTS.map((name) => [name, NONE])) as Record<ListColumn, Int32Array>;

  read(data: Uint8Array): void {
    if (data.length > this.#bytes.length) {
      this.#numbers = new Int32Array(data.length >> 2);
      this.#bytes = new Uint8Array(this.#numbers.buffer);
    }
    this.#bytes.set(data);
    const numbers = this.#numbers;
    // An article that is still to be rendered has no record: nothing is known of it.
    const isEmpty = data.length < 4 * HEAD;
    this.hasImage = !isEmpty && numbers[0] === 1;
    for (const [at, name] of SINGLES.entries()) this.single[name] = isEmpty ? 0 : (numbers[1 + at] ?? 0);
    let start = HEAD;
    for (const [at, name] of LISTS.entries()) {
      const length = isEmpty ? 0 : (numbers[1 + SINGLES.length + at] ?? 0);
      this.list[name] = length === 0 ? NONE : numbers.subarray(start, start + length);
      start += length;
    }
  }
}

const NONE = new Int32Array(0);
