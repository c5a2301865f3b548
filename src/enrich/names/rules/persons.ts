// Scores spans of capitals as person names, by their words.

import { FUNCTION_WORDS, NAME_PARTICLES, SUFFIXES } from '../../words/cues.ts';
import { ORGANIZATION_HEADS } from '../../words/organizations.ts';
import { PLACE_HEADS } from '../../words/places.ts';
import { CAPITAL_TITLES, isTitle, TITLE_MODIFIERS } from '../../words/titles.ts';
import { isTitleUsedAsGivenName, type SentenceContext } from '../extraction/index.ts';

/** The confidence that a span is a person's full name; 0 if it is not. */
export function personNameScore(reading: SentenceContext, from: number, to: number): number {
  const likeness = likenessOfWords(reading, from, to);
  // Persons take no article: `the Velvet Pistols`.
  const hasArticle = /^(?:the|a|an|this|that)$/u.test(reading.tokens[from - 1]?.lower ?? '');
  return hasArticle ? (likeness >= 0.85 ? 0.4 : 0) : likeness;
}

function likenessOfWords({ tokens, knowledge }: SentenceContext, from: number, to: number): number {
  if (tokens.slice(from, to).some((token) => token.text === '&' || token.text === '/')) return 0;
  const words = tokens.slice(from, to).filter((token) => /\p{L}/u.test(token.text));
  const capitals = words.filter((token) => !NAME_PARTICLES.has(token.text));
  const first = capitals[0];
  const last = capitals.findLast((token) => !SUFFIXES.has(token.lower));
  if (!first || !last || first === last || capitals.length > 5) return 0;
  if (capitals.some((token) => token.allCaps && token.text.length > 3 && !token.text.includes('.'))) return 0;
  if (words.some((token) => FUNCTION_WORDS.has(token.lower) && !NAME_PARTICLES.has(token.text))) return 0;
  const isGiven = knowledge.givenNames.has(first.lower);
  const isInitial =
    /^(?:\p{Lu}\.)+$/u.test(first.text) && !/^[A-Z]\.$/u.test(last.text) && !knowledge.gazetteer.find(first.text);
  const isSurname = knowledge.surnames.has(last.lower) || !last.inLexicon;
  if (ORGANIZATION_HEADS.has(last.lower) && last.inLexicon && !knowledge.surnames.has(last.lower)) return 0;
  if (isGiven && isSurname) return 0.9;
  if (isInitial) return isSurname ? 0.85 : 0.7;
  const hasInitial = capitals.some((token) => /^\p{Lu}\.$/u.test(token.text));
  if (hasInitial && isSurname) return 0.85;
  // Both are also ordinary words (`Mark Brook`): a person only if the context allows one.
  if (isGiven && !PLACE_HEADS.has(last.lower)) return first.inLexicon ? (capitals.length === 2 ? 0.5 : 0) : 0.75;
  if (
    capitals.every((token) => !token.inLexicon) &&
    !last.glued &&
    capitals.length <= 3 &&
    capitals.every((token) => !token.allCaps)
  ) {
    return knowledge.surnames.has(last.lower) ? 0.7 : 0.5;
  }
  return 0;
}

/** The range of a title before a name in the span; `null` if there is none. */
export function findTitle({ tokens }: SentenceContext, from: number, to: number): { from: number; to: number } | null {
  for (let index = to - 2; index >= from; index--) {
    const token = tokens[index];
    if (!token?.capitalized || !CAPITAL_TITLES.has(token.lower.replace(/\.$/u, ''))) continue;
    if (isTitleUsedAsGivenName(tokens, index, to)) continue;
    // `King's Cross`: a possessive does not introduce the next name.
    if (/^['’]s$/u.test(tokens[index + 1]?.text ?? '')) continue;
    let start = index;
    let end = index + 1;
    while (start > from && isPartOfTitle(tokens[start - 1]?.lower ?? '')) start--;
    // `Deputy Emergency Situations Minister`: ordinary words between two title words belong to the title.
    const first = tokens.findIndex((other, at) => at >= from && at < start && isTitle(other.lower));
    if (first >= 0 && tokens.slice(first, start).every((other) => other.inLexicon)) start = first;
    // `Chief Executive`, `Secretary-General`, `Attorney General`.
    while (
      end < to - 1 &&
      /^(?:-|general|executive|officer|justice|emeritus|elect|designate)$/u.test(tokens[end]?.lower ?? '')
    )
      end++;
    return { from: start, to: end };
  }
  return null;
}

function isPartOfTitle(lower: string): boolean {
  return TITLE_MODIFIERS.has(lower) || isTitle(lower) || lower === '-' || lower === '&';
}

/** True if a span after a title can be a name: `Minister Maria Silva`, not `Deputy Emergency Situations`. */
export function canBePersonName({ tokens, knowledge }: SentenceContext, from: number, to: number): boolean {
  const capitals = tokens.slice(from, to).filter((token) => token.capitalized);
  const isListed = ({ lower }: { lower: string }) => knowledge.givenNames.has(lower) || knowledge.surnames.has(lower);
  const isPlain = capitals.every((token) => token.inLexicon && !isListed(token));
  const only = capitals.length === 1 ? (capitals[0]?.lower ?? '') : '';
  return !isPlain || (only !== '' && !/[^s]s$/u.test(only) && !isTitle(only) && !TITLE_MODIFIERS.has(only));
}
