// Whom a sentence brings up, and how much it is about each of them.

import { PREPOSITIONS } from '../words/grammar.ts';
import { PERSON_NOUNS } from '../words/titles.ts';
import { firstSubject } from './clauses.ts';
import { cueAt } from './cues.ts';
import { genderOfWords } from './genders.ts';
import type { Sentence } from './lines.ts';
import { subjectOf } from './phrases.ts';
import { isTitleWord } from './token-kinds.ts';
import type { Token } from './tokens.ts';

/** Someone or something a sentence names. */
export interface Candidate {
  entityId: string;
  /** Its token. */
  at: number;
  /** 2: it speaks there; 1: it stands free; 0: a preposition or an owner's `'s` governs it. */
  weight: 0 | 1 | 2;
}

/** Whom a sentence is about, if it is one person whom it does not name: `One of the workers`, `A guard`. */
export function anonymous(tokens: readonly Token[], { from, to }: Sentence): Candidate | null {
  const subject = firstSubject(tokens, from, to);
  if (!subject || subject.head >= 0) return null;
  const words = tokens.slice(subject.from, subject.to).map(({ lower }) => lower);
  const isOne = words.some((word) => PERSON_NOUNS.has(word)) || (words[0] === 'one' && words[1] === 'of');
  if (!isOne || words.includes("'s")) return null;
  return { entityId: anonymousId(genderOfWords(words)), at: subject.from, weight: 1 };
}

/** Those of the candidates who are the subject of a verb of saying, however far from it. */
export function raiseSpeakers(candidates: Candidate[], tokens: readonly Token[], { from, to }: Sentence): void {
  for (let index = from + 1; index < to; index++) {
    const cue = cueAt(tokens, index, from);
    if (!cue || cue.passive || cue.form === 'gerund' || cue.form === 'bare') continue;
    const subject = subjectOf(tokens, index, from);
    if (!subject) continue;
    // Two who speak as one have no head: both are meant.
    const [first, last] = subject.head < 0 ? [subject.from, subject.to - 1] : [subject.head, subject.head];
    for (const one of candidates) if (one.at >= first && one.at <= last && one.weight > 0) one.weight = 2;
  }
}

/** How much a sentence is about what its token at `index` names. */
export function weightOf(tokens: readonly Token[], index: number, from: number): Candidate['weight'] {
  if (tokens[index + 1]?.lower === "'s" || /^(?:his|her|him)$/u.test(tokens[index]?.lower ?? '')) return 0;
  for (let at = index + 1; at <= index + 3; at++) {
    const cue = cueAt(tokens, at);
    if (cue) return cue.passive || cue.form === 'gerund' ? 1 : 2;
    if (tokens[at]?.kind !== 'word') break;
  }
  let start = index;
  while (start > from && index - start < 6 && (isTitleWord(tokens[start - 1]) || tokens[start - 1]?.lower === 'the'))
    start--;
  const before = tokens[start - 1];
  if (
    start > from &&
    before?.kind === 'word' &&
    (PREPOSITIONS.has(before.lower) || /^(?:told|tells|asked)$/u.test(before.lower))
  )
    return 0;
  return cueAt(tokens, start - 1) && !cueAt(tokens, start - 1)?.passive && start > from ? 2 : 1;
}

/** Of a person without a name; no entity's id begins with a blank. */
export function anonymousId(gender: 'man' | 'woman' | null): string {
  return ` ${gender}`;
}
