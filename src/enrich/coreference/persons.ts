// Clusters person mentions: `Irakli Kobakhidze`, `I. Kobakhidze` and `Kobakhidze` are one person.

import { type PersonNameParts, personNameParts } from '../identity/index.ts';
import type { NameMention } from '../names/index.ts';
import type { Cluster } from './cluster.ts';

/** The people who share a surname, a given name or a middle name. */
interface NameGroup {
  byGiven: Map<string, Cluster>;
  /** The first person whose given name starts with the letter; `M. Silva` refers to them. */
  byInitial: Map<string, Cluster>;
  /** People by middle name: `Ortiz Silva` refers to `Maria Ortiz Silva`. */
  byInner: Map<string, Cluster>;
  /** The person mentioned most recently. */
  latest: Cluster | null;
}

/**
 * Full names with the same surname are one person if the given names are equal or one is the initial of the other. A
 * single word refers to the most recently mentioned person with that surname, then given name, then middle name;
 * otherwise it is a separate person.
 */
export function clusterPersons(names: readonly NameMention[]): Cluster[] {
  const persons: Cluster[] = [];
  const surnames = new Map<string, NameGroup>();
  const givenNames = new Map<string, NameGroup>();
  const innerNames = new Map<string, NameGroup>();
  // Longest names first: a short name can be part of a long one.
  for (const { given, surname, inner } of names.map(({ surface }) => personNameParts(surface)).toSorted(byLength)) {
    if (given === '') continue;
    const family = groupOf(surnames, surname);
    const existing = findInGroup(family, given);
    const person = existing ?? { type: 'person' as const, entry: null, mentions: [] };
    if (!existing) persons.push(person);
    family.byGiven.set(given, person);
    const initial = given.charAt(0);
    if (!family.byInitial.has(initial)) family.byInitial.set(initial, person);
    groupOf(givenNames, given).byGiven.set(surname, person);
    for (const word of inner) {
      family.byInner.set(word, person);
      groupOf(innerNames, word).byGiven.set(`${given} ${surname}`, person);
    }
  }
  const loners = new Map<string, Cluster>();
  // In document order, so that the most recent mention is the one a reader remembers.
  for (const name of names) {
    const { given, surname } = personNameParts(name.surface);
    const family =
      surnames.get(surname) ?? (given === '' ? (givenNames.get(surname) ?? innerNames.get(surname)) : undefined);
    const person = given === '' ? mostRecent(family) : (family?.byGiven.get(given) ?? null);
    if (!person || !family) {
      const loner = loners.get(surname) ?? { type: 'person' as const, entry: null, mentions: [] };
      loner.mentions.push(name);
      loners.set(surname, loner);
      continue;
    }
    // If several people share the surname, the choice is a guess.
    const isDoubtful = given === '' && new Set(family.byGiven.values()).size > 1;
    person.mentions.push(isDoubtful ? { ...name, confidence: Math.min(name.confidence, 0.5) } : name);
    family.latest = person;
    if (given !== '') groupOf(givenNames, given).latest = person;
  }
  return [...persons, ...loners.values()];
}

function groupOf(families: Map<string, NameGroup>, key: string): NameGroup {
  const family = families.get(key) ?? { byGiven: new Map(), byInitial: new Map(), byInner: new Map(), latest: null };
  families.set(key, family);
  return family;
}

function byLength(one: PersonNameParts, other: PersonNameParts): number {
  return other.inner.length - one.inner.length;
}

function findInGroup({ byGiven, byInitial, byInner }: NameGroup, given: string): Cluster | undefined {
  const initial = given.charAt(0);
  const isInitial = /^\p{L}\.?(?:\p{L}\.)*$/u.test(given);
  return (
    byGiven.get(given) ??
    (isInitial ? byInitial.get(initial) : (byGiven.get(`${initial}.`) ?? byGiven.get(initial))) ??
    byInner.get(given)
  );
}

function mostRecent(family: NameGroup | undefined): Cluster | null {
  return family?.latest ?? family?.byGiven.values().next().value ?? null;
}
