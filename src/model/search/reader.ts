// The state of a parser: its position, counts and ignored parts.

import type { Span } from '../text/text.ts';
import { rejectSyntax } from './syntax.ts';
import { splitWords, type Word } from './words.ts';

/** Limits of a query. `words` includes the words of phrases. */
export const LIMITS = { characters: 4_000, terms: 64, words: 256, depth: 32, distance: 1_000 } as const;

/** Quotes that open and close a phrase, in any combination. */
export const MARKS = '"“”„‟«»＂';

/** A part of the query without letters and digits. */
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

/** The match of a sticky pattern at the current position. */
export function peek(reader: QueryReader, pattern: RegExp): string | null {
  pattern.lastIndex = reader.at;
  return pattern.exec(reader.query)?.[0] ?? null;
}

const SPACE = /\s+/uy;

export function skipSpace(reader: QueryReader): void {
  reader.at += peek(reader, SPACE)?.length ?? 0;
}

/** The words of a part of the query. A part without words is recorded as ignored. */
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
    rejectSyntax(start, end, `The query has more than ${LIMITS.terms} terms.`, 'Search for fewer words or phrases.');
}
