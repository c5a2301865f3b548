// The reader: how far a query has been read, and what was counted and left out on the way.

import type { Span } from '../text/text.ts';
import { rejectSyntax } from './syntax.ts';
import { splitWords, type Word } from './words.ts';

/** How much may be asked at once. `words` counts those within phrases, too. */
export const LIMITS = { characters: 4_000, terms: 64, words: 256, depth: 32, distance: 1_000 } as const;

/** The quotes that open and close a phrase, any of them with any other. */
export const MARKS = '"“”„‟«»＂';

/** A part of the query that has nothing to search for. */
export interface Ignored extends Span {
  text: string;
}

export interface QueryReader {
  readonly query: string;
  at: number;
  depth: number;
  terms: number;
  words: number;
  ignored: Ignored[];
}

/** The match of a sticky pattern at the place of the reader. */
export function peek(reader: QueryReader, pattern: RegExp): string | null {
  pattern.lastIndex = reader.at;
  return pattern.exec(reader.query)?.[0] ?? null;
}

const SPACE = /\s+/uy;

export function skipSpace(reader: QueryReader): void {
  reader.at += peek(reader, SPACE)?.length ?? 0;
}

/** The words of a part of the query. A part without any is ignored, and noted as such. */
export function queryWords(reader: QueryReader, start: number, end: number): Word[] {
  const found = splitWords(reader.query.slice(start, end));
  if (found.length === 0) {
    reader.ignored.push({ text: reader.query.slice(start, end), start, end });
    return found;
  }
  reader.words += found.length;
  if (reader.words > LIMITS.words)
    rejectSyntax(start, end, `The query has more than ${LIMITS.words} words.`, 'Ask for the few words that matter.');
  return found;
}

export function countTerm(reader: QueryReader, start: number, end: number): void {
  if (++reader.terms > LIMITS.terms)
    rejectSyntax(
      start,
      end,
      `The query has more than ${LIMITS.terms} terms.`,
      'Ask for fewer words or phrases at once.',
    );
}
