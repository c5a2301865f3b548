// Finds the subject of a speech verb.

import { NAMING_VERBS } from '../words/speech.ts';
import { phraseAfter } from './clauses.ts';
import { cueAt, isAdverb, type SpeechCue } from './cues.ts';
import { type Phrase, phraseBefore, REACH, subjectOf } from './phrases.ts';
import { firstSubject } from './sentence-subject.ts';
import { isPersonNoun } from './token-kinds.ts';
import type { LineToken } from './tokens.ts';

const COORDINATIONS = new Set(['and', 'but', 'or', 'then']);

/** The speaker of a verb: its own subject, or one shared with another verb. */
export function subjectOfVerb(
  tokens: readonly LineToken[],
  cue: SpeechCue,
  floor: number,
  limit: number,
): Phrase | null {
  const before = tokens[cue.at - 1];
  // `Remarked Maria Silva, "…"`
  if (cue.form !== 'gerund' && (cue.at === floor || before?.kind === 'quote')) {
    return phraseAfter(tokens, cue.at + 1, limit);
  }
  if (cue.at === floor) return null;
  const withSubject = cue.form === 'gerund' ? subjectAfterWith(tokens, cue.at, floor) : null;
  if (withSubject) return withSubject;
  // `a fan asking about "…"`, `a video of Silva telling him "…"`
  if (cue.form === 'gerund' && before?.kind === 'name' && before.entityType === 'person') {
    return { from: cue.at - 1, to: cue.at, head: cue.at - 1 };
  }
  if (cue.form === 'gerund' && isPersonNoun(before)) {
    const own = phraseBefore(tokens, cue.at, floor);
    // `Silva changed the rules for students, saying`
    if (own && (own.head === cue.at - 1 || (own.head < 0 && tokens[own.from]?.kind !== 'name'))) return own;
  }
  const isShared =
    (cue.form === 'bare' && /^(?:to|not)$/u.test(wordBefore(tokens, cue.at, floor))) ||
    (cue.form === 'gerund' && !isProgressive(tokens, cue.at, floor)) ||
    COORDINATIONS.has(wordBefore(tokens, cue.at, floor)) ||
    // `Silva was wrong about Brandt, | having called him "a friend"`
    wordBefore(tokens, cue.at, floor) === 'having';
  const own = isShared ? null : subjectOf(tokens, cue.at, floor);
  return own ?? sharedSubject(tokens, cue, floor);
}

/** `…, with Silva adding "…"` */
function subjectAfterWith(tokens: readonly LineToken[], verb: number, floor: number): Phrase | null {
  for (let index = verb - 1; index >= Math.max(floor, verb - 6); index--) {
    if (tokens[index]?.lower === 'with') return index < verb - 1 ? phraseBefore(tokens, verb, index + 1) : null;
    if (tokens[index]?.kind === 'mark' || tokens[index]?.kind === 'quote') return null;
  }
  return null;
}

/** The last word before a verb that is not an adverb, in lower case. */
export function wordBefore(tokens: readonly LineToken[], at: number, floor: number): string {
  let index = at - 1;
  while (index > floor && isAdverb(tokens[index])) index--;
  return index >= floor ? (tokens[index]?.lower ?? '') : '';
}

function isProgressive(tokens: readonly LineToken[], at: number, floor: number): boolean {
  return /^(?:is|are|was|were|been|be)$/u.test(wordBefore(tokens, at, floor));
}

/** `Silva spoke after the bank announced it, | calling it "a shame"`: the bank belongs to another clause. */
function isSubordinate(tokens: readonly LineToken[], from: number): boolean {
  // After a comma the clause continues: `…, while the bank praised it, calling it "a start"`.
  if (tokens[from - 2]?.text === ',') return false;
  return /^(?:after|before|when|while|as|since|because|if|although|though|until|that|who|which)$/u.test(
    tokens[from - 1]?.lower ?? '',
  );
}

/** The subject of the nearest earlier speech verb, otherwise that of the sentence. */
function sharedSubject(tokens: readonly LineToken[], { at: verb, form }: SpeechCue, floor: number): Phrase | null {
  for (let index = verb - 1; index > floor && verb - index < REACH; index--) {
    const cue = cueAt(tokens, index, floor);
    if (!cue || cue.passive || cue.form === 'gerund' || cue.form === 'bare') continue;
    const before = tokens[index - 1];
    // `took a class called "Sea," writing "…"`
    if (NAMING_VERBS.has(tokens[index]?.lower ?? '') && tokens[index + 1]?.kind === 'quote') continue;
    if (COORDINATIONS.has(wordBefore(tokens, index, floor))) continue;
    const isInverted = before?.kind === 'quote' || (before?.text === ',' && tokens[index - 2]?.kind === 'quote');
    const found = isInverted ? phraseAfter(tokens, index + 1, verb) : subjectOf(tokens, index, floor);
    if (found && !(form === 'gerund' && isSubordinate(tokens, found.from))) return found;
  }
  return firstSubject(tokens, floor, verb);
}
