// Cues around a span of capitals that reveal its type.

import type { EntityType } from '../../../model/entity/entity.ts';
import type { Token } from '../../text/sentences.ts';
import { ANYONES_VERBS, SPEECH_VERBS } from '../../words/cues.ts';
import { ORGANIZATION_HEADS, TRIGGERS_AFTER, TRIGGERS_BEFORE } from '../../words/organizations.ts';
import { PLACE_NOUNS, PLACE_PREPOSITIONS } from '../../words/places.ts';
import { TITLES } from '../../words/titles.ts';
import { isPersonPhrase, type SentenceContext } from '../extraction/index.ts';

export interface NameCue {
  type: EntityType;
  method: string;
  confidence: number;
}

/** The most reliable cue; `null` if there is none. */
export function findCue(reading: SentenceContext, from: number, to: number): NameCue | null {
  return (
    titleBeforeCue(reading, from) ??
    speechVerbCue(reading, from, to) ??
    appositionCue(reading, from, to) ??
    triggerAfter(reading, to) ??
    triggerBefore(reading, from, to) ??
    personCueAfter(reading, to) ??
    placeBefore(reading, from)
  );
}

/** A lower-case title directly before the name: `spokesman X`, `the actor X`. */
export function titleBeforeCue({ tokens, knowledge }: SentenceContext, from: number): NameCue | null {
  const before = tokens[from - 1];
  if (!before || before.capitalized || !TITLES.has(before.lower.replace(/\.$/u, ''))) return null;
  // `developer X`, `publisher X` may be a firm; require a given name.
  if (TRIGGERS_BEFORE.has(before.lower) && !knowledge.givenNames.has(tokens[from]?.lower ?? '')) return null;
  if (before.pos === 'VERB' || before.pos === 'ADV') return null;
  return { type: 'person', method: 'names/title', confidence: 0.9 };
}

