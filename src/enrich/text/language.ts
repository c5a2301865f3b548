// Decides how well the rules support a draft's language.

import type { Draft } from '../../model/article/draft.ts';

/**
 * `english`: all rules apply. `latin`: only names spelled as in English are found. `none`: only document structure is
 * used.
 */
export type LanguageSupport = 'english' | 'latin' | 'none';

const SAMPLE = 5_000;
const COMMON = new Set(
  'the of and to in a is that for on was with as at by from has have it said he she they were be'.split(' '),
);

export function languageSupportOf(draft: Draft): LanguageSupport {
  const language = draft.lang?.toLowerCase().split(/[-_]/u)[0] ?? null;
  const sample = draft.text.slice(0, SAMPLE);
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  const latin = sample.match(/\p{Script=Latin}/gu)?.length ?? 0;
  // Text declared as English can be in another script.
  if (letters > 0 && latin / letters < 0.5) return 'none';
  if (language === 'en') return 'english';
  if (language !== null && language !== 'und') return 'latin';
  const words = sample.toLowerCase().match(/\p{L}+/gu) ?? [];
  const common = words.filter((word) => COMMON.has(word)).length;
  return common / (words.length || 1) >= 0.15 ? 'english' : 'latin';
}
