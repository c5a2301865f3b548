// Encodes the facet values of one article as a few numbers: written when it is rendered, read to fill the columns.

import { QUOTE_KINDS, type QuoteKind } from '../../model/quote/quote.ts';

/** Attributes with at most one value per article; 0 means none. */
export const SINGLES = ['section', 'source', 'lang'] as const;
/** Attributes with any number of values; entities are split by type. */
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
 * Keys of terms, entities and hosts; their names are looked up for display. `quote` has one number per quote
 * (`packQuote`), `mentioned` two per date: its first and last day, as days since 1970-01-01.
 */
export type DocValues = { hasImage: boolean } & Record<SingleColumn, number> & Record<ListColumn, readonly number[]>;

/** Packs the speaker and the kind of a quote into one number. */
export function packQuote(speakerKey: number | null, kind: QuoteKind): number {
  return (speakerKey ?? 0) * 4 + QUOTE_KINDS.indexOf(kind);
}

/** 0 if the quote has no speaker. */
export const packedSpeaker = (packed: number): number => packed >>> 2;
/** The index in `QUOTE_KINDS`. */
export const packedKind = (packed: number): number => packed & 3;

const HEAD = 1 + SINGLES.length + LISTS.length;

/** 32-bit numbers in the byte order of the machine: flags, single values, the length of each list, then the lists. */
export function encodeDocValues(values: DocValues): Buffer {
  const numbers = [values.hasImage ? 1 : 0, ...SINGLES.map((name) => values[name])];
  for (const name of LISTS) numbers.push(values[name].length);
  for (const name of LISTS) for (const value of values[name]) numbers.push(value);
  return Buffer.from(Int32Array.from(numbers).buffer);
}

/**
 * Reads records one after another and reuses its buffers, because there are a million. Each record is valid until the
 * next.
 */
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
    // An article that is not rendered yet has an empty record.
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
