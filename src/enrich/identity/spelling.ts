// Maps different transcriptions of a name to one key: `Zelensky` and `Zelenskyy`.

import { fold } from '../../model/text/name.ts';

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
  // Matched greedily in one pass: a lookahead at each letter would take quadratic time on long repetitions.
  [/[yij]+([aeou]?)/gu, (_, vowel) => vowel || 'i'],
  [/ou/gu, 'u'],
  [/(\p{L})\1+/gu, '$1'],
  [/of$/u, 'ov'],
];

/** The key of one word. Equal keys alone do not identify a person. */
export function spellingKey(word: string): string {
  return RULES.reduce((key, [pattern, letters]) => key.replace(pattern, letters as string), fold(word));
}
