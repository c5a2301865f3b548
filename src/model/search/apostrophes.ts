// Classifies apostrophes inside words by the letters around them. The language of a query is not known.

/** `join`: it is removed. `split`: it separates two words. `drop`: the ending after it is removed. */
export type Apostrophe = 'join' | 'split' | 'drop';

// French, Italian and Catalan: an elided article or pronoun.
const ELIDED = /^(?:[cdjlmnst]|(?:jusqu|lorsqu|puisqu|qu)|(?:d?all|dell|nell|sull|un|quest|quell))$/iu;
const VOWEL_OR_H = /^[aeiouyhœæ]/iu;

// Turkish separates case endings from names: Ankara'da, AB'nin, 2023'te.
const ENDING =
  /^(?:[yn]?[aeıiuü]|n?[ıiuü]n|n?[dt][ae]n?(?:ki(?:l[ae]r)?)?|y?l[ae]|l[ae]r(?:[aeıiuü]|[ıiuü]n|[dt][ae]n?)?|[dt][ıiuü]r)$/u;
const NAME = /\p{L}{3}$/u;
const ABBREVIATION_OR_NUMBER = /(?:^\p{Lu}{2,}|\p{Nd})$/u;
const VOWEL_LAST = /[aeıioöuüâîû]$/u;
// A single vowel must follow vowel harmony: Trump'a has an ending, Chang'e does not.
const FRONT = /[eiöü][^aeıioöuü]*$/u;
const LONE = { front: /^[eiü]$/u, back: /^[aıiu]$/u };

/** `head`: the letters before the apostrophe, at least the last twelve; `tail`: up to twelve letters after it. */
export function classifyApostrophe(head: string, tail: string): Apostrophe {
  if (tail === 's' || tail === 'S') return 'drop';
  if (ELIDED.test(head) && VOWEL_OR_H.test(tail.normalize('NFD'))) return 'split';
  return isTurkishEnding(head, tail.normalize('NFC').toLowerCase()) ? 'drop' : 'join';
}

function isTurkishEnding(head: string, ending: string): boolean {
  if (!ENDING.test(ending)) return false;
  if (ABBREVIATION_OR_NUMBER.test(head)) return true;
  const name = head.normalize('NFC').toLowerCase();
  if (!NAME.test(name)) return false;
  if (VOWEL_LAST.test(name)) return !/^[aeıiuü]/u.test(ending);
  if (ending.startsWith('y')) return false;
  if (ending.length > 1) return true;
  return (FRONT.test(name) ? LONE.front : LONE.back).test(ending);
}