/** A speech verb after a quote: `"…," said X,` · `…, said X on Monday`. */
export function speechVerbCue({ tokens }: SentenceContext, from: number, to: number): NameCue | null {
  const [before, mark, after] = [tokens[from - 1], tokens[from - 2], tokens[to]];
  if (!before || before.capitalized || !SPEECH_VERBS.has(before.lower) || !/^[,"”’'»]$/u.test(mark?.text ?? ''))
    return null;
  const words = tokens.slice(from, to);
  const ends = !after || /^(?:PUNCT|ADP|CCONJ|PRON|ADV|DET)$/u.test(after.pos);
  if (!ends || words.length > 5 || !words.every(mayBePerson)) return null;
  return { type: 'person', method: 'names/said', confidence: 0.9 };
}

/** An apposition before the name: `the minister, X,` · `head of the agency, X,`. */
export function appositionCue({ tokens }: SentenceContext, from: number, to: number): NameCue | null {
  const [comma, after] = [tokens[from - 1], tokens[to]];
  if (comma?.text !== ',' || !(after === undefined || /^[,.)—–]$/u.test(after.text))) return null;
  const words = tokens.slice(from, to);
  if (words.length < 2 || words.length > 6 || !words.every(mayBePerson)) return null;
  for (let index = from - 2; index >= Math.max(0, from - 14); index--) {
    const token = tokens[index];
    if (!token || /^[,.;:()“”"—–]$/u.test(token.text) || token.pos === 'VERB' || token.pos === 'AUX') return null;
    if (!/^(?:the|a|an|his|her|its|their|'s|’s)$/u.test(token.lower)) continue;
    if (isPersonPhrase({ tokens }, index + 1)) return { type: 'person', method: 'names/apposed', confidence: 0.9 };
  }
  return null;
}

/** True if a word can be part of a person's name: not an acronym, an ampersand or an organization's head noun. */
function mayBePerson({ text, lower, allCaps, inLexicon }: Token): boolean {
  if (text === '&' || text === '/' || (allCaps && text.length > 3 && !text.includes('.'))) return false;
  return !inLexicon || !(ORGANIZATION_HEADS.has(lower) || /(?<=[^su])s$/u.test(lower));
}

/** `X news agency`, `X party`. */
function triggerAfter({ tokens }: SentenceContext, to: number): NameCue | null {
  const next = tokens[to];
  const isKind = /^(?:news|media|oil|gas|energy|football|insurance|security|political|opposition|ruling|rebel)$/u.test(
    next?.lower ?? '',
  );
  const trigger = isKind ? tokens[to + 1] : next;
  if (!trigger || trigger.capitalized || trigger.pos !== 'NOUN' || !TRIGGERS_AFTER.has(trigger.lower)) return null;
  return { type: 'organization', method: 'names/trigger', confidence: 0.8 };
}

/** `newspaper X`, `the company X`, `his party, X,`; `city of X`. */
function triggerBefore({ tokens }: SentenceContext, from: number, to: number): NameCue | null {
  const isApposed = tokens[from - 1]?.text === ',' && /^[,.;)]$/u.test(tokens[to]?.text ?? '');
  const before = tokens[isApposed ? from - 2 : from - 1];
  if (!before || before.capitalized) return null;
  if (TRIGGERS_BEFORE.has(before.lower) && before.pos === 'NOUN')
    return { type: 'organization', method: 'names/trigger', confidence: 0.75 };
  if (isApposed) return null;
  const noun = before.text === 'of' ? tokens[from - 2] : before;
  if (noun && PLACE_NOUNS.has(noun.lower) && !noun.capitalized)
    return { type: 'place', method: 'names/trigger', confidence: 0.75 };
  return null;
}

/** `X, 45,` · `X, a teacher` · `X said` · `X, who`. */
export function personCueAfter({ tokens }: SentenceContext, to: number): NameCue | null {
  const next = tokens[to];
  if (!next) return null;
  if (SPEECH_VERBS.has(next.lower)) return { type: 'person', method: 'names/verb', confidence: 0.65 };
  const second = tokens[to + 1];
  if (next.text !== ',' || !second) return null;
  if (/^(?:1[5-9]|[2-9]\d)$/u.test(second.text) && /^[,)]$/u.test(tokens[to + 2]?.text ?? '')) {
    return { type: 'person', method: 'names/age', confidence: 0.9 };
  }
  // `One of them was Maria Silva, 70.`
  if (/^(?:1[5-9]|[2-9]\d)$/u.test(second.text) && (tokens[to + 2]?.text ?? '.') === '.')
    return { type: 'person', method: 'names/appositive', confidence: 0.85 };
  if (second.lower === 'who' || second.lower === 'aged')
    return { type: 'person', method: 'names/appositive', confidence: 0.85 };
  return isPersonPhrase({ tokens }, to + 1) ? { type: 'person', method: 'names/appositive', confidence: 0.8 } : null;
}

/** An unknown word as the subject of a verb that persons do: `Kvarelidze resigned`, `…, Kvarelidze argued`. */
export function isPersonSubject({ tokens, knowledge }: SentenceContext, from: number, to: number): boolean {
  const [before, after] = [tokens[from - 1], tokens[to]];
  if (after?.pos !== 'VERB' || ANYONES_VERBS.has(after.lower) || after.lower.endsWith('ing')) return false;
  // `Protestors marched`: a sentence-initial word can be an ordinary word missing from the lexicon.
  if (
    !before &&
    /(?:ers?|ors?|ists?|men|ing)$/u.test(tokens[from]?.lower ?? '') &&
    !knowledge.surnames.has(tokens[from]?.lower ?? '')
  ) {
    return false;
  }
  return !before || /^[,;“"]$/u.test(before.text) || /^(?:NOUN|SCONJ|CCONJ)$/u.test(before.pos);
}

/** `in X`, `near X`. */
function placeBefore({ tokens }: SentenceContext, from: number): NameCue | null {
  const before = tokens[from - 1];
  if (!before || !PLACE_PREPOSITIONS.has(before.lower)) return null;
  const sure = /^(?:in|near|at|from)$/u.test(before.lower);
  return { type: 'place', method: 'names/preposition', confidence: sure ? 0.55 : 0.4 };
}
