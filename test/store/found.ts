// What a search should find, said with plain loops over plain words: to compare the store with.

import type { FacetName, FacetValue } from '../../src/model/analysis/facet.ts';
import type { Interval } from '../../src/model/analysis/histogram.ts';
import type { Selection } from '../../src/model/query/query.ts';
import type { SearchField, SearchTerm, SearchTree } from '../../src/model/search/tree.ts';
import { splitWords } from '../../src/model/search/words.ts';
import { fold } from '../../src/model/text/name.ts';
import { pageHostOf } from '../../src/model/url/page-address.ts';
import { entitiesOf, type Kept, type Reference, speakersOf } from './reference.ts';

type Said = { raw: string; stem: string } | null;

/** The words of an article by field; null stands between two blocks. */
function saidIn({ request: { draft, findings } }: Kept): Record<SearchField, Said[]> {
  const of = (texts: string[]): Said[] => {
    const blocks = texts.map((text) => splitWords(text)).filter((block) => block.length > 0);
    return blocks.flatMap((block, index): Said[] => (index === 0 ? block : [null, ...block]));
  };
  const names = findings.authors.map(({ name }) => name);
  const blocks = (isImage: boolean) =>
    draft.blocks.filter(({ type }) => (type === 'image') === isImage).map(({ text }) => text);
  return {
    title: of(draft.subtitle === null ? [draft.title] : [draft.title, draft.subtitle]),
    caption: of(blocks(true)),
    body: of(blocks(false)),
    author: of(names.filter((name, index) => names.findIndex((other) => fold(other) === fold(name)) === index)),
  };
}

function says(tree: SearchTree, said: Record<SearchField, Said[]>, searchIn: readonly SearchField[]): boolean {
  switch (tree.type) {
    case 'and':
      return tree.children.every((child) => says(child, said, searchIn));
    case 'or':
      return tree.children.some((child) => says(child, said, searchIn));
    case 'not':
      return !says(tree.child, said, searchIn);
    default:
      return (tree.field ? [tree.field] : searchIn).some((field) => isSaid(tree, said[field]));
  }
}

function isSaid(term: SearchTerm, said: Said[]): boolean {
  return said.some((_, start) => {
    switch (term.type) {
      case 'word':
        return said[start]?.stem === term.stem;
      case 'phrase':
        return term.raws.every((raw, index) => said[start + index]?.raw === raw);
      case 'prefix':
        return term.raws.every((raw, index) => {
          const word = said[start + index]?.raw;
          return index === term.raws.length - 1 ? word?.startsWith(raw) : word === raw;
        });
      case 'near': {
        const stretch = said.slice(start, start + term.distance + 2);
        return term.words.every(({ stem }) => stretch.some((word) => word?.stem === stem));
      }
      default:
        return false;
    }
  });
}

export function find(reference: Reference, { filters, text }: Selection): Kept[] {
  const selected = reference.select(filters);
  return text ? selected.filter((kept) => says(text.tree, saidIn(kept), text.searchIn)) : selected;
}

/** The values an article counts for. */
const valuesOf: Record<FacetName, (kept: Kept, reference: Reference) => string[]> = {
  section: ({ request }, reference) => reference.spelled('section', [request.draft.section ?? '']),
  author: ({ request }, reference) =>
    reference.spelled(
      'author',
      request.findings.authors.map(({ name }) => name),
    ),
  tag: ({ request }, reference) => reference.spelled('tag', request.draft.tags),
  lang: ({ request }, reference) => reference.spelled('lang', [request.draft.lang ?? '']),
  source: (kept, reference) => reference.sourceOf(kept),
  entity: ({ request }) => entitiesOf(request.findings),
  person: ({ request }) => entitiesOf(request.findings).filter((id) => id.startsWith('person-')),
  organization: ({ request }) => entitiesOf(request.findings).filter((id) => id.startsWith('organization-')),
  place: ({ request }) => entitiesOf(request.findings).filter((id) => id.startsWith('place-')),
  speaker: ({ request }) => speakersOf(request.findings),
  year: ({ request }) => (request.draft.published ? [request.draft.published.at.slice(0, 4)] : []),
  month: ({ request }) => (request.draft.published ? [request.draft.published.at.slice(0, 7)] : []),
  linkHost: ({ request }) =>
    request.findings.links.flatMap((link) =>
      link.kind === 'original' || !link.href ? [] : (pageHostOf(link.href) ?? []),
    ),
};

const ownFilters: Record<FacetName, (keyof Selection['filters'])[]> = {
  section: ['section'],
  author: ['author'],
  source: ['source'],
  tag: ['tag'],
  lang: ['lang'],
  entity: ['entity'],
  person: ['entity'],
  organization: ['entity'],
  place: ['entity'],
  speaker: ['speaker'],
  year: ['from', 'before'],
  month: ['from', 'before'],
  linkHost: ['linksTo'],
};

/** Counted with its own filter left out; the largest first, then by value. */
export function countFacet(
  reference: Reference,
  { filters, text }: Selection,
  name: FacetName,
  limit: number,
): Pick<FacetValue, 'value' | 'count'>[] {
  const others = Object.fromEntries(
    Object.entries(filters).filter(([key]) => !ownFilters[name].includes(key as never)),
  );
  const counts = new Map<string, number>();
  for (const kept of find(reference, { filters: others, ...(text && { text }) })) {
    for (const value of new Set(valuesOf[name](kept, reference))) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((one, other) => other.count - one.count || (one.value < other.value ? -1 : 1))
    .slice(0, limit);
}

/** Stretches of time with how many articles they have, without the empty ones. */
export function countTime(found: readonly Kept[], interval: Interval): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { request } of found) {
    if (!request.draft.published) continue;
    const start = startOf(request.draft.published.at.slice(0, 10), interval);
    counts.set(start, (counts.get(start) ?? 0) + 1);
  }
  return counts;
}

function startOf(day: string, interval: Interval): string {
  if (interval === 'year') return `${day.slice(0, 4)}-01-01`;
  if (interval === 'month') return `${day.slice(0, 7)}-01`;
  if (interval === 'day') return day;
  const date = new Date(`${day}T00:00:00Z`);
  while (date.getUTCDay() !== 1) date.setUTCDate(date.getUTCDate() - 1);
  return date.toISOString().slice(0, 10);
}
