// Persons within a run of capitals: after a title, or by their names.

import { ORGANIZATION_HEADS } from '../../words/organizations.ts';
import { PLACE_HEADS } from '../../words/places.ts';
import { candidate, endOfName, type NameCandidate, type NameReading } from '../extraction/index.ts';
import { apposedBefore, personAfter, saidBefore, titleBefore } from './cues.ts';
import { mayFollowTitle, personLikeness, titleIn } from './persons.ts';
import { type Again, type TokenSpan, tokenSpan } from './run-span.ts';

/** `President X`, `Foreign Minister X`: the person, and what stands before the title. */
export function fromTitle(reading: NameReading, part: TokenSpan, again: Again): NameCandidate[] | null {
  const { tokens } = reading;
  const title = titleIn(reading, part.from, part.to);
  if (!title) return null;
  // `Stephen King`, `King Street`, `King Cross station`: what looks like a title may end a name or begin a place's.
  const last = tokens[part.to - 1]?.lower ?? '';
  const isStop = /^(?:station|stadium|airport)$/u.test(tokens[part.to]?.lower ?? '');
  const begins = personLikeness(reading, title.to, part.to);
  const isPlace = isStop || PLACE_HEADS.has(last) || ORGANIZATION_HEADS.has(last);
  if (isPlace && begins < 0.75 && part.to - title.to > 1) return null;
  if (isPlace && part.to - title.to === 1) return null;
  if (/^(?:of|for)$/u.test(tokens[title.to]?.text ?? '')) return null;
  const before = again(tokenSpan(part, part.from, title.from));
  const person = tokenSpan(part, title.to, part.to);
  return [...before, ...personAfterTitle(reading, person, again)];
}

function personAfterTitle(reading: NameReading, person: TokenSpan, again: Again): NameCandidate[] {
  const country = person.matches.find(
    (match) => match.from === person.from && match.meaning.entries[0]?.kind === 'country',
  );
  if (country) return again(person);
  if (!mayFollowTitle(reading, person.from, person.to)) return again(person);
  const end = endOfName(reading, person.from, Math.min(person.to, person.from + 6));
  return [
    candidate(reading, { from: person.from, to: end }, { type: 'person', method: 'names/title', confidence: 0.95 }),
  ];
}

export function fromPerson(reading: NameReading, part: TokenSpan, again: Again): NameCandidate[] | null {
  const { tokens, knowledge } = reading;
  // `Georgian Salome X`, `Moscow Mayor`: what the gazetteer or the demonyms know may stand before a person.
  let from = part.from;
  while (from < part.to - 1 && knowledge.demonyms.has(tokens[from]?.lower ?? '') && !isGiven(reading, from, part.to))
    from++;
  const lead = part.matches.find((match) => match.from === from && match.to < part.to);
  if (
    lead &&
    part.to - lead.to >= 2 &&
    personLikeness(reading, lead.to, part.to) >= 0.75 &&
    !knowledge.givenNames.has(tokens[from]?.lower ?? '')
  ) {
    return [
      ...again(tokenSpan(part, lead.from, lead.to)),
      candidate(reading, { from: lead.to, to: part.to }, { type: 'person', method: 'names/given', confidence: 0.85 }),
    ];
  }
  const likeness = personLikeness(reading, from, part.to);
  const cue =
    titleBefore(reading, from) ??
    saidBefore(reading, from, part.to) ??
    apposedBefore(reading, from, part.to) ??
    personAfter(reading, part.to);
  const isPerson = likeness >= 0.8 || (likeness >= 0.7 && standsLikePerson(reading, { ...part, from }));
  if (isPerson || (likeness > 0 && cue)) {
    const confidence = Math.max(likeness, cue?.confidence ?? 0);
    return [
      candidate(
        reading,
        { from, to: endOfName(reading, from, part.to) },
        { type: 'person', method: cue ? cue.method : 'names/given', confidence },
      ),
    ];
  }
  return from > part.from ? again(tokenSpan(part, from, part.to)) : null;
}

/** `Roman Dziubenko`: where one word that nobody knows follows, it is a given name. */
function isGiven({ tokens, knowledge }: NameReading, from: number, to: number): boolean {
  const next = tokens[from + 1];
  return to - from === 2 && knowledge.givenNames.has(tokens[from]?.lower ?? '') && next?.known === false;
}

/** Two words nobody knows are a person where a person may stand: not `in X Y`, `the film X Y` or `X Y conjecture`. */
export function standsLikePerson({ tokens }: NameReading, { from, to }: TokenSpan): boolean {
  const [before, after] = [tokens[from - 1], tokens[to]];
  if (after && (/^(?:NOUN|ADJ|NUM)$/u.test(after.pos) || /^(?:of|:)$/u.test(after.text))) return false;
  if (!before) return /^(?:VERB|AUX|PART)$/u.test(after?.pos ?? '') || after?.text === ',';
  if (/^(?:by|of|with|as|for|and|or|,|“|")$/u.test(before.lower)) return true;
  return /^(?:NOUN|ADJ|SCONJ|CCONJ|X)$/u.test(before.pos);
}
