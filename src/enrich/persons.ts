// Persons of one document: `Irakli Kobakhidze`, `I. Kobakhidze` and `Kobakhidze` are one.

import { fold } from '../model/name.ts';
import type { Cluster } from './cluster.ts';
import type { Name } from './names/extractor.ts';
import { NAME_PARTICLES, SUFFIXES } from './words/cues.ts';
import { HONORIFICS } from './words/titles.ts';

interface Parts {
  /** Folded; empty where the name is one word. */
  given: string;
  surname: string;
}

/** The people of one surname, or of one given name. */
interface Family {
  byGiven: Map<string, Cluster>;
  /** Whose given name begins with the letter, the first of them; `M. Silva` is that one. */
  byInitial: Map<string, Cluster>;
  /** Whom the document named last. */
  latest: Cluster | null;
}

/**
 * Full names of one surname whose given names are the same, or one the initial of the other, are one person. A single
 * word is the person of that surname last named, else of that given name, else someone of whom no more is said.
 */
export function joinPersons(names: readonly Name[]): Cluster[] {
  const persons: Cluster[] = [];
  const surnames = new Map<string, Family>();
  const givenNames = new Map<string, Family>();
  for (const { surface } of names) {
    const { given, surname } = partsOf(surface);
    if (given === '') continue;
    const family = familyOf(surnames, surname);
    const known = personOf(family, given);
    const person = known ?? { type: 'person' as const, entry: null, names: [] };
    if (!known) persons.push(person);
    family.byGiven.set(given, person);
    const initial = given.charAt(0);
    if (!family.byInitial.has(initial)) family.byInitial.set(initial, person);
    familyOf(givenNames, given).byGiven.set(surname, person);
  }
  const loners = new Map<string, Cluster>();
  // In the document's order, so that "last named" is what a reader has in mind.
  for (const name of names) {
    const { given, surname } = partsOf(name.surface);
    const family = surnames.get(surname) ?? (given === '' ? givenNames.get(surname) : undefined);
    const person = given === '' ? lastNamed(family) : (family?.byGiven.get(given) ?? null);
    if (!person || !family) {
      const loner = loners.get(surname) ?? { type: 'person' as const, entry: null, names: [] };
      loner.names.push(name);
      loners.set(surname, loner);
      continue;
    }
    // Of two people of one name it is a guess who is meant.
    const isDoubtful = given === '' && new Set(family.byGiven.values()).size > 1;
    person.names.push(isDoubtful ? { ...name, confidence: Math.min(name.confidence, 0.5) } : name);
    family.latest = person;
    if (given !== '') familyOf(givenNames, given).latest = person;
  }
  return [...persons, ...loners.values()];
}

function familyOf(families: Map<string, Family>, key: string): Family {
  const family = families.get(key) ?? { byGiven: new Map(), byInitial: new Map(), latest: null };
  families.set(key, family);
  return family;
}

function personOf({ byGiven, byInitial }: Family, given: string): Cluster | undefined {
  const initial = given.charAt(0);
  const isInitial = /^\p{L}\.?(?:\p{L}\.)*$/u.test(given);
  return (
    byGiven.get(given) ?? (isInitial ? byInitial.get(initial) : (byGiven.get(`${initial}.`) ?? byGiven.get(initial)))
  );
}

function lastNamed(family: Family | undefined): Cluster | null {
  return family?.latest ?? family?.byGiven.values().next().value ?? null;
}

/** `Dr. Maria A. van der Silva Jr.` → given `maria`, surname `silva`. */
export function partsOf(surface: string): Parts {
  const words = surface
    .split(/\s+/u)
    .map(fold)
    .filter((word) => !SUFFIXES.has(word) && !HONORIFICS.has(word.replace(/\.$/u, '')));
  const surname = words.findLast((word) => !NAME_PARTICLES.has(word)) ?? fold(surface);
  const given = words[0] ?? '';
  return { given: given === surname ? '' : given, surname };
}

/** The fullest form: most words, then longest; one written in capitals throughout only where there is no other. */
export function fullestName(surfaces: Iterable<string>): string {
  let best = '';
  for (const surface of surfaces) if (best === '' || rank(surface) > rank(best)) best = surface;
  return best;
}

function rank(surface: string): number {
  const isShouted = surface.length > 4 && surface === surface.toUpperCase();
  return (isShouted ? 0 : 10_000) + surface.split(/\s+/u).length * 200 + Math.min(surface.length, 199);
}
