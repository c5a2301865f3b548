// Classifies persons in a run: after a title, or by their names.

import { ORGANIZATION_HEADS } from '../../words/organizations.ts';
import { PLACE_HEADS } from '../../words/places.ts';
import {
  createCandidate,
  endWithoutPostnominals,
  type NameCandidate,
  type SentenceContext,
} from '../extraction/index.ts';
import { appositionCue, personCueAfter, speechVerbCue, titleBeforeCue } from './cues.ts';
import { canBePersonName, findTitle, personNameScore } from './persons.ts';
import { type ClassifySpan, type RunSpan, subSpan } from './run-span.ts';

/** The person after a title, and what precedes the title: `President X`, `Foreign Minister X`. */
export function classifyByTitle(reading: SentenceContext, part: RunSpan, again: ClassifySpan): NameCandidate[] | null {
  const { tokens } = reading;
  const title = findTitle(reading, part.from, part.to);
  if (!title) return null;
  // `Stephen King`, `King Street`, `King Cross station`: a title word can end a name or begin a place.
  const last = tokens[part.to - 1]?.lower ?? '';
  const isStop = /^(?:station|stadium|airport)$/u.test(tokens[part.to]?.lower ?? '');
  const begins = personNameScore(reading, title.to, part.to);
  const isPlace = isStop || PLACE_HEADS.has(last) || ORGANIZATION_HEADS.has(last);
  if (isPlace && begins < 0.75 && part.to - title.to > 1) return null;
  if (isPlace && part.to - title.to === 1) return null;
  if (/^(?:of|for)$/u.test(tokens[title.to]?.text ?? '')) return null;
  const before = again(subSpan(part, part.from, title.from));
  const person = subSpan(part, title.to, part.to);
  return [...before, ...personAfterTitle(reading, person, again)];
}

function personAfterTitle(reading: SentenceContext, person: RunSpan, again: ClassifySpan): NameCandidate[] {
  const country = person.matches.find(
    (match) => match.from === person.from && match.meaning.entries[0]?.kind === 'country',
  );
  if (country) return again(person);
  if (!canBePersonName(reading, person.from, person.to)) return again(person);
  const end = endWithoutPostnominals(reading, person.from, Math.min(person.to, person.from + 6));
  return [
    createCandidate(
      reading,
      { from: person.from, to: end },
      { type: 'person', method: 'names/title', confidence: 0.95 },
    ),
  ];
}

export function classifyAsPerson(reading: SentenceContext, part: RunSpan, again: ClassifySpan): NameCandidate[] | null {
  const { tokens, knowledge } = reading;
  // `Georgian Salome X`, `Moscow Mayor`: a demonym or gazetteer name can precede a person.
  let from = part.from;
  while (from < part.to - 1 && knowledge.demonyms.has(tokens[from]?.lower ?? '') && !isGiven(reading, from, part.to))
    from++;
  const lead = part.matches.find((match) => match.from === from && match.to < part.to);
  if (
    lead &&
    part.to - lead.to >= 2 &&
    personNameScore(reading, lead.to, part.to) >= 0.75 &&
    !knowledge.givenNames.has(tokens[from]?.lower ?? '')
  ) {
    return [
      ...again(subSpan(part, lead.from, lead.to)),
      createCandidate(
        reading,
        { from: lead.to, to: part.to },
        { type: 'person', method: 'names/given', confidence: 0.85 },
      ),
    ];
  }
  const likeness = personNameScore(reading, from, part.to);
  const cue =
    titleBeforeCue(reading, from) ??
    speechVerbCue(reading, from, part.to) ??
    appositionCue(reading, from, part.to) ??
    personCueAfter(reading, part.to);
  const isPerson = likeness >= 0.8 || (likeness >= 0.7 && contextAllowsPerson(reading, { ...part, from }));
  if (isPerson || (likeness > 0 && cue)) {
    const confidence = Math.max(likeness, cue?.confidence ?? 0);
    return [
      createCandidate(
        reading,
        { from, to: endWithoutPostnominals(reading, from, part.to) },
        { type: 'person', method: cue ? cue.method : 'names/given', confidence },
      ),
    ];
  }
  return from > part.from ? again(subSpan(part, from, part.to)) : null;
}

/** `Roman Dziubenko`: before one unknown word it is a given name. */
function isGiven({ tokens, knowledge }: SentenceContext, from: number, to: number): boolean {
  const next = tokens[from + 1];
  return to - from === 2 && knowledge.givenNames.has(tokens[from]?.lower ?? '') && next?.inLexicon === false;
}

/** Two unknown words are a person if the context allows one: not in `in X Y`, `the film X Y` or `X Y conjecture`. */
export function contextAllowsPerson({ tokens }: SentenceContext, { from, to }: RunSpan): boolean {
  const [before, after] = [tokens[from - 1], tokens[to]];
  if (after && (/^(?:NOUN|ADJ|NUM)$/u.test(after.pos) || /^(?:of|:)$/u.test(after.text))) return false;
  if (!before) return /^(?:VERB|AUX|PART)$/u.test(after?.pos ?? '') || after?.text === ',';
  if (/^(?:by|of|with|as|for|and|or|,|“|")$/u.test(before.lower)) return true;
  return /^(?:NOUN|ADJ|SCONJ|CCONJ|X)$/u.test(before.pos);
}
