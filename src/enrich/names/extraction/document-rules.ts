// Applies evidence from the whole document to each candidate: surnames, given names, short forms, and the most frequent
// type.

import type { EntityType } from '../../../model/entity/entity.ts';
import { fold } from '../../../model/text/name.ts';
import { THING_NOUNS } from '../../words/calendar.ts';
import { NAME_PARTICLES, SUFFIXES } from '../../words/cues.ts';
import { CIVIC_HEADS, headNounOf, ORGANIZATION_STARTS } from '../../words/organizations.ts';
import { HONORIFICS } from '../../words/titles.ts';
import { type NameCandidate, surfaceOf } from './candidate.ts';

/** The candidates that the document confirms, each with a type, in order. */
export function applyDocumentRules(candidates: readonly NameCandidate[]): NameCandidate[] {
  const votes = typesByForm(candidates);
  const people = namesOfPeople(candidates, votes);
  const forms = shortForms(candidates);
  for (const [key, hints] of forms) {
    const own = votes.get(key);
    for (const [type, weight] of hints) own?.set(type, (own.get(type) ?? 0) + weight);
  }
  const things = namesOfThings(candidates);
  return candidates.flatMap((found, index) => {
    const one = isOfPerson(found, candidates[index - 1]) ? { ...found, type: 'organization' as const } : found;
    const key = keyOf(one);
    if ((people.has(key) && mayBePerson(one)) || isSurnamed(one, votes) || isJunior(one)) return [asPerson(one)];
    const isGuess = one.method === 'names/looks' || (one.method === 'tagger' && one.confidence < 0.9);
    if (isGuess && (things.ships.has(key) || (one.method !== 'tagger' && one.type === 'person' && things.all.has(key))))
      return [];
    // A weak candidate yields to stronger evidence for another type.
    const type = majority(votes.get(key), one.confidence < 0.6 ? one.confidence : MIN_WEIGHT);
    if (one.tentative || one.type === null) {
      const sure = type ?? majority(forms.get(key));
      if (sure === null) return [];
      const entries = one.entries.filter((entry) => entry.type === sure);
      const method = entries.length > 0 ? one.method : 'names/document';
      return [{ ...one, type: sure, entries, tentative: false, method, confidence: 0.65 }];
    }
    if (type && type !== one.type && one.entries.length === 0)
      return [{ ...one, type, method: 'names/document', confidence: 0.6 }];
    return [one];
  });
}

/** `Silva Jr.` */
function isJunior({ sentence, to }: NameCandidate): boolean {
  return /^[js]r\.?$/u.test(sentence.tokens[to - 1]?.lower ?? '');
}

/** `Maria Silva of Varda Forward`: the name after `of` is not a person. */
function isOfPerson(
  { type, confidence, method, sentence, from, to }: NameCandidate,
  before: NameCandidate | undefined,
): boolean {
  if (type !== 'person' || method !== 'tagger' || confidence >= 0.85 || to - from < 2) return false;
  return (
    before?.sentence === sentence &&
    before.type === 'person' &&
    before.to === from - 1 &&
    sentence.tokens[from - 1]?.text === 'of'
  );
}

/** `Bedros Kalandar` is a person if `Kalandar` alone is usually one. */
function isSurnamed(one: NameCandidate, votes: ReadonlyMap<string, Votes>): boolean {
  if (one.type === 'person' || one.entries.length > 0 || one.method !== 'tagger') return false;
  const words = one.sentence.tokens.slice(one.from, one.to);
  const [first, last] = [words[0], words.at(-1)];
  if (words.length < 2 || words.length > 3 || !first || !last) return false;
  if (!words.every(({ capitalized, inLexicon, allCaps }) => capitalized && !inLexicon && !allCaps)) return false;
  const alone = votes.get(fold(last.text));
  return (alone?.get('person') ?? 0) >= 1 && majority(alone) === 'person';
}

function asPerson(one: NameCandidate): NameCandidate {
  if (one.type === 'person' && !one.tentative) return one;
  return {
    ...one,
    type: 'person',
    entries: [],
    tentative: false,
    method: 'names/surname',
    confidence: Math.max(one.type === 'person' ? one.confidence : 0, 0.85),
  };
}

/** Countries are never persons, and a gazetteer name after a preposition of place stays a place. */
function mayBePerson(one: NameCandidate): boolean {
  const kind = one.entries[0]?.kind;
  if (kind === 'country' || kind === 'continent') return false;
  const before = one.sentence.tokens[one.from - 1]?.lower ?? '';
  return one.method !== 'names/head' && !(kind !== undefined && /^(?:in|near|at|from|to)$/u.test(before));
}

function keyOf(one: NameCandidate): string {
  return fold(surfaceOf(one));
}

