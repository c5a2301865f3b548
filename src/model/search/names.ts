// Names searched: by any part of them, and where nothing is spelt that way, with a typing error forgiven.

import { fold, withoutPunctuation } from '../text/name.ts';

/** The words of a name, or of what is looked for, as they are compared. */
export function nameWords(text: string): string[] {
  return keyWords(fold(text));
}

/** The same of a name that is folded already. */
export function keyWords(nameKey: string): string[] {
  const words = withoutPunctuation(nameKey);
  return words === '' ? [] : [...new Set(words.split(' '))];
}

/** From so many letters on a word is found wherever it stands in another; a shorter one only at its beginning. */
export const PART_LENGTH = 3;

/** Whether every word looked for is a part of one word of the name. */
export function isPartOf(asked: readonly string[], name: readonly string[]): boolean {
  return asked.every((part) =>
    name.some((word) => (lettersOf(part).length < PART_LENGTH ? word.startsWith(part) : word.includes(part))),
  );
}

/** Whether every word looked for begins one word of the name. */
export function isBeginningOf(asked: readonly string[], name: readonly string[]): boolean {
  return asked.every((part) => name.some((word) => word.startsWith(part)));
}

/** How many typing errors a word may have: a letter wrong, missing, too many, or changed for its neighbour. */
export function errorsIn(word: string): number {
  const { length } = lettersOf(word);
  if (length < 4) return 0;
  return length < 10 ? 1 : 2;
}

/** Up to so many letters the first one must be right: with another, too little of the word is left to know it by. */
export const SHORT_LENGTH = 5;

/**
 * How many typing errors lie between what is looked for and the name, of which the beginnings of words are enough;
 * `null` where they are too many.
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

/** Of each beginning of `to`, how many errors it takes to make it of `from` (optimal string alignment). */
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

/** Code points: half a character is no letter. */
export function lettersOf(word: string): string[] {
  return [...word];
}
