// Facets: how the articles of a query are distributed over sections, authors, entities, months and so on.

import { z } from 'zod';

export const FACETS = [
  'section',
  'author',
  'source',
  'tag',
  'lang',
  'entity',
  'person',
  'organization',
  'place',
  'speaker',
  'year',
  'month',
  'linkHost',
] as const;

export const FacetName = z.enum(FACETS).meta({ id: 'FacetName', description: 'A field to count articles by.' });
export type FacetName = z.infer<typeof FacetName>;

export const FacetValue = z
  .object({
    value: z.string().meta({
      description:
        'The value, as the filter accepts it: a name, an id or a host. A year or month fits `from` and `to`.',
    }),
    name: z.string().meta({ description: 'The display name.' }),
    count: z.int().min(1).meta({ description: 'Number of articles with the value.' }),
  })
  .meta({ id: 'FacetValue', description: 'A value and its number of articles.' });
export type FacetValue = z.infer<typeof FacetValue>;

const values = (of: string) =>
  z
    .array(FacetValue)
    .optional()
    .meta({ description: `Articles by ${of}.` });

export const Facets = z
  .object({
    section: values('section'),
    author: values('author'),
    source: values('source'),
    tag: values('tag'),
    lang: values('language'),
    entity: values('entity of any type'),
    person: values('person'),
    organization: values('organization'),
    place: values('place'),
    speaker: values('quoted speaker'),
    year: values('year of publication'),
    month: values('month of publication'),
    linkHost: values('host of linked pages'),
  } satisfies Record<FacetName, unknown>)
  .meta({
    id: 'Facets',
    description:
      'Counts by each requested facet, largest first. Each facet ignores its own filter, so that it shows what other values would find.',
  });
export type Facets = z.infer<typeof Facets>;
