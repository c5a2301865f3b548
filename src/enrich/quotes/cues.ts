// Finds speech verbs and decides whether their subject speaks or is addressed.

import { BODY_NOUNS } from '../words/bodies.ts';
import { ADVERBS, AUXILIARIES, BE, DETERMINERS, PREPOSITIONS } from '../words/grammar.ts';
import { CUES, type CueForm, DOCUMENT_NOUNS, PHRASAL } from '../words/speech.ts';
import { PERSON_NOUNS } from '../words/titles.ts';
import type { LineToken } from './tokens.ts';

export interface SpeechCue extends CueForm {
  /** Index of the verb's token. */
  at: number;
  /** The phrase before the verb does not speak: `was told`, `described by`. */
  passive: boolean;
}

/** Determiners that can be subjects: `one told him`, `some said`. */
const PRONOMINAL = new Set(
  'one two three four five six both several many some all most few another other others each more any'.split(' '),
);
const SUBJECTS = new Set('he she they it we i who you one'.split(' '));

/** The cue at a token; `null` if it is not a speech verb in this context. */
export function cueAt(tokens: readonly LineToken[], at: number, floor = 0): SpeechCue | null {
  const token = tokens[at];
  const form = token?.kind === 'word' ? CUES.get(token.lower) : undefined;
  if (!token || !form) return null;
  const before = at > floor ? tokens[at - 1] : undefined;
  const next = tokens[at + 1];
  if (token.capitalized && before && before.kind !== 'quote' && before.kind !== 'mark') return null;
  if (!canPrecede(before, token.lower, form)) return null;
  // `said to be`, `told to leave`, `asked to` attribute nothing.
  if (
    form.form === 'past' &&
    next?.lower === 'to' &&
    /^(?:said|told|asked|urged|believed|thought|reported)$/u.test(token.lower)
  ) {
    const what = tokens[at + 2];
    if (token.lower !== 'urged' && what?.kind === 'word' && !what.capitalized && !DETERMINERS.has(what.lower))
      return null;
  }
  const particle = PHRASAL.get(token.lower);
  if (particle !== undefined && next?.lower !== particle) return null;
  // `is feeling better`
  if (/^(?:feeling|thinking)$/u.test(token.lower) && before?.kind === 'word' && BE.has(before.lower)) return null;
  // `spoke of "hope"`, but not `spoke with the mayor about his "plan"`.
  if (/^(?:spoke|talked|speaks|talks)$/u.test(token.lower) && next?.lower !== 'of') return null;
  return { ...form, at, passive: form.form === 'past' && isPassive(tokens, at, floor) };
}

/** A verb cannot follow an article; a word that may be a noun must follow its subject. */
function canPrecede(before: LineToken | undefined, word: string, cue: CueForm): boolean {
  const { ambiguous, form } = cue;
  if (!before) return !ambiguous && form !== 'bare';
  const { kind, lower, text } = before;
  if (lower === "'s") return false;
  // `a video posted on Monday`
  if (form === 'past' && MEDIA.has(lower) && PARTICIPLES.has(word)) return false;
  if (form === 'bare') return isPlural(lower) || (BARE_AFTER.has(lower) && INFINITIVES.has(word));
  if (ambiguous) return kind !== 'word' ? kind !== 'mark' || text === ',' : SUBJECTS.has(lower) || isSayer(lower);
  if (form === 'gerund') return !DETERMINERS.has(lower);
  // `a memo that said`
  if (lower === 'that') return true;
  return DETERMINERS.has(lower)
    ? PRONOMINAL.has(lower)
    : !PREPOSITIONS.has(lower) || /^(?:since|on|out|off|up|down|before)$/u.test(lower);
}

const MEDIA = new Set(
  'video post statement message tweet letter report interview photo article comment comments remarks speech recording clip image images pictures note memo email'.split(
    ' ',
  ),
);
const PARTICIPLES = new Set('posted written reported read tweeted'.split(' '));
/** Infinitives that are unambiguous: `went on to say`, but not `to maintain the roof`. */
const INFINITIVES = new Set(
  'say tell add ask explain argue insist warn admit deny describe call write tweet promise vow accuse complain declare announce suggest note put'.split(
    ' ',
  ),
);
const BARE_AFTER = new Set("to not did didn't does".split(' '));

/** `critics say`, `they argue` */
function isPlural(lower: string): boolean {
  if (/^(?:they|we|i|you|people|police|some|many|others|both|authorities|sources|who)$/u.test(lower)) return true;
  return lower.endsWith('s') && PERSON_NOUNS.has(lower.slice(0, -1));
}

/** Nouns that can be subjects of an ambiguous verb: `the company claims`, `the statement reads`. */
function isSayer(lower: string): boolean {
  return DOCUMENT_NOUNS.has(lower) || BODY_NOUNS.has(lower) || PERSON_NOUNS.has(lower);
}

function isPassive(tokens: readonly LineToken[], at: number, floor: number): boolean {
  if (tokens[at + 1]?.lower === 'by') return true;
  let index = at - 1;
  while (index >= floor && isAdverb(tokens[index])) index--;
  const before = index >= floor ? tokens[index] : undefined;
  if (before?.kind !== 'word') return false;
  return BE.has(before.lower) || /^(?:when|if|as|once|though|although)$/u.test(before.lower);
}

export function isAdverb(token: LineToken | undefined): boolean {
  if (token?.kind !== 'word' || token.capitalized) return false;
  return ADVERBS.has(token.lower) || (/^\p{L}{3,}ly$/u.test(token.lower) && !NOT_ADVERBS.has(token.lower));
}

const NOT_ADVERBS = new Set(
  'family assembly ally july italy rally reply daily weekly elderly monthly supply bully'.split(' '),
);

export function isAuxiliary(token: LineToken | undefined): boolean {
  return token?.kind === 'word' && (AUXILIARIES.has(token.lower) || token.lower.endsWith("n't"));
}
