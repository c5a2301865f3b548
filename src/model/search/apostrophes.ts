// Apostrophes: what one inside a word does. Decided by the letters around it, not by the language, which a query does not tell.

/** `join`: it vanishes. `split`: it parts two words. `drop`: what follows is an ending that does not count. */
export type Apostrophe = 'join' | 'split' | 'drop';

// French, Italian and Catalan: an article or pronoun that lost its vowel before another one.
const ELIDED = /^(?:[cdjlmnst]|(?:jusqu|lorsqu|puisqu|qu)|(?:d?all|dell|nell|sull|un|quest|quell))$/iu;
const VOWEL_OR_H = /^[aeiouyhœæ]/iu;

// Turkish sets case endings off from names: Ankara'da, AB'nin, 2023'te.
const ENDING =
  /^(?:[yn]?[aeıiuü]|n?[ıiuü]n|n?[dt][ae]n?(?:ki(?:l[ae]r)?)?|y?l[ae]|l[ae]r(?:[aeıiuü]|[ıiuü]n|[dt][ae]n?)?|[dt][ıiuü]r)$/u;
const NAME = /\p{L}{3}$/u;
const ABBREVIATION_OR_NUMBER = /(?:^\p{Lu}{2,}|\p{Nd})$/u;
const VOWEL_LAST = /[aeıioöuüâîû]$/u;
// A lone vowel must be in harmony with the name: Chang'e is another matter than Trump'a.
const FRONT = /[eiöü][^aeıioöuü]*$/u;
const LONE = { front: /^[eiü]$/u, back: /^[aıiu]$/u };

/** `head`: the letters of the word so far, its last twelve at least; `tail`: those that follow, up to twelve. */
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
