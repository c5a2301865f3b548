// What one place of a document says of another: surnames, first names, short forms, and the type most places agree on.

import type { EntityType } from '../../model/entity.ts';
import { fold } from '../../model/name.ts';
import { headOf } from '../organizations.ts';
import { THING_NOUNS } from '../words/calendar.ts';
import { NAME_PARTICLES, SUFFIXES } from '../words/cues.ts';
import { HONORIFICS } from '../words/titles.ts';
import type { Candidate } from './candidate.ts';

/** Candidates the document bears out, each with its type; in their order. */
export function applyDocumentRules(candidates: readonly Candidate[]): Candidate[] {
  const people = namesOfPeople(candidates);
  const forms = shortForms(candidates);
  const votes = typesByForm(candidates);
  const things = namesOfThings(candidates);
  return candidates.flatMap((one) => {
    const key = keyOf(one);
    const person = people.get(key);
    if (person && mayBePerson(one)) return [asPerson(one)];
    if (one.type === 'person' && one.method === 'names/looks' && things.has(key)) return [];
    const type = majority(votes.get(key));
    const isGuess = one.method === 'names/looks' || (one.method === 'names/given' && one.to - one.from === 1);
    const form = isGuess ? forms.get(key) : undefined;
    if (form) return [{ ...one, type: form, method: 'names/document', confidence: 0.65 }];
    if (one.tentative || one.type === null) {
      const sure = type ?? forms.get(key) ?? null;
      if (sure === null) return [];
      const entries = one.entries.filter((entry) => entry.type === sure);
      return [
        {
          ...one,
          type: sure,
          entries,
          tentative: false,
          method: entries.length > 0 ? one.method : 'names/document',
          confidence: 0.65,
        },
      ];
    }
    if (type && type !== one.type && one.entries.length === 0)
      return [{ ...one, type, method: 'names/document', confidence: 0.6 }];
    return [one];
  });
}

function asPerson(one: Candidate): Candidate {
  if (one.type === 'person' && !one.tentative) return one;
  return { ...one, type: 'person', entries: [], tentative: false, method: 'names/surname', confidence: 0.85 };
}

/** A country stays one, and what stands after "in" is a place, whoever bears the name. */
function mayBePerson(one: Candidate): boolean {
  const kind = one.entries[0]?.kind;
  if (kind === 'country' || kind === 'continent') return false;
  const before = one.sentence.tokens[one.from - 1]?.lower ?? '';
  return one.method !== 'names/head' && !(kind !== undefined && /^(?:in|near|at|from|to)$/u.test(before));
}

export function surfaceOf({ sentence, from, to }: Candidate): string {
  const first = sentence.tokens[from];
  const last = sentence.tokens[to - 1];
  return first && last ? sentence.passage.source.slice(first.start, last.end) : '';
}

function keyOf(one: Candidate): string {
  return fold(surfaceOf(one));
}

/** What has an article somewhere (`the Namib Star`) is no person by its looks elsewhere. */
function namesOfThings(candidates: readonly Candidate[]): Set<string> {
  const things = new Set<string>();
  for (const one of candidates) {
    const before = one.sentence.tokens[one.from - 1]?.lower ?? '';
    if (before === 'the' || THING_NOUNS.has(before)) things.add(keyOf(one));
  }
  return things;
}

/** Surnames and given names of the people with full names, folded. */
function namesOfPeople(candidates: readonly Candidate[]): Map<string, true> {
  const names = new Map<string, true>();
  for (const one of candidates) {
    if (one.type !== 'person' || one.tentative || one.confidence < 0.65) continue;
    const words = one.sentence.tokens
      .slice(one.from, one.to)
      .filter((token) => token.capital && !SUFFIXES.has(token.lower) && !HONORIFICS.has(token.lower));
    const [first, last] = [words[0], words.at(-1)];
    if (!first || !last || first === last) continue;
    names.set(fold(last.text), true);
    if (!first.text.endsWith('.') && !first.known) names.set(fold(first.text), true);
    // `van der Berg`: the surname with its particles.
    const at = one.to - 1;
    let from = at;
    while (from > one.from + 1 && NAME_PARTICLES.has(one.sentence.tokens[from - 1]?.text ?? '')) from--;
    if (from < at) names.set(fold(surfaceOf({ ...one, from })), true);
  }
  return names;
}

/** `Zorbex Group` makes `Zorbex` an organization, whoever is called so; `Church of the Sea` makes `the Church` one. */
function shortForms(candidates: readonly Candidate[]): Map<string, EntityType> {
  const forms = new Map<string, EntityType>();
  for (const one of candidates) {
    if ((one.type !== 'organization' && one.type !== 'place') || one.tentative || one.to - one.from < 2) continue;
    const tokens = one.sentence.tokens.slice(one.from, one.to);
    const [lead] = tokens;
    if (one.method === 'names/head' && lead && !lead.known) {
      forms.set(fold(lead.text), one.type);
      forms.set(fold(surfaceOf({ ...one, to: one.to - 1 })), one.type);
    }
    if (one.type === 'place') continue;
    const head = headOf(tokens);
    if (head) forms.set(fold(head), 'organization');
  }
  return forms;
}

type Votes = Map<EntityType, number>;

function typesByForm(candidates: readonly Candidate[]): Map<string, Votes> {
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

/** One guess by a preposition says too little of the same word elsewhere. */
const SURE = 0.75;

/** The type with the most weight, if it is weight enough. */
function majority(votes: Votes | undefined): EntityType | null {
  let best: EntityType | null = null;
  let most = 0;
  for (const [type, weight] of votes ?? []) {
    if (weight < SURE || weight <= most) continue;
    best = type;
    most = weight;
  }
  return best;
}
