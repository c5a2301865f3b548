// Names in Latin letters from other scripts, however they were transcribed: `Zelensky` and `Zelenskyy` have one key.

import { fold } from '../../model/name.ts';

type Rule = readonly [pattern: RegExp, letters: string | ((...found: string[]) => string)];

const RULES: readonly Rule[] = [
  [/[^\p{L}]+/gu, ''],
  [/sch|sh/gu, 's'],
  [/tch|ch/gu, 'c'],
  [/kh/gu, 'h'],
  [/ph/gu, 'f'],
  [/ts|tz/gu, 'c'],
  [/x/gu, 'ks'],
  [/ck|q/gu, 'k'],
  [/w/gu, 'v'],
  // Before a vowel they are part of it. In one go: to look ahead from each letter of a long row of them takes long.
  [/[yij]+([aeou]?)/gu, (_, vowel) => vowel || 'i'],
  [/ou/gu, 'u'],
  [/(\p{L})\1+/gu, '$1'],
  [/of$/u, 'ov'],
];

/** The key of one word of a name. Names that share one are not the same for that; it takes more to say so. */
export function spellingKey(word: string): string {
  return RULES.reduce((key, [pattern, letters]) => key.replace(pattern, letters as string), fold(word));
}
