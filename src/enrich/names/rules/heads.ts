// Classifies spans by head noun: `… Ministry`, `University of …`, `… Island`, `Bank …`.

import type { Token } from '../../text/sentences.ts';
import { EVENT_HEADS, EVENT_STARTS, OTHER_HEADS } from '../../words/calendar.ts';
import { OF_HEADS, ORGANIZATION_HEADS, ORGANIZATION_STARTS, WEAK_HEADS } from '../../words/organizations.ts';
import { DIRECTIONS, PLACE_HEADS, PLACE_OF_HEADS, PLACE_STARTS, WEAK_PLACE_HEADS } from '../../words/places.ts';
import { createCandidate, type NameCandidate, type SentenceContext } from '../extraction/index.ts';
import { personNameScore } from './persons.ts';
import { type ClassifySpan, type RunSpan, subSpan } from './run-span.ts';

/** By the last word, the first word, or `… of …`. */
export function classifyByHead(reading: SentenceContext, part: RunSpan, again: ClassifySpan): NameCandidate[] | null {
  const { tokens, knowledge } = reading;
  const words = tokens.slice(part.from, part.to);
  const first = words[0];
  const last = words.at(-1);
  if (!first || !last) return null;
  const of = words.findIndex((token) => token.text === 'of' || token.text === 'for' || token.text === 'on');
  if (of > 0) return fromOfPhrase(reading, part, part.from + of, again);
  if (EVENT_HEADS.has(last.lower) || OTHER_HEADS.has(last.lower) || EVENT_STARTS.has(first.lower)) {
    return isFamily(reading, part) ? null : [];
  }
  if (isCompanySuffix(last)) return [organization(reading, part, 0.95)];
  const isName = personNameScore(reading, part.from, part.to) >= 0.85;
  if (isName && knowledge.surnames.has(last.lower)) return null;
  if (ORGANIZATION_HEADS.has(last.lower)) return fromOrganizationHead(reading, part, last);
  if (PLACE_HEADS.has(last.lower)) return fromPlaceHead(reading, part, last);
  if (ORGANIZATION_STARTS.has(first.lower)) return [organization(reading, part, 0.7)];
  if (PLACE_STARTS.has(first.lower) && words.length <= 3 && !knowledge.givenNames.has(first.lower)) {
    return [createCandidate(reading, part, { type: 'place', method: 'names/head', confidence: 0.7 })];
  }
  const second = part.matches.find((match) => match.from === part.from + 1 && match.to === part.to);
  if (DIRECTIONS.has(first.lower) && second?.meaning.entries[0]?.type === 'place') {
    return [createCandidate(reading, part, { type: 'place', method: 'names/head', confidence: 0.75 })];
  }
  return fromMiddleHead(reading, part, again);
}

function organization(reading: SentenceContext, part: { from: number; to: number }, confidence: number): NameCandidate {
  return createCandidate(reading, part, { type: 'organization', method: 'names/head', confidence });
}

/** `Lopez War` is not a person; `Anna War` may be one. */
function isFamily(reading: SentenceContext, part: RunSpan): boolean {
  return personNameScore(reading, part.from, part.to) >= 0.85;
}

function fromOfPhrase(reading: SentenceContext, part: RunSpan, of: number, again: ClassifySpan): NameCandidate[] {
  const { tokens } = reading;
  const head = tokens[of - 1];
  if (!head || of === part.to - 1) return [];
  if (PLACE_OF_HEADS.has(head.lower))
    return [createCandidate(reading, part, { type: 'place', method: 'names/head', confidence: 0.75 })];
  if (OF_HEADS.has(head.lower)) return [organization(reading, part, 0.85)];
  // `Secretary of State X`, `President of Georgia`: the name starts after the ordinary words.
  const rest = subSpan(part, of + 1, part.to);
  for (let index = of + 1; index < part.to; index++) {
    if (reading.knowledge.givenNames.has(tokens[index]?.lower ?? '') && personNameScore(reading, index, part.to) > 0) {
      return [
        ...again(subSpan(part, of + 1, index)).filter(({ type }) => type === 'place'),
        createCandidate(
          reading,
          { from: index, to: part.to },
          { type: 'person', method: 'names/title', confidence: 0.9 },
        ),
      ];
    }
  }
  return again(rest);
}

function isCompanySuffix(token: Token): boolean {
  return (
    /^(?:inc|corp|ltd|plc|llc|llp|gmbh|ag|nv|oao|ooo|oy|ab|co|bhd|pty|srl|spa)\.?$/u.test(token.lower) &&
    (token.lower !== 'ag' || token.allCaps)
  );
}

function fromOrganizationHead(reading: SentenceContext, part: RunSpan, last: Token): NameCandidate[] | null {
  const { tokens, knowledge } = reading;
  const before = tokens.slice(part.from, part.to - 1);
  const first = before[0];
  if (!first) return null;
  // A plural such as `Non-Governmental Organizations` is not a name.
  if (
    /(?:organi[sz]ations|companies|institutions|agencies|universities|banks|councils|ministries|committees)$/u.test(
      last.lower,
    )
  ) {
    if (before.every((token) => token.inLexicon || !token.capitalized)) return [];
  }
  const isDemonymOnly = before.every((token) => knowledge.demonyms.has(token.lower));
  if (WEAK_HEADS.has(last.lower)) {
    const hasName =
      before.some((token) => !token.inLexicon || token.allCaps) || part.matches.some((match) => match.to < part.to);
    if (!hasName && isDemonymOnly) return [];
    // `Social Credit`, `Direct Service`: ordinary words form a name only with a definite article.
    if (!hasName && tokens[part.from - 1]?.lower !== 'the') return [];
    return [
      createCandidate(reading, part, { type: 'organization', method: 'names/head', confidence: hasName ? 0.75 : 0.55 }),
    ];
  }
  return [organization(reading, part, 0.85)];
}

function fromPlaceHead(reading: SentenceContext, part: RunSpan, last: Token): NameCandidate[] | null {
  const before = reading.tokens.slice(part.from, part.to - 1);
  if (before.every((token) => reading.knowledge.demonyms.has(token.lower) && !DIRECTIONS.has(token.lower))) return [];
  const weak = WEAK_PLACE_HEADS.has(last.lower);
  if (weak && before.every((token) => token.inLexicon && !token.allCaps)) return [];
  return [createCandidate(reading, part, { type: 'place', method: 'names/head', confidence: weak ? 0.6 : 0.8 })];
}

/** `Justice Department Lawyer X`, `Harvard University X`: a strong head noun ends a name within the run. */
function fromMiddleHead(reading: SentenceContext, part: RunSpan, again: ClassifySpan): NameCandidate[] | null {
  for (let index = part.to - 2; index > part.from; index--) {
    const token = reading.tokens[index];
    if (!token || !ORGANIZATION_HEADS.has(token.lower) || WEAK_HEADS.has(token.lower)) continue;
    // `University College London`: the town is part of a school's name.
    const town = part.matches.find((match) => match.from === index + 1 && match.meaning.entries[0]?.type === 'place');
    const end = town && /^(?:college|university|school|hospital)$/u.test(token.lower) ? town.to : index + 1;
    if (end === part.to) return [organization(reading, part, 0.85)];
    const head = subSpan(part, part.from, end);
    return [...again(head), ...again(subSpan(part, end, part.to))];
  }
  return null;
}
