// Recognizes noun phrases whose head noun denotes a person.

import { PERSON_NOUNS } from '../../words/titles.ts';
import type { SentenceContext } from './candidate.ts';

/** A noun phrase whose head noun denotes a person: `a former head of …`, `the mayor of …`. */
export function isPersonPhrase({ tokens }: Pick<SentenceContext, 'tokens'>, from: number): boolean {
  if (/^(?:VERB|AUX|CCONJ)$/u.test(tokens[from]?.pos ?? '')) return false;
  for (let index = from; index < from + 7; index++) {
    const token = tokens[index];
    if (!token || /^[,.;:()“”"]$/u.test(token.text)) return false;
    const next = tokens[index + 1];
    const ends =
      !next ||
      next.pos === 'ADP' ||
      next.pos === 'PUNCT' ||
      next.pos === 'CCONJ' ||
      next.pos === 'PRON' ||
      next.pos === 'SCONJ' ||
      next.lower === 'whose';
    if (ends) return isPersonNoun(token.lower);
    if (token.pos === 'VERB' && index > from + 1) return false;
  }
  return false;
}

function isPersonNoun(lower: string): boolean {
  return (
    PERSON_NOUNS.has(lower) || PERSON_NOUNS.has(lower.replace(/-/gu, '')) || /(?:ologist|ographer|ician)$/u.test(lower)
  );
}