/**
 * Names used with an article (`the Namib Star`), which are not persons by shape alone, and names of ships, which are
 * never entities.
 */
function namesOfThings(candidates: readonly NameCandidate[]): { all: Set<string>; ships: Set<string> } {
  const [all, ships] = [new Set<string>(), new Set<string>()];
  for (const one of candidates) {
    const before = one.sentence.tokens[one.from - 1]?.lower ?? '';
    if (THING_NOUNS.has(before)) ships.add(keyOf(one));
    if (before === 'the' || THING_NOUNS.has(before)) all.add(keyOf(one));
  }
  return { all, ships };
}

/** Folded surnames and given names of the people mentioned by full name. */
function namesOfPeople(candidates: readonly NameCandidate[], votes: ReadonlyMap<string, Votes>): Set<string> {
  const names = new Set<string>();
  for (const one of candidates) {
    if (!isSurnamed(one, votes) && (one.type !== 'person' || one.tentative || one.confidence < 0.6)) continue;
    const words = one.sentence.tokens
      .slice(one.from, one.to)
      .filter((token) => token.capitalized && !SUFFIXES.has(token.lower) && !HONORIFICS.has(token.lower));
    const [first, last] = [words[0], words.at(-1)];
    if (!first || !last || first === last) continue;
    names.add(fold(last.text));
    // `Quispe` in `Maria Quispe Silva`.
    for (const inner of words.slice(1, -1)) if (!inner.inLexicon && inner.text.length > 2) names.add(fold(inner.text));
    if (!first.text.endsWith('.') && !first.inLexicon) names.add(fold(first.text));
    // `van der Berg`: the surname including its particles.
    const at = one.to - 1;
    let from = at;
    while (from > one.from + 1 && isParticle(one.sentence.tokens[from - 1]?.text ?? '')) from--;
    if (from < at) names.add(fold(surfaceOf({ ...one, from })));
  }
  return names;
}

function isParticle(text: string): boolean {
  return text === '-' || NAME_PARTICLES.has(text.toLowerCase());
}

/**
 * The types of short forms of longer names: `Zorbex Group` makes `Zorbex` an organization, `Varda City Council` makes
 * `Varda` a place, `Church of the Sea` makes `the Church` an organization.
 */
function shortForms(candidates: readonly NameCandidate[]): Map<string, Votes> {
  const forms = new Map<string, Votes>();
  const add = (form: string, type: EntityType, weight: number) => {
    const votes: Votes = forms.get(fold(form)) ?? new Map();
    votes.set(type, (votes.get(type) ?? 0) + weight);
    forms.set(fold(form), votes);
  };
  for (const one of candidates) {
    if ((one.type !== 'organization' && one.type !== 'place') || one.tentative || one.to - one.from < 2) continue;
    const tokens = one.sentence.tokens.slice(one.from, one.to);
    const head = headNounOf(tokens);
    // `FC Delfin` is also called `Delfin`.
    const at = ORGANIZATION_STARTS.has(tokens[0]?.lower ?? '') && one.type === 'organization' ? 1 : 0;
    const lead = tokens[at];
    if (lead?.capitalized && !lead.inLexicon && (one.confidence >= 0.6 || head)) {
      const isCivic = one.type === 'organization' && head !== null && CIVIC_HEADS.has(head.toLowerCase());
      add(lead.text, isCivic ? 'place' : one.type, (isCivic ? 1 : 1.5) * one.confidence);
      const short = surfaceOf({ ...one, from: one.from + at, to: one.to - 1 });
      if (!isCivic && one.to - one.from > at + 2) add(short, one.type, one.confidence);
    }
    if (head && one.type === 'organization') add(head, 'organization', 1);
  }
  return forms;
}

type Votes = Map<EntityType, number>;

function typesByForm(candidates: readonly NameCandidate[]): Map<string, Votes> {
  const forms = new Map<string, Votes>();
  for (const one of candidates) {
    if (one.type === null || one.tentative) continue;
    const key = keyOf(one);
    const votes: Votes = forms.get(key) ?? new Map();
    votes.set(one.type, (votes.get(one.type) ?? 0) + one.confidence);
    forms.set(key, votes);
  }
  return forms;
}

/** One preposition is too weak as evidence for other occurrences of a word. */
const MIN_WEIGHT = 0.75;

/** The type with the highest total, if it reaches the minimum. */
function majority(votes: Votes | undefined, least = MIN_WEIGHT): EntityType | null {
  let best: EntityType | null = null;
  let most = 0;
  for (const [type, weight] of votes ?? []) {
    if (weight < least || weight <= most) continue;
    best = type;
    most = weight;
  }
  return best;
}
