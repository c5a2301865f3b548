// Selects articles as bit sets, one set per filter, so that a facet can leave out its own filter.

import { ENTITY_TYPES } from '../../model/entity/entity.ts';
import type { ArticleFilters, Choice, Selection, TermKind } from '../../model/query/query.ts';
import type { SearchTree } from '../../model/search/tree.ts';
import { addBits, type Bits, dropBits, hasBit, keepBits, noBits, setBit } from '../doc-values/bits.ts';
import { daysBetween } from '../doc-values/calendar.ts';
import type { Columns } from '../doc-values/columns.ts';
import type { ListColumn } from '../doc-values/record.ts';
import { FIRST_DATED_KEY, keyAt } from '../key.ts';
import type { FoundKey, Lookup } from '../search/clause.ts';
import { linkTargets } from '../search/link-targets.ts';
import type { ArticleKeys, Having } from './article-keys.ts';
import type { Hits } from './hits.ts';

/** One filter, or two that form one choice: the unit that a facet leaves out of its count. */
export type FilterGroup = 'text' | 'period' | Exclude<keyof ArticleFilters, 'from' | 'before'>;
export type Sets = ReadonlyMap<FilterGroup, Bits>;

export interface Sources {
  columns: Columns;
  hits: Hits;
  lookup: Lookup;
  keys: ArticleKeys;
}

/** The columns that hold entities: one per type. */
export const ENTITY_LISTS = ENTITY_TYPES satisfies readonly ListColumn[];

/** Returns the set of each filter in the query. */
export function select(selection: Selection, sources: Sources): Sets {
  const { columns, hits } = sources;
  const { filters, text } = selection;
  const sets = new Map<FilterGroup, Bits>();
  if (text)
    sets.set(
      'text',
      ofTree(text.tree, (term) => hits.bitsOf(term, text.searchIn), columns),
    );
  const { from, before } = filters;
  if (from !== undefined || before !== undefined) sets.set('period', ofPeriod(from, before, columns));
  for (const name of Object.keys(makers) as (keyof typeof makers)[]) {
    const value = filters[name];
    if (value === undefined) continue;
    sets.set(name, (makers[name] as (value: unknown, sources: Sources) => Bits)(value, sources));
  }
  return sets;
}

/** The intersection of the sets, without `except`. The caller owns the result. */
export function together(sets: Sets, { live }: Columns, except?: FilterGroup): Bits {
  const all = live.slice();
  for (const [group, bits] of sets) if (group !== except) keepBits(all, bits);
  return all;
}

type Makers = {
  [Name in Exclude<keyof ArticleFilters, 'from' | 'before'>]-?: (
    value: NonNullable<ArticleFilters[Name]>,
    sources: Sources,
  ) => Bits;
};

const makers: Makers = {
  section: (choice, sources) => ofTerms('section', choice, sources),
  tag: (choice, sources) => ofTerms('tag', choice, sources),
  author: (choice, sources) => ofTerms('author', choice, sources),
  source: (choice, sources) => ofTerms('source', choice, sources),
  lang: (choice, sources) => ofTerms('lang', choice, sources),
  entity: (choice, sources) =>
    ofChoice(choice, sources, sources.lookup.entity, (found, marks) =>
      having(sources, found, marks, 'entities', ENTITY_LISTS),
    ),
  speaker: (choice, sources) =>
    ofChoice(choice, sources, sources.lookup.speaker, (found, marks) =>
      having(sources, found, marks, 'speakers', ['speaker']),
    ),
  linksTo: (targets, { columns, keys, lookup }) => {
    const { pages, hosts } = linkTargets(targets, lookup.pageOf);
    return ofKeys(
      [
        ...pages.flatMap((page) => keys.linkingTo('page', page)),
        ...hosts.flatMap((host) => keys.linkingTo('host', host)),
      ],
      columns,
    );
  },
  hasImage: (wanted, { columns }) => (wanted ? columns.images.slice() : dropBits(columns.live.slice(), columns.images)),
  hasQuotes: (wanted, { columns }) => where(columns, (slot) => columns.lists.quote.lengthOf(slot) > 0 === wanted),
  mentioned: (period, { columns }) => {
    const { first, end } = daysBetween(period);
    const dates = columns.lists.mentioned;
    return where(columns, (slot) => dates.somePair(slot, (start, last) => last >= first && start < end));
  },
  ids: (ids, { columns, keys }) => ofKeys(keys.ofIds(ids), columns),
};

