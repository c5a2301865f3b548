// Searches names by parts of their words and, without exact matches, with typing errors.

import { fold, withoutPunctuation } from '../text/name.ts';

/** The folded words of a name or a query. */
export function nameWords(text: string): string[] {
  return keyWords(fold(text));
}

/** The words of a folded name. */
export function keyWords(nameKey: string): string[] {
  const words = withoutPunctuation(nameKey);
  return words === '' ? [] : [...new Set(words.split(' '))];
}

/** Words of at least this length match anywhere in another word; shorter ones match only its beginning. */
export const PART_LENGTH = 3;

/** Whether every word of the query is part of a word of the name. */
export function isPartOf(asked: readonly string[], name: readonly string[]): boolean {
  return asked.every((part) =>
    name.some((word) => (lettersOf(part).length < PART_LENGTH ? word.startsWith(part) : word.includes(part))),
  );
}

/** Whether every word of the query begins a word of the name. */
export function isBeginningOf(asked: readonly string[], name: readonly string[]): boolean {
  return asked.every((part) => name.some((word) => word.startsWith(part)));
}

/** The number of typing errors that a word of this length can have: wrong, missing, added or transposed letters. */
export function errorsIn(word: string): number {
  const { length } = lettersOf(word);
  if (length < 4) return 0;
  return length < 10 ? 1 : 2;
}

/** The first letter of words up to this length must be right, because too few letters remain to identify them. */
export const SHORT_LENGTH = 5;

/**
 * The number of typing errors between the query and beginnings of the words of the name; `null` if there are too many.
 */
export function errorsBetween(asked: readonly string[], name: readonly string[]): number | null {
  let sum = 0;
  for (const part of asked) {
    const errors = Math.min(...name.map((word) => errorsToBeginning(part, word)));
    if (errors > errorsIn(part)) return null;
    sum += errors;
  }
  return sum;
}

function errorsToBeginning(asked: string, word: string): number {
  if (asked.length >= PART_LENGTH && word.includes(asked)) return 0;
  const [from, to] = [lettersOf(asked), lettersOf(word)];
  if (from.length <= SHORT_LENGTH && from[0] !== to[0]) return Number.POSITIVE_INFINITY;
  return Math.min(...lastRow(from, to.slice(0, from.length + errorsIn(asked))));
}

/** The edit distance (optimal string alignment) from `from` to each prefix of `to`. */
function lastRow(from: readonly string[], to: readonly string[]): number[] {
  let before: number[] = [];
  let row = Array.from({ length: to.length + 1 }, (_, at) => at);
  for (const [at, letter] of from.entries()) {
    const next = [at + 1];
    for (const [other, wanted] of to.entries()) {
      const same = letter === wanted ? 0 : 1;
      let least = Math.min((row[other] ?? 0) + same, (row[other + 1] ?? 0) + 1, (next[other] ?? 0) + 1);
      if (at > 0 && other > 0 && letter === to[other - 1] && from[at - 1] === wanted) {
        least = Math.min(least, (before[other - 1] ?? 0) + 1);
      }
      next.push(least);
    }
    before = row;
    row = next;
  }
  return row;
}

/** Code points, so that surrogate pairs stay whole. */
export function lettersOf(word: string): string[] {
  return [...word];
}
