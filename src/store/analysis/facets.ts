// Counts facets from columns with one pass over the set per facet, then reads the names of the values returned.

import type { FacetName, Facets, FacetValue } from '../../model/analysis/facet.ts';
import { type Bits, eachBit } from '../doc-values/bits.ts';
import { monthName, UNDATED, yearName } from '../doc-values/calendar.ts';
import type { Columns } from '../doc-values/columns.ts';
import type { ListColumn, SingleColumn } from '../doc-values/record.ts';
import { eq, sql } from '../drizzle.ts';
import type { Handle } from '../sqlite.ts';
import { entities, linkHosts, terms } from '../tables.ts';
import { ENTITY_LISTS, type FilterGroup } from './selection.ts';
import { Tally } from './tally.ts';

type Label = Pick<FacetValue, 'value' | 'name'>;

interface Facet {
  /** The filter on the same field, which the count leaves out. */
  group: FilterGroup;
  count: (bits: Bits, columns: Columns, tally: Tally) => void;
  label: (key: number, names: FacetNames) => Label;
}

const single =
  (name: SingleColumn): Facet['count'] =>
  (bits, { single }, tally) => {
    const column = single[name];
    eachBit(bits, (slot) => tally.add(column[slot] ?? 0));
  };

const lists =
  (...names: ListColumn[]): Facet['count'] =>
  (bits, columns, tally) => {
    for (const name of names) {
      const column = columns.lists[name];
      const add = (value: number) => tally.add(value);
      eachBit(bits, (slot) => column.each(slot, add));
    }
  };

const months =
  (toKey: (month: number) => number): Facet['count'] =>
  (bits, { months }, tally) => {
    eachBit(bits, (slot) => {
      const month = months[slot] ?? UNDATED;
      if (month !== UNDATED) tally.add(toKey(month));
    });
  };

const named = (key: number, { term }: FacetNames): Label => {
  const { name } = term(key);
  return { value: name, name };
};
const entity = (key: number, { entity }: FacetNames): Label => entity(key);

const facets: Record<FacetName, Facet> = {
  section: { group: 'section', count: single('section'), label: named },
  author: { group: 'author', count: lists('author'), label: named },
  source: {
    group: 'source',
    count: single('source'),
    label: (key, { term }) => ({ value: term(key).termKey, name: term(key).name }),
  },
  tag: { group: 'tag', count: lists('tag'), label: named },
  lang: { group: 'lang', count: single('lang'), label: named },
  entity: { group: 'entity', count: lists(...ENTITY_LISTS), label: entity },
  person: { group: 'entity', count: lists('person'), label: entity },
  organization: { group: 'entity', count: lists('organization'), label: entity },
  place: { group: 'entity', count: lists('place'), label: entity },
  speaker: { group: 'speaker', count: lists('speaker'), label: entity },
  year: {
    group: 'period',
    count: months((month) => Math.floor(month / 12)),
    label: (year) => ({ value: yearName(year), name: yearName(year) }),
  },
  month: {
    group: 'period',
    count: months((month) => month),
    label: (month) => ({ value: monthName(month), name: monthName(month) }),
  },
  linkHost: {
    group: 'linksTo',
    count: lists('linkHost'),
    label: (key, { host }) => ({ value: host(key), name: host(key) }),
  },
};

/** Returns the most frequent values of each facet. `without` returns the set without one group of filters. */
export function countFacets(
  asked: { names: readonly FacetName[]; limit: number },
  without: (group: FilterGroup) => Bits,
  columns: Columns,
  names: FacetNames,
): Facets {
  const tally = new Tally();
  const counted: Facets = {};
  for (const name of asked.names) {
    const { group, count, label } = facets[name];
    tally.clear();
    count(without(group), columns, tally);
    // Values of equal frequency are sorted by value, so all candidates must be read.
    const candidates = tally.most(asked.limit).map(({ key, count }): FacetValue => ({ ...label(key, names), count }));
    candidates.sort((one, other) => other.count - one.count || (one.value < other.value ? -1 : 1));
    counted[name] = candidates.slice(0, asked.limit);
  }
  return counted;
}

/** Looks up what keys stand for. */
export interface FacetNames {
  term: (key: number) => { termKey: string; name: string };
  entity: (key: number) => Label;
  host: (key: number) => string;
}

export function prepareNames(db: Handle): FacetNames {
  const key = sql.placeholder('key');
  const term = db.select({ termKey: terms.termKey, name: terms.name }).from(terms).where(eq(terms.key, key)).prepare();
  const entity = db
    .select({ value: entities.id, name: entities.name })
    .from(entities)
    .where(eq(entities.key, key))
    .prepare();
  const host = db.select({ host: linkHosts.host }).from(linkHosts).where(eq(linkHosts.key, key)).prepare();
  return {
    term: (key) => term.get({ key }) ?? { termKey: '', name: '' },
    entity: (key) => entity.get({ key }) ?? { value: '', name: '' },
    host: (key) => host.get({ key })?.host ?? '',
  };
}
