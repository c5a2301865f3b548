// A tagged stretch as the archive writes names: without titles and honours around it, and not where it names nothing.

import { CALENDAR, OTHER_CAPITALS } from '../words/calendar.ts';
import { FUNCTION_WORDS } from '../words/cues.ts';
import { ORGANIZATION_HEADS } from '../words/organizations.ts';
import { PLACE_HEADS } from '../words/places.ts';
import { CAPITAL_TITLES, isTitle } from '../words/titles.ts';
import type { Candidate, Reading } from './candidate.ts';
import { endOfName } from './persons.ts';

/** The candidate with what belongs to its name, or none. */
export function tidied(one: Candidate, reading: Reading): Candidate[] {
  const { from, to } = one.type === 'person' ? personIn(one, reading) : withoutSmallEnds(one, reading);
  if (from >= to) return [];
  const tidy = from === one.from && to === one.to ? one : { ...one, from, to };
  if (one.entries.length > 0 && tidy === one) return [one];
  const words = reading.tokens.slice(from, to);
  const only = words.length === 1 ? words[0]?.lower : undefined;
  if (words.every(({ lower }) => reading.knowledge.demonyms.has(lower) || CALENDAR.has(lower))) return [];
  if (only === undefined) return [tidy];
  // `the Ministry` is the one the document has named in full, or none; so is what is no name but for its capital.
  if (ORGANIZATION_HEADS.has(only) || PLACE_HEADS.has(only) || OTHER_CAPITALS.has(only)) {
    return NAMED_ALONE.has(only) ? [tidy] : [{ ...tidy, type: null, tentative: true }];
  }
  return FUNCTION_WORDS.has(only) || (isTitle(only) && words[0]?.known) ? [] : [tidy];
}

/** Bodies of which a country has one, and so no name but this. */
const NAMED_ALONE = new Set(['assembly', 'congress', 'parliament', 'senate']);

function personIn({ from, to }: Candidate, reading: Reading): { from: number; to: number } {
  const { tokens } = reading;
  let start = from;
  // `Judge Quist`, `Mrs. Silva`, but `Judge` alone may be someone's name.
  while (start < to - 1 && isTitleBefore(tokens[start]?.lower ?? '', tokens[start + 1]?.capital === true)) start++;
  while (start < to - 1 && start > from && tokens[start]?.text === '.') start++;
  return { from: start, to: endOfName(reading, start, to) };
}

function isTitleBefore(lower: string, isCapitalNext: boolean): boolean {
  return CAPITAL_TITLES.has(lower.replace(/\.$/u, '')) && isCapitalNext;
}

function withoutSmallEnds({ from, to }: Candidate, { tokens }: Reading): { from: number; to: number } {
  let [start, end] = [from, to];
  const isSmall = (index: number) => !/[\p{Lu}\p{N}]/u.test(tokens[index]?.text ?? '');
  while (start < end && isSmall(start) && !/^(?:al|el|de|von)$/u.test(tokens[start]?.text ?? '')) start++;
  while (end > start && isSmall(end - 1) && tokens[end - 1]?.text !== '.') end--;
  return { from: start, to: end };
}
