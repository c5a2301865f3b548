// Trims candidates to the form the archive stores: without titles and postnominal letters. Drops candidates that are
// not names.

import { CALENDAR, EVENT_HEADS, OTHER_CAPITALS, OTHER_HEADS } from '../../words/calendar.ts';
import { FUNCTION_WORDS } from '../../words/cues.ts';
import { ORGANIZATION_HEADS } from '../../words/organizations.ts';
import { PLACE_HEADS } from '../../words/places.ts';
import { CAPITAL_TITLES, isTitle, TITLE_MODIFIERS } from '../../words/titles.ts';
import type { NameCandidate, SentenceContext } from './candidate.ts';
import { endWithoutPostnominals, isTitleUsedAsGivenName } from './person-boundaries.ts';

/** The trimmed candidate, or an empty list. */
export function trimCandidate(one: NameCandidate, reading: SentenceContext): NameCandidate[] {
  const whole = { ...one, to: trimLayout(one, reading) };
  const { from, to } = one.type === 'person' ? trimPerson(whole, reading) : trimLowerCase(whole, reading);
  if (from >= to) return [];
  const isSame = from === one.from && to === one.to;
  // A candidate that is wrong more often than right is kept only if a more certain mention confirms it.
  const isLetters = one.type === 'organization' && to - from === 1 && reading.tokens[from]?.allCaps === true;
  const tentative = one.confidence < MIN_CONFIDENCE && !isLetters;
  const tidy = { ...one, from, to, entries: isSame ? one.entries : [], tentative };
  if (tidy.entries.length > 0) return [tidy];
  const words = reading.tokens.slice(from, to);
  const only = words.length === 1 ? words[0]?.lower : undefined;
  if (words.every(({ lower }) => reading.knowledge.demonyms.has(lower) || CALENDAR.has(lower))) return [];
  if (only === undefined) return isOtherThing(words.at(-1)?.lower ?? '', one) ? [] : [tidy];
  // `the Ministry` refers to a name the document gives in full, if any; so does a common noun with a capital.
  if (ORGANIZATION_HEADS.has(only) || PLACE_HEADS.has(only) || OTHER_CAPITALS.has(only)) {
    return NAMED_ALONE.has(only) ? [tidy] : [{ ...tidy, type: null, tentative: true }];
  }
  return FUNCTION_WORDS.has(only) || (isTitle(only) && words[0]?.inLexicon) ? [] : [tidy];
}

/** `United States Constitution`, `World Cup`: the archive has no type for these. */
function isOtherThing(last: string, { type }: NameCandidate): boolean {
  return type !== 'person' && (OTHER_HEADS.has(last) || EVENT_HEADS.has(last));
}

/** Below this confidence two of three candidates are wrong. */
const MIN_CONFIDENCE = 0.36;

/** A country has only one of each, so the noun alone is its name. */
const NAMED_ALONE = new Set(['assembly', 'congress', 'parliament', 'senate']);

/** `Maria Silva Image: …`: a caption label runs into the name. */
function trimLayout({ from, to }: NameCandidate, { tokens }: SentenceContext): number {
  let end = to;
  while (end > from && /^(?:image|photo|picture|video|caption|credit)$/u.test(tokens[end - 1]?.lower ?? '')) end--;
  return end;
}

function trimPerson({ from, to }: NameCandidate, reading: SentenceContext): { from: number; to: number } {
  const { tokens } = reading;
  let start = from;
  // Removes titles from `Judge Quist` and `Mrs. Silva`; `Judge` alone can be a name.
  while (
    start < to - 1 &&
    !isTitleUsedAsGivenName(tokens, start, to) &&
    isTitleBefore(tokens[start]?.lower ?? '', tokens[start + 1]?.capitalized === true)
  )
    start++;
  while (start < to - 1 && start > from && tokens[start]?.text === '.') start++;
  return { from: start, to: endWithoutPostnominals(reading, start, to) };
}

function isTitleBefore(lower: string, isCapitalNext: boolean): boolean {
  return CAPITAL_TITLES.has(lower.replace(/\.$/u, '')) && isCapitalNext;
}

function trimLowerCase({ from, to }: NameCandidate, { tokens }: SentenceContext): { from: number; to: number } {
  let [start, end] = [from, to];
  const isSmall = (index: number) => !/[\p{Lu}\p{N}]/u.test(tokens[index]?.text ?? '');
  while (start < end && isSmall(start) && !/^(?:al|el|de|von)$/u.test(tokens[start]?.text ?? '')) start++;
  while (end > start && isSmall(end - 1) && tokens[end - 1]?.text !== '.') end--;
  // `Senate Minority Leader`: an office, not part of the name.
  const isOffice = (lower: string) => CAPITAL_TITLES.has(lower) || lower === 'leader' || lower === 'whip';
  // `Ministry of Justice` is kept whole.
  const isOf = /^(?:of|for|and)$/u.test(tokens[end - 2]?.text ?? '');
  if (!isOf && isOffice(tokens[end - 1]?.lower ?? '')) {
    end--;
    while (end > start && TITLE_MODIFIERS.has(tokens[end - 1]?.lower ?? '')) end--;
  }
  return { from: start, to: end };
}
