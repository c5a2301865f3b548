// Classifies tokens for phrases: time words, pronouns, parts of titles.

import { CLAUSE_WORDS, MONTHS, TIME_WORDS, WEEKDAYS } from '../words/grammar.ts';
import { isTitle, PERSON_NOUNS, TITLE_MODIFIERS } from '../words/titles.ts';
import type { LineToken } from './tokens.ts';

const PRONOUNS = new Set('he she they it we i you'.split(' '));

export function isTimeWord(token: LineToken | undefined): boolean {
  if (token?.kind !== 'word') return false;
  return (
    WEEKDAYS.has(token.lower) ||
    MONTHS.has(token.lower) ||
    TIME_WORDS.has(token.lower) ||
    /^\d{1,4}(?:st|nd|rd|th)?$/u.test(token.lower)
  );
}

export function isPronoun(token: LineToken | undefined): boolean {
  return token?.kind === 'word' && PRONOUNS.has(token.lower);
}

/** True if a token can be part of a phrase; punctuation, quotes and clause words end it. */
export function canBeInPhrase(token: LineToken | undefined): token is LineToken {
  if (!token) return false;
  if (token.kind === 'name') return true;
  if (token.kind === 'mark') return /^[&%$£€]$/u.test(token.text);
  return token.kind === 'word' && !CLAUSE_WORDS.has(token.lower) && token.lower !== 'and' && token.lower !== 'or';
}

export function isTitleWord(token: LineToken | undefined): boolean {
  if (token?.kind !== 'word') return token?.kind === 'mark' && (token.text === '-' || token.text === '.');
  const bare = token.lower.replace(/\.$/u, '');
  return isTitle(bare) || TITLE_MODIFIERS.has(bare) || /^\d\d-year-old$/u.test(bare);
}

/** `Harbour Party | officials` are people, not the party. */
export function isPersonNoun(token: LineToken | undefined): boolean {
  if (token?.kind !== 'word') return false;
  return PERSON_NOUNS.has(token.lower) || (token.lower.endsWith('s') && PERSON_NOUNS.has(token.lower.slice(0, -1)));
}
