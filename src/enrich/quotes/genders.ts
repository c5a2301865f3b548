// Whether a name, a title or a role is a man's or a woman's, where that can be told.

import { MANLY, MEN, WOMANLY, WOMEN } from '../words/given-names.ts';

export type Gender = 'man' | 'woman';

/** Of a person's name, by its first word. */
export function genderOf(name: string): Gender | null {
  const words = name.toLowerCase().split(/[\s-]+/u);
  return genderOfWords(words.slice(0, 1)) ?? givenGender(words[0] ?? '');
}

function givenGender(word: string): Gender | null {
  const plain = word.normalize('NFD').replace(/\p{M}/gu, '');
  return MEN.has(plain) ? 'man' : WOMEN.has(plain) ? 'woman' : null;
}

/** Of the words of a title or role, in small letters. */
export function genderOfWords(words: readonly string[]): Gender | null {
  if (words.some((word) => WOMANLY.has(word))) return 'woman';
  return words.some((word) => MANLY.has(word)) ? 'man' : null;
}
