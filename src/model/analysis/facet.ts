// Facets: how the articles of a query are spread over sections, authors, entities, months and so on.

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

export const FacetName = z.enum(FACETS).meta({ id: 'FacetName', description: 'What articles can be counted by.' });
export type FacetName = z.infer<typeof FacetName>;

export const FacetValue = z
  .object({
    value: z.string().meta({
      description: 'As a filter takes it: a name, an id, a host; a year or a month is for `from` and `to`.',
    }),
    name: z.string().meta({ description: 'As people read it.' }),
    count: z.int().min(1).meta({ description: 'How many articles have it.' }),
  })
  .meta({ id: 'FacetValue', description: 'A value, and how many articles have it.' });
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
    speaker: values('speaker: whose words they quote'),
    year: values('year of publication'),
    month: values('month of publication'),
    linkHost: values('host that they link to'),
  } satisfies Record<FacetName, unknown>)
  .meta({
    id: 'Facets',
    description:
      'Counts by each facet asked for, the largest first. Each is counted with its own filter left out, so that it says what other choices would find.',
  });
export type Facets = z.infer<typeof Facets>;
