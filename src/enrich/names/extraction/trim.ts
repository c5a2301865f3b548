// A tagged stretch as the archive writes names: without titles and honours around it, and not where it names nothing.

import { CALENDAR, EVENT_HEADS, OTHER_CAPITALS, OTHER_HEADS } from '../../words/calendar.ts';
import { FUNCTION_WORDS } from '../../words/cues.ts';
import { ORGANIZATION_HEADS } from '../../words/organizations.ts';
import { PLACE_HEADS } from '../../words/places.ts';
import { CAPITAL_TITLES, isTitle, TITLE_MODIFIERS } from '../../words/titles.ts';
import type { NameCandidate, SentenceContext } from './candidate.ts';
import { endWithoutPostnominals, isTitleUsedAsGivenName } from './person-boundaries.ts';

/** The candidate with what belongs to its name, or none. */
export function trimCandidate(one: NameCandidate, reading: SentenceContext): NameCandidate[] {
  const whole = { ...one, to: withoutLayout(one, reading) };
  const { from, to } = one.type === 'person' ? personIn(whole, reading) : withoutSmallEnds(whole, reading);
  if (from >= to) return [];
  const isSame = from === one.from && to === one.to;
  // What is wrong more often than right is kept where the document says it again, and more clearly.
  const isLetters = one.type === 'organization' && to - from === 1 && reading.tokens[from]?.allCaps === true;
  const tentative = one.confidence < LEAST && !isLetters;
  const tidy = { ...one, from, to, entries: isSame ? one.entries : [], tentative };
  if (tidy.entries.length > 0) return [tidy];
  const words = reading.tokens.slice(from, to);
  const only = words.length === 1 ? words[0]?.lower : undefined;
  if (words.every(({ lower }) => reading.knowledge.demonyms.has(lower) || CALENDAR.has(lower))) return [];
  if (only === undefined) return namesOther(words.at(-1)?.lower ?? '', one) ? [] : [tidy];
  // `the Ministry` is the one the document has named in full, or none; so is what is no name but for its capital.
  if (ORGANIZATION_HEADS.has(only) || PLACE_HEADS.has(only) || OTHER_CAPITALS.has(only)) {
    return NAMED_ALONE.has(only) ? [tidy] : [{ ...tidy, type: null, tentative: true }];
  }
  return FUNCTION_WORDS.has(only) || (isTitle(only) && words[0]?.inLexicon) ? [] : [tidy];
}

/** `United States Constitution`, `World Cup`: what the archive has no type for. */
function namesOther(last: string, { type }: NameCandidate): boolean {
  return type !== 'person' && (OTHER_HEADS.has(last) || EVENT_HEADS.has(last));
}

/** Of names less sure than this two in three are wrong. */
const LEAST = 0.36;

/** Bodies of which a country has one, and so no name but this. */
const NAMED_ALONE = new Set(['assembly', 'congress', 'parliament', 'senate']);

/** `Maria Silva Image: …`: what a caption runs into. */
function withoutLayout({ from, to }: NameCandidate, { tokens }: SentenceContext): number {
  let end = to;
  while (end > from && /^(?:image|photo|picture|video|caption|credit)$/u.test(tokens[end - 1]?.lower ?? '')) end--;
  return end;
}

function personIn({ from, to }: NameCandidate, reading: SentenceContext): { from: number; to: number } {
  const { tokens } = reading;
  let start = from;
  // `Judge Quist`, `Mrs. Silva`, but `Judge` alone may be someone's name.
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

function withoutSmallEnds({ from, to }: NameCandidate, { tokens }: SentenceContext): { from: number; to: number } {
  let [start, end] = [from, to];
  const isSmall = (index: number) => !/[\p{Lu}\p{N}]/u.test(tokens[index]?.text ?? '');
  while (start < end && isSmall(start) && !/^(?:al|el|de|von)$/u.test(tokens[start]?.text ?? '')) start++;
  while (end > start && isSmall(end - 1) && tokens[end - 1]?.text !== '.') end--;
  // `Senate Minority Leader`: whose title it is, and the title.
  const isOffice = (lower: string) => CAPITAL_TITLES.has(lower) || lower === 'leader' || lower === 'whip';
  // `Ministry of Justice` is whole.
  const isOf = /^(?:of|for|and)$/u.test(tokens[end - 2]?.text ?? '');
  if (!isOf && isOffice(tokens[end - 1]?.lower ?? '')) {
    end--;
    while (end > start && TITLE_MODIFIERS.has(tokens[end - 1]?.lower ?? '')) end--;
  }
  return { from: start, to: end };
}
