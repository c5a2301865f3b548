// Classifies unlisted capitals: by cues, by shape, or not at all.

import { OTHER_CAPITALS } from '../../words/calendar.ts';
import { FUNCTION_WORDS } from '../../words/cues.ts';
import { ORGANIZATION_HEADS } from '../../words/organizations.ts';
import { DIRECTIONS, PLACE_HEADS } from '../../words/places.ts';
import { isTitle } from '../../words/titles.ts';
import { createCandidate, type NameCandidate, type SentenceContext } from '../extraction/index.ts';
import { findCue, isPersonSubject, type NameCue } from './cues.ts';
import { contextAllowsPerson } from './people.ts';
import { personNameScore } from './persons.ts';
import { type RunSpan, untypedCandidate } from './run-span.ts';

/** Cues that make any capitalized word a person. */
const SURE = new Set(['names/title', 'names/said']);

export function classifyWord(reading: SentenceContext, index: number): NameCandidate[] {
  const { tokens, knowledge } = reading;
  const token = tokens[index];
  if (!token || token.text.length < 2) return [];
  if (token.inLexicon && isPartOfNames(token.lower)) return fromHeadAlone(reading, index);
  if (knowledge.demonyms.has(token.lower) || OTHER_CAPITALS.has(token.lower) || FUNCTION_WORDS.has(token.lower))
    return [];
  if (isQuoted(reading, index)) return [untypedCandidate(reading, { from: index, to: index + 1 })];
  const at = { from: index, to: index + 1 };
  const cue = findCue(reading, index, index + 1);
  if (token.allCaps) return fromAcronym(reading, index, cue);
  if (cue && SURE.has(cue.method)) return [createCandidate(reading, at, cue)];
  // An ordinary word with a capital is a name only beside a strong person cue.
  const hasArticle = /^(?:the|a|an)$/u.test(tokens[index - 1]?.lower ?? '');
  const isSaid = cue !== null && !(cue.type === 'person' && hasArticle);
  if (isSaid && !token.inLexicon && cue.confidence >= 0.5) return [createCandidate(reading, at, cue)];
  if (!token.inLexicon && !hasArticle && isPersonSubject(reading, index, index + 1)) {
    return [createCandidate(reading, at, { type: 'person', method: 'names/verb', confidence: 0.55 })];
  }
  if (isSaid && cue.method === 'names/age') return [createCandidate(reading, at, cue)];
  if (knowledge.givenNames.has(token.lower) && !token.inLexicon && !hasArticle && !token.text.includes('-')) {
    return [createCandidate(reading, at, { type: 'person', method: 'names/given', confidence: 0.55 })];
  }
  return [untypedCandidate(reading, at)];
}

/** A single quoted word is a title or nickname: a film, an operation. */
function isQuoted({ tokens }: SentenceContext, index: number): boolean {
  return /^[“"‘']$/u.test(tokens[index - 1]?.text ?? '') && /^[”"’']$/u.test(tokens[index + 1]?.text ?? '');
}

/** `the Ministry`, capitalized, refers to a name the document gives in full, if any. */
function fromHeadAlone(reading: SentenceContext, index: number): NameCandidate[] {
  const before = reading.tokens[index - 1];
  return before?.lower === 'the' ? [untypedCandidate(reading, { from: index, to: index + 1 })] : [];
}

/** `Navy`, `Senators`, `River`: head nouns and titles are not names alone. */
function isPartOfNames(lower: string): boolean {
  return isTitle(lower) || isTitle(lower.replace(/s$/u, '')) || ORGANIZATION_HEADS.has(lower) || PLACE_HEADS.has(lower);
}

/** An acronym is an organization if it is used as a noun and is not a unit, model or rank. */
function fromAcronym(reading: SentenceContext, index: number, cue: NameCue | null): NameCandidate[] {
  const { tokens } = reading;
  const [token, before, after] = [tokens[index], tokens[index - 1], tokens[index + 1]];
  const at = { from: index, to: index + 1 };
  if (!token || token.inLexicon || !/^(?:\p{Lu}\.?){3,6}$/u.test(token.text) || /^[IVXLC]+$/u.test(token.text))
    return [];
  if (/^[\p{N}#$€£]/u.test(before?.text ?? '') || /^[-\p{N}]/u.test(after?.text ?? '')) return [];
  if (cue?.type === 'organization') return [createCandidate(reading, at, cue)];
  const isNoun =
    before?.lower === 'the' ||
    before?.text === '(' ||
    after?.pos === 'VERB' ||
    after?.pos === 'AUX' ||
    after?.pos === 'PART';
  return [
    createCandidate(reading, at, {
      type: 'organization',
      method: 'names/acronym',
      confidence: isNoun ? 0.6 : 0.4,
      tentative: !isNoun,
    }),
  ];
}

/** Classifies a span of capitals by its cues; of unknown type without one. */
export function classifyByContext(reading: SentenceContext, part: RunSpan): NameCandidate[] {
  const words = reading.tokens.slice(part.from, part.to).filter((token) => /\p{L}/u.test(token.text));
  if (words.every(({ lower }) => reading.knowledge.demonyms.has(lower) || DIRECTIONS.has(lower))) return [];
  const cue = findCue(reading, part.from, part.to);
  const hasName = words.some((token) => !token.inLexicon);
  const isSpeaker = cue !== null && (cue.method === 'names/said' || cue.method === 'names/apposed');
  if (isSpeaker) return [createCandidate(reading, part, cue)];
  if (cue && hasName && words.length <= 5 && cue.method !== 'names/preposition') {
    return [createCandidate(reading, part, { ...cue, confidence: Math.min(cue.confidence, 0.7) })];
  }
  const likeness = personNameScore(reading, part.from, part.to);
  if (likeness >= 0.5 && contextAllowsPerson(reading, part)) {
    return [createCandidate(reading, part, { type: 'person', method: 'names/looks', confidence: likeness })];
  }
  return [untypedCandidate(reading, part)];
}
