// Defines the index of names: each word is split into trigrams, so that any part of a word is found.

import { errorsIn, lettersOf, nameWords, PART_LENGTH, SHORT_LENGTH } from '../../model/search/names.ts';

/** Mark the beginning and the end of a word. */
const BEGINNING = '^';
const END = '$';
/** Separates the beginning of a word and the popularity of its entity. */
const FAME = '!';
/** The maximum length of the beginnings that are indexed with popularity. */
const LONGEST_BEGINNING = 3;

/** The popularity of an entity, from the number of articles that name it: it grows by one with each doubling. */
export function popularityOf(articleCount: number): number {
  return Math.floor(Math.log2(articleCount + 1));
}

/** The tokens of an entity, separated by spaces. */
export function nameTokens(names: readonly string[], articleCount: number): string {
  const tokens = new Set<string>();
  for (const word of new Set(names.flatMap(nameWords))) {
    const letters = [BEGINNING, ...lettersOf(word), END];
    for (const gram of gramsOf(letters)) tokens.add(gram);
    for (let length = 1; length <= Math.min(LONGEST_BEGINNING, letters.length - 2); length++) {
      const beginning = letters.slice(0, length + 1).join('');
      tokens.add(beginning);
      tokens.add(famed(beginning, popularityOf(articleCount)));
    }
  }
  return [...tokens].join(' ');
}

/** Matches all names with these words as parts, and possibly others. */
export function partsExpression(asked: readonly string[]): string {
  return all(asked.map(partOf));
}

/** Whether `partsExpression` matches no other names. */
export function isExact(asked: readonly string[]): boolean {
  return asked.length === 1 && lettersOf(asked[0] ?? '').length <= PART_LENGTH;
}

/** Matches all names with these words but for typing errors, and possibly others. */
export function likeExpression(asked: readonly string[]): string {
  return all(asked.map((word) => any([partOf(word), ...(errorsIn(word) === 0 ? [] : likeWord(word))])));
}

/** Matches all names of this popularity with words that begin like these, and possibly others. */
export function beginningsExpression(asked: readonly string[], fame: number): string {
  const [lead = '', ...others] = asked.toSorted((one, other) => lettersOf(other).length - lettersOf(one).length);
  const first = [BEGINNING, ...lettersOf(lead).slice(0, LONGEST_BEGINNING)].join('');
  return all([token(famed(first, fame)), ...[lead, ...others].map(beginningOf)]);
}

function famed(beginning: string, fame: number): string {
  return `${beginning}${FAME}${fame}`;
}

function partOf(word: string): string {
  return lettersOf(word).length < PART_LENGTH ? beginningOf(word) : all(gramsOf(lettersOf(word)).map(token));
}

function beginningOf(word: string): string {
  const letters = [BEGINNING, ...lettersOf(word)];
  return letters.length <= PART_LENGTH ? token(letters.join('')) : all(gramsOf(letters).map(token));
}

/**
 * A misspelt word still contains the parts without an error. It is cut into one part more than it may have errors;
 * since two transposed letters may lie on either side of a cut, each cut is tried at two positions.
 */
function likeWord(word: string): string[] {
  const letters = [BEGINNING, ...lettersOf(word)];
  if (letters.length - 1 <= SHORT_LENGTH) return [token(letters.slice(0, 2).join(''))];
  const stretches = errorsIn(word) + 1;
  const cuts = Array.from({ length: stretches - 1 }, (_, at) => Math.floor(((at + 1) * letters.length) / stretches));
  let ways: number[][] = [[]];
  for (const cut of cuts)
    ways = ways.flatMap((way) => [
      [...way, cut],
      [...way, cut + 1],
    ]);
  const wanted = ways.flatMap((way) =>
    [...way, letters.length].map((end, at) => all(gramsOf(letters.slice(way[at - 1] ?? 0, end)).map(token))),
  );
  return [...new Set(wanted)];
}

function gramsOf(letters: readonly string[]): string[] {
  const grams: string[] = [];
  for (let at = 0; at + PART_LENGTH <= letters.length; at++) grams.push(letters.slice(at, at + PART_LENGTH).join(''));
  return grams;
}

function token(text: string): string {
  return `"${text}"`;
}

function all(expressions: readonly string[]): string {
  return joined(expressions, ' AND ');
}

function any(expressions: readonly string[]): string {
  return joined(expressions, ' OR ');
}

function joined(expressions: readonly string[], word: string): string {
  const different = [...new Set(expressions)];
  return different.length === 1 ? (different[0] ?? '') : `(${different.join(word)})`;
}
