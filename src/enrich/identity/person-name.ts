// Parses and compares person names.

import { fold } from '../../model/text/name.ts';
import { NAME_PARTICLES, SUFFIXES } from '../words/cues.ts';
import { HONORIFICS } from '../words/titles.ts';
import { spellingKey } from './spelling.ts';

export interface PersonName {
  /** Folded given names and initials, in order; empty if only a surname is known. */
  given: string[];
  surname: string;
}

/** How two names can refer to one person: equal, a different transcription, an initial, or a surname alone. */
export type NameSimilarity = 'name' | 'spelling' | 'initial' | 'surname';

export function parsePersonName(name: string): PersonName {
  const words = name
    .split(/\s+/u)
    .map(fold)
    .filter((word) => word !== '' && !SUFFIXES.has(word) && !HONORIFICS.has(word.replace(/\.$/u, '')));
  const last = words.findLastIndex((word) => !NAME_PARTICLES.has(word));
  return {
    given: words.slice(0, Math.max(0, last)).filter((word, index) => index === 0 || !NAME_PARTICLES.has(word)),
    surname: words[last] ?? fold(name),
  };
}

/** The key that finds people by surname, independent of transcription. */
export function surnameKey(name: string): string {
  return spellingKey(parsePersonName(name).surname) || parsePersonName(name).surname;
}

/** True for a surname alone or with an initial, which does not identify a person. */
export function isShortName({ given: [first] }: PersonName): boolean {
  return first === undefined || isInitial(first);
}

/** How the first name, which may be short, can refer to the second person; `null` if it cannot. */
export function nameSimilarity(one: PersonName, other: PersonName): NameSimilarity | null {
  if (spellingKey(one.surname) !== spellingKey(other.surname)) return null;
  const isSpelled = one.surname === other.surname;
  const [first] = one.given;
  const [otherFirst] = other.given;
  if (first === undefined) return isSpelled ? 'surname' : null;
  if (otherFirst === undefined || !middleNamesAgree(one.given, other.given)) return null;
  if (isInitial(first) || isInitial(otherFirst)) {
    return isSpelled && first.charAt(0) === otherFirst.charAt(0) ? 'initial' : null;
  }
  if (isSpelled && first === otherFirst) return 'name';
  return spellingKey(first) === spellingKey(otherFirst) ? 'spelling' : null;
}

/** `John A. Smith` is not `John B. Smith`, but can be `John Smith` or `John Adam Smith`. */
function middleNamesAgree(one: readonly string[], other: readonly string[]): boolean {
  const [shorter, longer] = one.length <= other.length ? [one, other] : [other, one];
  const rest = longer.slice(1);
  return shorter.slice(1).every((name) => {
    const at = rest.findIndex((other) => namesAgree(name, other));
    if (at >= 0) rest.splice(0, at + 1);
    return at >= 0;
  });
}

function namesAgree(one: string, other: string): boolean {
  if (isInitial(one) || isInitial(other)) return one.charAt(0) === other.charAt(0);
  return spellingKey(one) === spellingKey(other);
}

function isInitial(word: string): boolean {
  return /^(?:\p{L}\.?-?){1,3}$/u.test(word) && (word.length === 1 || word.includes('.'));
}
