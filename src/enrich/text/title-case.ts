// Detects sentences in Title Case, where capitals do not mark names.

import type { Knowledge } from '../knowledge.ts';
import { ORGANIZATION_HEADS } from '../words/organizations.ts';
import { PLACE_HEADS } from '../words/places.ts';
import { isTitle } from '../words/titles.ts';
import type { Sentence } from './sentences.ts';

const MIN_WORDS = 4;
const SHARE = 0.75;

/** Whether a sentence is written in Title Case: of the plain words, which no name needs, most have a capital. */
export function isTitleCase({ tokens }: Sentence, { givenNames }: Pick<Knowledge, 'givenNames'>): boolean {
  const plain = tokens.filter(
    ({ text, lower, pos, known }, index) =>
      index > 0 &&
      known &&
      text.length > 3 &&
      /^(?:NOUN|PROPN|VERB|ADJ|ADV)$/u.test(pos) &&
      !isInNames(lower, givenNames),
  );
  if (plain.some(({ pos, capital }) => pos === 'VERB' && !capital)) return false;
  const capitals = plain.filter(({ capital }) => capital).length;
  return capitals >= MIN_WORDS && capitals / plain.length >= SHARE;
}

function isInNames(lower: string, givenNames: ReadonlySet<string>): boolean {
  return isTitle(lower) || givenNames.has(lower) || ORGANIZATION_HEADS.has(lower) || PLACE_HEADS.has(lower);
}
