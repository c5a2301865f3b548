// Names in Latin letters from other scripts, however they were transcribed: `Zelensky` and `Zelenskyy` have one key.

import { fold } from '../../model/name.ts';

const RULES: readonly (readonly [RegExp, string])[] = [
  [/[^\p{L}]+/gu, ''],
  [/sch|sh/gu, 's'],
  [/tch|ch/gu, 'c'],
  [/kh/gu, 'h'],
  [/ph/gu, 'f'],
  [/ts|tz/gu, 'c'],
  [/x/gu, 'ks'],
  [/ck|q/gu, 'k'],
  [/w/gu, 'v'],
  [/(?:y|i|j)+(?=[aeou])/gu, ''],
  [/(?:y|i|j)+/gu, 'i'],
  [/ou/gu, 'u'],
  [/(\p{L})\1+/gu, '$1'],
  [/of$/u, 'ov'],
];

/** The key of one word of a name. Names that share one are not the same for that; it takes more to say so. */
export function spellingKey(word: string): string {
  return RULES.reduce((key, [pattern, letters]) => key.replace(pattern, letters), fold(word));
}