/** Combines the sets of single terms into the set of a query. */
function ofTree(
  tree: SearchTree,
  ofTerm: (term: Exclude<SearchTree, { type: 'and' | 'or' | 'not' }>) => Bits,
  columns: Columns,
): Bits {
  switch (tree.type) {
    case 'and':
    case 'or': {
      const join = tree.type === 'and' ? keepBits : addBits;
      return tree.children.map((child) => ofTree(child, ofTerm, columns)).reduce((bits, others) => join(bits, others));
    }
    case 'not':
      return dropBits(columns.live.slice(), ofTree(tree.child, ofTerm, columns));
    default:
      return ofTerm(tree).slice();
  }
}

function ofPeriod(from: string | undefined, before: string | undefined, { order, live }: Columns): Bits {
  const first = order.placeOf(Math.max(from === undefined ? FIRST_DATED_KEY : keyAt(from), FIRST_DATED_KEY));
  const end = before === undefined ? order.length : order.placeOf(keyAt(before));
  const bits = noBits(live.length * 32);
  for (let place = first; place < end; place++) setBit(bits, order.slotAt(place));
  return bits;
}

function ofTerms(kind: TermKind, choice: Choice, sources: Sources): Bits {
  const { columns, lookup } = sources;
  const find = (value: string) => lookup.term(kind, value);
  if (kind === 'author' || kind === 'tag') {
    return ofChoice(choice, sources, find, (found, marks) => having(sources, found, marks, 'terms', [kind]));
  }
  const column = columns.single[kind];
  return ofChoice(choice, sources, find, (_, marks) => {
    const bits = noBits(columns.live.length * 32);
    for (let slot = 0; slot < columns.slots; slot++) if (marks[column[slot] ?? 0]) setBit(bits, slot);
    return bits;
  });
}

function ofChoice(
  { any, all = [], not }: Choice,
  { columns }: Sources,
  find: (value: string) => FoundKey | null,
  having: (found: FoundKey[], marks: Uint8Array) => Bits,
): Bits {
  const bits = columns.live.slice();
  const those = (values: readonly string[]): Bits => {
    const found = values.map(find).filter((one) => one !== null);
    if (found.length === 0) return noBits(columns.live.length * 32);
    const marks = new Uint8Array(Math.max(...found.map(({ key }) => key)) + 1);
    for (const { key } of found) marks[key] = 1;
    return having(found, marks);
  };
  if (any) keepBits(bits, those(any));
  for (const value of all) keepBits(bits, those([value]));
  if (not) dropBits(bits, those(not));
  return bits;
}

/** For few articles, a lookup in the database is faster than a scan of the columns. */
function having(
  { columns, keys }: Sources,
  found: readonly FoundKey[],
  marks: Uint8Array,
  what: Having,
  lists: readonly ListColumn[],
): Bits {
  const count = found.reduce((sum, { articleCount }) => sum + articleCount, 0);
  if (count * 30 < columns.slots)
    return ofKeys(
      found.flatMap(({ key }) => keys.having(what, key)),
      columns,
    );
  const bits = noBits(columns.live.length * 32);
  for (const name of lists) {
    const column = columns.lists[name];
    for (let slot = 0; slot < columns.slots; slot++) if (column.hasMarked(slot, marks)) setBit(bits, slot);
  }
  return bits;
}

/** The articles whose slot passes the test. */
function where({ live, slots }: Columns, fits: (slot: number) => boolean): Bits {
  const bits = noBits(live.length * 32);
  for (let slot = 0; slot < slots; slot++) if (hasBit(live, slot) && fits(slot)) setBit(bits, slot);
  return bits;
}

function ofKeys(keys: readonly number[], { order, live }: Columns): Bits {
  const bits = noBits(live.length * 32);
  for (const key of keys) {
    const slot = order.slotOf(key);
    if (slot >= 0) setBit(bits, slot);
  }
  return bits;
}
