// Filters of articles as `fast-check` draws them, over the names and addresses of `documents.ts`.

import fc from 'fast-check';
import type { ArticleFilters, Choice } from '../../src/model/query/query.ts';
import { ADDRESSES, AUTHORS, DATES, ENTITIES, entity, LANGS, SECTIONS, TAGS, urlOf, variantOf } from './documents.ts';

const some = (values: string[]) => fc.array(fc.constantFrom(...values), { minLength: 1, maxLength: 3 });
const choice = (values: string[]): fc.Arbitrary<Choice> =>
  fc
    .record(
      { any: some(values), all: fc.array(fc.constantFrom(...values), { maxLength: 2 }), not: some(values) },
      { requiredKeys: [] },
    )
    .filter((one) => Object.keys(one).length > 0);
const instant = fc.oneof(
  fc.constantFrom(...DATES),
  fc.constantFrom('1700-01-01T00:00:00Z', '2024-03-02T00:00:02Z', '2200-01-01T00:00:00Z'),
);
const moment = fc.constantFrom(
  '1000-01-01T00:00:00Z',
  '1969-12-31T00:00:00Z',
  '1969-12-31T12:30:00Z',
  '2024-03-02T00:00:00Z',
  '2024-03-03T00:00:00Z',
  '2025-06-01T00:00:00Z',
  '2500-01-01T00:00:00Z',
);
const ids = fc.array(fc.nat(10_000), { minLength: 1, maxLength: 8 });
const targets = [
  ...Array.from({ length: ADDRESSES }, (_, slot) => urlOf(slot)),
  variantOf(3, 1),
  'courier.example/4?utm_medium=x',
  'out0.example',
  'WWW.Out1.example',
  'https://out0.example/0',
  'nowhere.example',
  'not a host',
];

/** Each filter with the same chance of being there; seldom many at once, which nothing would meet. */
export function filtersOver(articleIds: () => string[]): fc.Arbitrary<ArticleFilters> {
  return fc
    .record(
      {
        from: instant,
        before: instant,
        section: choice([...SECTIONS, 'NEWS', 'nothing']),
        tag: choice([...TAGS, 'CAFÉ', 'nothing']),
        author: choice([...AUTHORS, 'sena yaldizer', 'nobody']),
        source: choice(['courier.example', 'Courier.EXAMPLE', 'hand-press', 'nothing']),
        lang: choice([...LANGS, 'fr']),
        entity: choice([...Array.from({ length: ENTITIES }, (_, n) => entity(n).id), 'person-nobody']),
        linksTo: some(targets),
        hasImage: fc.boolean(),
        hasQuotes: fc.boolean(),
        speaker: choice([...Array.from({ length: ENTITIES }, (_, n) => entity(n).id), 'person-nobody']),
        mentioned: fc.record({ from: moment, before: moment }, { requiredKeys: [] }),
        ids: ids.map((numbers) => numbers.map((n) => articleIds()[n % articleIds().length] ?? 'none')),
      },
      { requiredKeys: [] },
    )
    .chain((all) => {
      const names = Object.keys(all) as (keyof ArticleFilters)[];
      return fc.shuffledSubarray(names, { maxLength: Math.min(3, names.length) }).map((kept) => {
        return Object.fromEntries(kept.map((name) => [name, all[name]])) as ArticleFilters;
      });
    });
}
