// Encodes the word lists containing a word as bits: titles, head nouns of organizations, given names.

import type { Knowledge } from '../../knowledge.ts';
import type { Token } from '../../text/sentences.ts';
import { CALENDAR, EVENT_HEADS, EVENT_STARTS, OTHER_CAPITALS, OTHER_HEADS, THING_NOUNS } from '../../words/calendar.ts';
import { ANYONES_VERBS, FUNCTION_WORDS, NAME_PARTICLES, SPEECH_VERBS, SUFFIXES } from '../../words/cues.ts';
import {
  OF_HEADS,
  ORGANIZATION_HEADS,
  ORGANIZATION_STARTS,
  STATE_BODY_NOUNS,
  TRIGGERS_AFTER,
  TRIGGERS_BEFORE,
  WEAK_HEADS,
} from '../../words/organizations.ts';
import { DIRECTIONS, PLACE_HEADS, PLACE_NOUNS, PLACE_PREPOSITIONS, PLACE_STARTS } from '../../words/places.ts';
import { CAPITAL_TITLES, HONORIFICS, PERSON_NOUNS, TITLE_MODIFIERS, TITLES } from '../../words/titles.ts';

/** The index of a list is its bit. Append only: the trained weights depend on the order. */
const LISTS: readonly ReadonlySet<string>[] = [
  TITLES,
  TITLE_MODIFIERS,
  ORGANIZATION_HEADS,
  WEAK_HEADS,
  OF_HEADS,
  PLACE_HEADS,
  PLACE_NOUNS,
  PLACE_PREPOSITIONS,
  TRIGGERS_AFTER,
  TRIGGERS_BEFORE,
  SPEECH_VERBS,
  ANYONES_VERBS,
  PERSON_NOUNS,
  CALENDAR,
  FUNCTION_WORDS,
  OTHER_CAPITALS,
  new Set([...EVENT_HEADS, ...EVENT_STARTS, ...OTHER_HEADS]),
  THING_NOUNS,
  NAME_PARTICLES,
  SUFFIXES,
  HONORIFICS,
  DIRECTIONS,
  PLACE_STARTS,
  ORGANIZATION_STARTS,
  CAPITAL_TITLES,
  STATE_BODY_NOUNS,
];
const GIVEN = 1 << 26;
const SURNAME = 1 << 27;
const DEMONYM = 1 << 28;
const KNOWN = 1 << 29;
export const CLASS_COUNT = 30;

let listed: Map<string, number> | null = null;

function bitsOf(lower: string): number {
  if (!listed) {
    listed = new Map();
    for (const [bit, words] of LISTS.entries())
      for (const word of words) listed.set(word, (listed.get(word) ?? 0) | (1 << bit));
  }
  return listed.get(lower) ?? 0;
}

export function wordClassesOf(
  { lower, inLexicon, text }: Token,
  { givenNames, surnames, demonyms }: Knowledge,
): number {
  let bits = bitsOf(lower);
  if (bits === 0 && lower.endsWith('.')) bits = bitsOf(lower.slice(0, -1));
  if (givenNames.has(lower)) bits |= GIVEN;
  if (surnames.has(lower)) bits |= SURNAME;
  if (demonyms.has(lower)) bits |= DEMONYM;
  if (inLexicon || !/\p{L}/u.test(text)) bits |= KNOWN;
  return bits;
}
