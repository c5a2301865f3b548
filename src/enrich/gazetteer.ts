// The gazetteer: places and organizations the archive knows before it reads anything, found by their folded names.

import type { EntityType } from '../model/entity/entity.ts';
import { entityId } from '../model/id/id.ts';
import { fold } from '../model/text/name.ts';

export type PlaceKind = 'country' | 'region' | 'city' | 'capital' | 'continent' | 'feature';

export interface GazetteerEntry {
  id: string;
  type: EntityType;
  name: string;
  /** Other forms of the name. */
  forms: readonly string[];
  /** `given`: by the operator, of any type. */
  kind: PlaceKind | 'organization' | 'given';
  /** ISO 3166-1 code of the country a place is or lies in. */
  country: string | null;
  /** Of namesakes the heavier is meant, other things being equal: thousands of inhabitants, countries most of all. */
  weight: number;
  description: string;
  sameAs: readonly string[];
}

/** A name as it stands in a text, and what it may mean: namesakes, heaviest first. */
export interface Meaning {
  entries: readonly GazetteerEntry[];
  /** The form is also an ordinary word (`Shell`, `Nice`), so a name needs context. */
  common: boolean;
}

export class Gazetteer {
  readonly #meanings = new Map<string, { entry: GazetteerEntry; form: string; common: boolean }[]>();
  readonly #longest = new Map<string, number>();
  readonly #smallStarts = new Set<string>();
  readonly #countries = new Map<string, GazetteerEntry>();

  constructor(entries: Iterable<{ entry: GazetteerEntry; commonForms?: ReadonlySet<string> }>) {
    for (const { entry, commonForms } of entries) {
      if (entry.kind === 'country' && entry.country) this.#countries.set(entry.country, entry);
      for (const form of new Set([entry.name, ...entry.forms])) {
        const key = fold(form);
        if (key === '') continue;
        const meanings = this.#meanings.get(key) ?? [];
        meanings.push({ entry, form, common: commonForms?.has(form) ?? false });
        this.#meanings.set(
          key,
          meanings.sort((one, other) => other.entry.weight - one.entry.weight),
        );
        const first = firstWord(key);
        this.#longest.set(first, Math.max(this.#longest.get(first) ?? 0, key.length));
        if (/^\p{Ll}/u.test(form)) this.#smallStarts.add(firstWord(form));
      }
    }
  }

  /** How long a name that begins with this word can be at most, folded; 0 where none begins so. */
  longestFrom(word: string): number {
    // Folding is slow, and most words are ASCII.
    return this.#longest.get(firstWord(/^[a-z]+$/u.test(word) ? word : fold(word))) ?? 0;
  }

  /** Whether some name begins with this word in small letters: `al-Qaeda`, `mainland China`. */
  hasSmall(word: string): boolean {
    return this.#smallStarts.has(word);
  }

  /** The country of an ISO 3166-1 code. */
  country(code: string): GazetteerEntry | null {
    return this.#countries.get(code) ?? null;
  }

  /** What `surface` may mean. Short forms in capitals (`US`, `IS`) are found as they are written only. */
  find(surface: string): Meaning | null {
    const found = (this.#meanings.get(fold(surface)) ?? []).filter(({ form }) => isWrittenAs(form, surface));
    if (found.length === 0) return null;
    return { entries: found.map(({ entry }) => entry), common: found.every(({ common }) => common) };
  }
}

function firstWord(key: string): string {
  return /^[\p{L}\p{N}]+/u.exec(key)?.[0] ?? key.charAt(0);
}

function isWrittenAs(form: string, surface: string): boolean {
  if (form === surface) return true;
  // `U.S.` is not `u.s.`, `IS` not `Is`; `RUSSIA` is `Russia`.
  if (form === form.toUpperCase()) return surface === surface.toUpperCase();
  // Capitals of the name are capitals in the text: `US army` is not the US Army.
  const words = surface.split(/[\s-]+/u);
  return form.split(/[\s-]+/u).every((word, index) => /^\P{Lu}/u.test(word) || /^\P{Ll}/u.test(words[index] ?? ''));
}

/** The compiled table as it is written, line by line; see `scripts/compile-gazetteer.ts`. */
export interface GazetteerTable {
  places: string[];
  organizations: string[];
}

export function gazetteerOf(table: GazetteerTable): Gazetteer {
  const countries = new Map<string, string>();
  for (const line of table.places) {
    const [name = '', kind, country = ''] = line.split('|');
    if (kind === 'country') countries.set(country, name.replace(/^!/u, ''));
  }
  const places = table.places.map((line) => placeOf(line, countries));
  return new Gazetteer([...withOwnIds(places, countries), ...table.organizations.map(organizationOf)]);
}

interface Listed {
  entry: GazetteerEntry;
  /** Those of its forms that are words of their own. */
  commonForms: ReadonlySet<string>;
}

function placeOf(line: string, countries: Map<string, string>): Listed {
  const [marked = '', kind = '', country = '', weight = '', description = '', id = '', others = ''] = line.split('|');
  const { name, forms, commonForms } = formsOf(marked, others);
  const where = countries.get(country) ?? '';
  const entry: GazetteerEntry = {
    id: entityId('place', name),
    type: 'place',
    name,
    forms,
    kind: kind as PlaceKind,
    country: country || null,
    weight: Number(weight),
    description: description || (kind === 'capital' ? `capital of ${where}` : `city in ${where}`),
    sameAs: sameAsOf(id),
  };
  return { entry, commonForms };
}

function organizationOf(line: string): Listed {
  const [marked = '', description = '', id = '', others = ''] = line.split('|');
  const { name, forms, commonForms } = formsOf(marked, others);
  const entry: GazetteerEntry = {
    id: entityId('organization', name),
    type: 'organization',
    name,
    forms,
    kind: 'organization',
    country: null,
    // A paper or club is more often meant than a town of its name, never more often than a capital or a country.
    weight: 1_000,
    description,
    sameAs: sameAsOf(id),
  };
  return { entry, commonForms };
}

function formsOf(marked: string, others: string): { name: string; forms: string[]; commonForms: Set<string> } {
  const all = [marked, ...(others === '' ? [] : others.split(';'))];
  const [name = '', ...forms] = all.map((form) => form.replace(/^!/u, ''));
  return { name, forms, commonForms: new Set(all.filter((form) => form.startsWith('!')).map((form) => form.slice(1))) };
}

function sameAsOf(id: string): string[] {
  if (id === '') return [];
  return [id.startsWith('Q') ? `https://www.wikidata.org/entity/${id}` : `https://sws.geonames.org/${id}/`];
}

/** Of two places of one name the lighter has its country in its id: `place-georgia`, `place-georgia-united-states`. */
function withOwnIds(places: readonly Listed[], countries: Map<string, string>): Listed[] {
  const taken = new Set<string>();
  return places
    .toSorted((one, other) => other.entry.weight - one.entry.weight)
    .map(({ entry, commonForms }) => {
      const { name, description } = entry;
      const country = countries.get(entry.country ?? '') ?? '';
      const candidates = [
        entry.id,
        entityId('place', `${name}, ${country}`),
        entityId('place', `${name}, ${description}`),
      ];
      const id = candidates.find((one) => !taken.has(one)) ?? entry.id;
      taken.add(id);
      return { entry: { ...entry, id }, commonForms };
    });
}
