// Defines the query parameters that filter articles and converts them to store filters.

import { z } from 'zod';
import { ArticleField } from '../model/article/article.ts';
import { ARTICLE_SORTS, type ArticleFilters, type Choice } from '../model/query/query.ts';
import { articleIdExample, entityIdExample } from './examples.ts';
import { queryArray, queryBool, queryEnumOr, queryFrom, queryTo } from './query.ts';

const name = z.string().min(1).max(200);
const id = z.string().regex(/^[a-z0-9-]{1,130}$/, { error: 'must be an id' });
const MOST = 50;

const names = (description: string, example: string[]) =>
  queryArray(name, { description, example, max: MOST, commas: false }).optional();
const ids = (description: string, example: string[]) => queryArray(id, { description, example, max: MOST }).optional();
const words = (description: string, example: string[]) =>
  queryArray(name, { description, example, max: MOST }).optional();

/** Filters, keyed by parameter name. */
export const articleFilters = {
  from: queryFrom({ description: 'Only articles published at or after this.', example: '2024' }).optional(),
  to: queryTo({ description: 'Only articles published up to this.', example: '2025-06' }).optional(),
  section: names('Only articles of one of these sections.', ['politics']),
  sectionNot: names('No articles of these sections.', ['sport']),
  tag: names('Only articles with one of these tags.', ['flood']),
  tagAll: names('Only articles with all of these tags.', ['flood', 'Khelmar']),
  tagNot: names('No articles with one of these tags.', ['football']),
  author: names('Only articles by one of these authors, by name.', ['Iris Kopanos']),
  authorAll: names('Only articles by all of these authors together.', ['Sena Yaldızer', 'Marta Zelenkov']),
  authorNot: names('No articles by these authors.', ['Iris Kopanos']),
  source: words('Only articles of these sources, by id (see `/v1/sources`).', ['varda-courier.example']),
  sourceNot: words('No articles of these sources.', ['varda-courier.example']),
  lang: words('Only articles in one of these languages, BCP 47.', ['en']),
  langNot: words('No articles in these languages.', ['de']),
  entity: ids('Only articles that name one of these entities, by id.', [entityIdExample]),
  entityAll: ids('Only articles that name all of these entities.', [entityIdExample]),
  entityNot: ids('No articles that name one of these entities.', [entityIdExample]),
  speaker: ids('Only articles that quote one of these entities, by id.', [entityIdExample]),
  hasQuotes: queryBool({
    description: 'Only articles with quotes (`true`), or without (`false`).',
    example: true,
  }).optional(),
  mentionsFrom: queryFrom({
    description: 'Only articles whose text mentions a date at or after this, whenever they were published.',
    example: '2008',
  }).optional(),
  mentionsTo: queryTo({
    description:
      'Only articles whose text mentions a date up to this. With `mentionsFrom`, one date must lie between the two, or reach into it, as `2008` reaches into August 2008.',
    example: '2008-08',
  }).optional(),
  linksTo: queryArray(z.string().min(1).max(2048), {
    description: 'Only articles that link to one of these: a URL, however it is written, or a host.',
    example: ['data.example.net'],
    max: MOST,
    commas: false,
  }).optional(),
  hasImage: queryBool({
    description: 'Only articles with a picture (`true`), or without (`false`).',
    example: true,
  }).optional(),
  ids: queryArray(id, { description: 'Only these articles.', example: [articleIdExample], max: 100 }).optional(),
};

export const ArticleSortWord = z.enum(ARTICLE_SORTS).meta({
  id: 'ArticleSort',
  description:
    'The order of articles: by publication date (undated ones last), by how much they say about `q` (of equals the newest first), by last change, by title.',
});
export const sort = queryEnumOr(ArticleSortWord, 'newest', { description: 'The order of the articles.' });

/** Parts that `include` can add. */
export const ArticleInclude = z
  .enum(['entities', 'links', 'quotes', 'figures', 'media'])
  .meta({ id: 'ArticleInclude', description: 'A part that can be added to an article.' });
export const ArticleBody = z.enum(['none', 'text', 'blocks']).meta({
  id: 'ArticleBody',
  description: 'How much of the body is shown: nothing, the plain text, or text and blocks.',
});

export const include = queryArray(ArticleInclude, {
  description: 'Parts to add to each article.',
  example: ['entities', 'links'],
  max: 10,
}).optional();
export const fields = queryArray(ArticleField, {
  description: 'Only these fields of each article, beside its `id` and what `body` and `include` add.',
  example: ['title', 'publishedAt'],
  max: 50,
}).optional();

const filterSchema = z.strictObject(articleFilters);
type FilterWords = z.output<typeof filterSchema>;

/** Converts query parameters to store filters. `any`, `all` and `not` of one name become one choice. */
export function filtersOf(query: FilterWords): ArticleFilters {
  const { from, to, linksTo, hasImage, hasQuotes, mentionsFrom, mentionsTo, ids, ...choices } = query;
  const isAboutDates = mentionsFrom !== undefined || mentionsTo !== undefined;
  return defined({
    from,
    before: to,
    section: choice(choices.section, undefined, choices.sectionNot),
    tag: choice(choices.tag, choices.tagAll, choices.tagNot),
    author: choice(choices.author, choices.authorAll, choices.authorNot),
    source: choice(choices.source, undefined, choices.sourceNot),
    lang: choice(choices.lang, undefined, choices.langNot),
    entity: choice(choices.entity, choices.entityAll, choices.entityNot),
    speaker: choice(choices.speaker),
    linksTo,
    hasImage,
    hasQuotes,
    mentioned: isAboutDates ? defined({ from: mentionsFrom, before: mentionsTo }) : undefined,
    ids,
  });
}

function choice(any?: string[], all?: string[], not?: string[]): Choice | undefined {
  return any || all || not ? defined({ any, all, not }) : undefined;
}

function defined<Shape extends object>(shape: Shape): Shape {
  return Object.fromEntries(Object.entries(shape).filter(([, value]) => value !== undefined)) as Shape;
}
