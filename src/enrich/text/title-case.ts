// Detects sentences in Title Case, where capitals do not mark names.

import type { Knowledge } from '../knowledge.ts';
import { ORGANIZATION_HEADS } from '../words/organizations.ts';
import { PLACE_HEADS } from '../words/places.ts';
import { isTitle } from '../words/titles.ts';
import type { Sentence } from './sentences.ts';

const MIN_WORDS = 4;
const SHARE = 0.75;

/** True for Title Case: of the plain words that are not parts of names, most are capitalized. */
export function isTitleCase({ tokens }: Sentence, { givenNames }: Pick<Knowledge, 'givenNames'>): boolean {
  const plain = tokens.filter(
    ({ text, lower, pos, inLexicon }, index) =>
      index > 0 &&
      inLexicon &&
      text.length > 3 &&
      /^(?:NOUN|PROPN|VERB|ADJ|ADV)$/u.test(pos) &&
      !isInNames(lower, givenNames),
  );
  if (plain.some(({ pos, capitalized }) => pos === 'VERB' && !capitalized)) return false;
  const capitals = plain.filter(({ capitalized }) => capitalized).length;
  return capitals >= MIN_WORDS && capitals / plain.length >= SHARE;
}

function isInNames(lower: string, givenNames: ReadonlySet<string>): boolean {
  return isTitle(lower) || givenNames.has(lower) || ORGANIZATION_HEADS.has(lower) || PLACE_HEADS.has(lower);
}
