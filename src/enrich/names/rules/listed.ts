// Classifies names listed in the gazetteer, alone or within a run.

import { DIRECTIONS, PLACE_NOUNS, PLACE_PREPOSITIONS } from '../../words/places.ts';
import {
  createCandidate,
  type GazetteerMatch,
  longestMatch,
  type NameCandidate,
  type SentenceContext,
} from '../extraction/index.ts';
import { personCueAfter, titleBeforeCue } from './cues.ts';
import { type ClassifySpan, isSentenceStart, type RunSpan, subSpan, untypedCandidate } from './run-span.ts';

export function classifyMatch(reading: SentenceContext, match: GazetteerMatch): NameCandidate[] {
  const { tokens } = reading;
  const { common } = match.meaning;
  const isPlaced = isPlacedBy(reading, match);
  // `in Santander` is the town, even if the bank is better known.
  const places = isPlaced ? match.meaning.entries.filter(({ type }) => type === 'place') : [];
  const entries = places.length > 0 ? places : match.meaning.entries;
  const entry = entries[0];
  const first = tokens[match.from];
  if (!entry || !first) return [];
  const base = { type: entry.type, method: 'gazetteer', entries };
  if (match.to - match.from > 1) return [createCandidate(reading, match, { ...base, confidence: 0.95 })];
  if (first.allCaps && first.inLexicon && isAmongCapitals(reading, match)) return [];
  if (entry.kind === 'country' || entry.kind === 'continent') {
    return [createCandidate(reading, match, { ...base, confidence: common ? 0.85 : 0.95 })];
  }
  const person = entry.type === 'place' ? titleBeforeCue(reading, match.from) : null;
  if (person) return [createCandidate(reading, match, person)];
  const isGiven = reading.knowledge.givenNames.has(first.lower);
  if (isGiven && entry.weight < WELL_KNOWN && personCueAfter(reading, match.to)) {
    return [createCandidate(reading, match, { type: 'person', method: 'names/verb', confidence: 0.5 })];
  }
  // Within a sentence capitals are meaningful; at its start an ordinary word is possible: `Apple fell`, `Reading is
  // fun`.
  const isPlain = common || (isGiven && entry.weight < WELL_KNOWN);
  const isSure = isPlaced && entry.type === 'place';
  const tentative = isPlain && !isSure && (entry.type === 'place' || isPlainStart(reading, match));
  return [createCandidate(reading, match, { ...base, confidence: isSure ? 0.9 : isPlain ? 0.65 : 0.9, tentative })];
}

/** At the start of a sentence: `Apple fell`, but not `Apple's profit`. */
function isPlainStart(reading: SentenceContext, { from, to }: GazetteerMatch): boolean {
  return isSentenceStart(reading, from) && reading.tokens[to]?.pos !== 'PART';
}

/** Population in thousands above which a town is more likely than a person of the same name. */
const WELL_KNOWN = 300;

/** True if context makes it a place: `in Nice`, `north of Nice`, `Nice, France`. */
function isPlacedBy({ tokens, knowledge }: SentenceContext, { from, to }: GazetteerMatch): boolean {
  const before = tokens[from - 1]?.lower ?? '';
  if (PLACE_PREPOSITIONS.has(before)) return true;
  const noun = tokens[from - 2]?.lower ?? '';
  if (before === 'of' && (DIRECTIONS.has(noun) || PLACE_NOUNS.has(noun))) return true;
  const next =
    tokens[to]?.text === ',' && tokens[to + 1]?.capitalized ? longestMatch(tokens, to + 1, knowledge.gazetteer) : null;
  return next?.meaning.entries[0]?.type === 'place';
}

/** `SHE IS THE BEST`: in a line of capitals, a short form that is a word is just the word. */
function isAmongCapitals({ tokens }: SentenceContext, { from, to }: GazetteerMatch): boolean {
  return [tokens[from - 1], tokens[to]].some((token) => token?.allCaps === true && token.inLexicon);
}

/** Gazetteer names in the span, and the parts between them. */
export function classifyByMatches(
  reading: SentenceContext,
  part: RunSpan,
  again: ClassifySpan,
): NameCandidate[] | null {
  const match = part.matches[0];
  if (!match) return null;
  const { tokens } = reading;
  const entry = match.meaning.entries[0];
  const rest = subSpan(part, match.to, part.to);
  const joint = tokens[rest.from];
  if (joint && /^[-–/]$/u.test(joint.text) && entry) {
    return [...classifyMatch(reading, match), ...again(subSpan(part, rest.from + 1, part.to))];
  }
  if (match.from > part.from) return afterLead(reading, part, match, again);
  // `Boston Tigers` is a team, `Boston Law` a film: a longer name is not the town.
  const last = tokens[part.to - 1];
  const isTown = entry?.type === 'place' && entry.kind !== 'country' && entry.kind !== 'continent';
  if (isTown && part.to - match.to <= 2 && rest.matches.length === 0) {
    if (last?.inLexicon && /[^s]s$/u.test(last.lower)) {
      return [createCandidate(reading, part, { type: 'organization', method: 'names/team', confidence: 0.55 })];
    }
    return [untypedCandidate(reading, part)];
  }
  return [...classifyMatch(reading, match), ...again(rest).filter((found) => !found.tentative)];
}

/** Words before a gazetteer name: `Nazi Germany` and `Old Goa` are places, `Hotel Essex` is not. */
function afterLead(
  reading: SentenceContext,
  part: RunSpan,
  match: GazetteerMatch,
  again: ClassifySpan,
): NameCandidate[] {
  const lead = reading.tokens.slice(part.from, match.from);
  const rest = subSpan(part, match.from, part.to);
  const isPlace = match.meaning.entries[0]?.type === 'place' && match.to === part.to;
  if (
    isPlace &&
    lead.length === 1 &&
    lead.some(({ lower }) => reading.knowledge.demonyms.has(lower) || lower === 'old')
  ) {
    return [createCandidate(reading, part, { type: 'place', method: 'names/head', confidence: 0.55 })];
  }
  if (lead.every((token) => token.inLexicon) && isSentenceStart(reading, part.from)) return again(rest);
  return [untypedCandidate(reading, part)];
}
