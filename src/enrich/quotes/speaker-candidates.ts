// Finds the candidate antecedents in a sentence and their salience.

import { PREPOSITIONS } from '../words/grammar.ts';
import { PERSON_NOUNS, RELATIONS } from '../words/titles.ts';
import { cueAt } from './cues.ts';
import { genderOfWords } from './genders.ts';
import { subjectOf } from './phrases.ts';
import type { LineSentence } from './quote-lines.ts';
import { firstSubject } from './sentence-subject.ts';
import { isTimeWord, isTitleWord } from './token-kinds.ts';
import type { LineToken } from './tokens.ts';

/** An entity mentioned in a sentence. */
export interface SpeakerCandidate {
  entityId: string;
  /** Index of its token. */
  at: number;
  /** 2: it speaks; 1: it is free; 0: a preposition or possessive governs it. */
  salience: 0 | 1 | 2;
  /** It is the subject of the sentence. */
  isSubject: boolean;
}

/** The unnamed person who is the subject: `One of the workers`, `A guard`. */
export function anonymousSubject(tokens: readonly LineToken[], { from, to }: LineSentence): SpeakerCandidate | null {
  const subject = firstSubject(tokens, from, to);
  if (!subject || subject.head >= 0) return null;
  const words = tokens.slice(subject.from, subject.to).map(({ lower }) => lower);
  const isOne = words.some((word) => PERSON_NOUNS.has(word)) || (words[0] === 'one' && words[1] === 'of');
  // `a worker named Silva` is named.
  const isNamed =
    /^(?:named|called|identified)$/u.test(tokens[subject.to]?.lower ?? '') || isSomeone(tokens, subject.to);
  // `Silva's husband` is another person; `Silva's party` is not a person.
  const isRelated = words.includes("'s") && RELATIONS.has(words.at(-1) ?? '');
  if (!isOne || isNamed || (words.includes("'s") && !isRelated)) return null;
  return { entityId: anonymousId(genderOfWords(words)), at: subject.from, salience: 1, isSubject: true };
}

/** `One of those still waiting | was Maria Silva` */
function isSomeone(tokens: readonly LineToken[], from: number): boolean {
  for (let index = from; index < from + 4; index++) {
    if (!/^(?:is|was)$/u.test(tokens[index]?.lower ?? '')) continue;
    let name = index + 1;
    while (name < index + 6 && isTitleWord(tokens[name])) name++;
    return tokens[name]?.entityType === 'person';
  }
  return false;
}

/** The tokens that are subjects of a speech verb, at any distance. */
export function speakingTokens(tokens: readonly LineToken[], { from, to }: LineSentence): Set<number> {
  const sayers = new Set<number>();
  for (let index = from + 1; index < to; index++) {
    const cue = cueAt(tokens, index, from);
    if (!cue || cue.passive || cue.form === 'gerund' || cue.form === 'bare') continue;
    // `…, said Silva`: the text before the comma does not speak.
    if (tokens[index - 1]?.text === ',' && tokens[index + 1]?.entityType === 'person' && isLast(tokens[index + 2]))
      continue;
    const subject = subjectOf(tokens, index, from);
    if (!subject) continue;
    // A coordination has no head; all its names speak.
    const [first, last] = subject.head < 0 ? [subject.from, subject.to - 1] : [subject.head, subject.head];
    for (let at = first; at <= last; at++) sayers.add(at);
  }
  return sayers;
}

/** How salient the token at `index` is in its sentence. */
export function salienceOf(tokens: readonly LineToken[], index: number, from: number): SpeakerCandidate['salience'] {
  if (tokens[index + 1]?.lower === "'s" || /^(?:his|her|him)$/u.test(tokens[index]?.lower ?? '')) return 0;
  if (isOwnerOfTitle(tokens, index)) return 0;
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
  return isInverted(tokens, start - 1, from, index + 1) ? 2 : 1;
}

/** `"…," said | Silva`, but not `Brandt said | Silva had left`. */
function isInverted(tokens: readonly LineToken[], verb: number, from: number, next: number): boolean {
  const cue = verb > from ? cueAt(tokens, verb, from) : null;
  if (!cue || cue.passive) return false;
  return (isLast(tokens[next]) && tokens[verb - 1]?.text === ',') || subjectOf(tokens, verb, from) === null;
}

/** True if nothing follows that could be the name's verb. */
function isLast(after: LineToken | undefined): boolean {
  return !after || after.kind === 'mark' || /^(?:who|of|in|on|at|from)$/u.test(after.lower) || isTimeWord(after);
}

/** `Silva spokesman | Anton Brandt`: the first name modifies the title. */
function isOwnerOfTitle(tokens: readonly LineToken[], index: number): boolean {
  let at = index + 1;
  while (at < index + 5 && isTitleWord(tokens[at])) at++;
  return at > index + 1 && tokens[at]?.kind === 'name' && tokens[at]?.entityType === 'person';
}

/** The id of an unnamed person. Entity ids never start with a space. */
export function anonymousId(gender: 'man' | 'woman' | null): string {
  return ` ${gender}`;
}
