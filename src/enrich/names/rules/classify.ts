// Splits a run of capitals into candidates.

import type { Token } from '../../text/sentences.ts';
import { OF_HEADS, ORGANIZATION_HEADS } from '../../words/organizations.ts';
import { DIRECTIONS, PLACE_STARTS } from '../../words/places.ts';
import { isTitle } from '../../words/titles.ts';
import type { NameCandidate, SentenceContext } from '../extraction/index.ts';
import { classifyByHead } from './heads.ts';
import { classifyByMatches, classifyMatch } from './listed.ts';
import { classifyAsPerson, classifyByTitle } from './people.ts';
import { personNameScore } from './persons.ts';
import { type ClassifySpan, isSentenceStart, type RunSpan, subSpan } from './run-span.ts';
import { classifyByContext, classifyWord } from './unlisted.ts';

/** The candidates of a run, in order, without overlaps. */
export function classifyRun(reading: SentenceContext, run: RunSpan): NameCandidate[] {
  const from = withoutLead(reading, run);
  return from < run.to ? classifyStretch(reading, subSpan(run, from, run.to), 0) : [];
}

/** Bounds the recursion into parts of parts. */
const MAX_DEPTH = 8;

function classifyStretch(reading: SentenceContext, part: RunSpan, depth: number): NameCandidate[] {
  if (part.from >= part.to || depth > MAX_DEPTH) return [];
  const whole = part.matches.find((match) => match.from === part.from && match.to === part.to);
  if (whole) return classifyMatch(reading, whole);
  if (part.to - part.from === 1) return classifyWord(reading, part.from);
  const again: ClassifySpan = (smaller) => classifyStretch(reading, smaller, depth + 1);
  // The most reliable rule first.
  return (
    fromPair(reading, part, again) ??
    classifyByTitle(reading, part, again) ??
    classifyByHead(reading, part, again) ??
    classifyAsPerson(reading, part, again) ??
    classifyByMatches(reading, part, again) ??
    classifyByContext(reading, part)
  );
}

/** A sentence's first word is always capitalized: drop it if it is an ordinary word before a name. */
function withoutLead(reading: SentenceContext, run: RunSpan): number {
  const { tokens, knowledge } = reading;
  let from = run.from;
  while (from < run.to - 1 && isSentenceStart(reading, from)) {
    const token = tokens[from];
    if (!token || run.matches.some((match) => match.from === from)) break;
    const isPlain = token.inLexicon && !token.allCaps && !knowledge.givenNames.has(token.lower) && !isNamePart(token);
    const isNoun = token.pos === 'NOUN' || token.pos === 'PROPN' || token.pos === 'ADJ';
    if (!isPlain || (isNoun && !followsName(reading, run, from))) break;
    from++;
  }
  return from;
}

/** True if a name starts after the first word. */
function followsName(reading: SentenceContext, run: RunSpan, from: number): boolean {
  const rest = subSpan(run, from + 1, run.to);
  if (ORGANIZATION_HEADS.has(reading.tokens[run.to - 1]?.lower ?? '')) return false;
  if (rest.matches.some((match) => match.from === from + 1)) return true;
  return personNameScore(reading, rest.from, rest.to) >= 0.7;
}

function isNamePart(token: Token): boolean {
  return (
    isTitle(token.lower) || DIRECTIONS.has(token.lower) || PLACE_STARTS.has(token.lower) || OF_HEADS.has(token.lower)
  );
}

/** `Maria Silva & Jane Roe` are two persons, not a firm. */
function fromPair(reading: SentenceContext, part: RunSpan, again: ClassifySpan): NameCandidate[] | null {
  for (let index = part.from + 1; index < part.to - 1; index++) {
    const joint = reading.tokens[index]?.text;
    if (joint !== '&' && joint !== '/') continue;
    const both = [subSpan(part, part.from, index), subSpan(part, index + 1, part.to)];
    const split = joint === '/' || both.every(({ from, to }) => personNameScore(reading, from, to) >= 0.75);
    if (split) return both.flatMap((one) => again(one));
  }
  return null;
}
