// Infers grammatical gender from names, titles and roles.

import { MANLY, MEN, WOMANLY, WOMEN } from '../words/given-names.ts';

export type Gender = 'man' | 'woman';

/** Gender by given name, in lower case. */
export type Genders = ReadonlyMap<string, Gender>;

/** Feminine surname endings: `Askarova`, `Vondráčková`, but not `Villanueva`. */
const OF_WOMEN = /(?:[oe]va|skaya|skaia|ckaya|ová|ská|ńska|wska|cka|ienė|aitė)$/u;
const NOT_OF_WOMEN = /(?:nueva|nova|cordova|casanova|genova|cueva)$/u;

/** By the first word of a person's name, otherwise by the surname. */
export function genderOf(name: string, genders: Genders): Gender | null {
  const words = name.toLowerCase().split(/\s+/u);
  const [first = '', last = ''] = [words[0], words.at(-1)];
  const gender = genderOfWords([first]);
  // A single word is a surname: `Kelly`.
  if (gender || words.length === 1) return gender;
  const own = givenGender(first, genders) ?? givenGender(first.split('-')[0] ?? '', genders);
  return own ?? (OF_WOMEN.test(last) && !NOT_OF_WOMEN.test(last) ? 'woman' : null);
}

function givenGender(word: string, genders: Genders): Gender | null {
  const plain = word.normalize('NFD').replace(/\p{M}/gu, '');
  if (MEN.has(plain)) return 'man';
  return WOMEN.has(plain) ? 'woman' : (genders.get(word) ?? genders.get(plain) ?? null);
}

/** By the lower-case words of a title or role. */
export function genderOfWords(words: readonly string[]): Gender | null {
  if (words.some((word) => WOMANLY.has(word))) return 'woman';
  return words.some((word) => MANLY.has(word)) ? 'man' : null;
}
