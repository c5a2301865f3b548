// Defines the table columns of each kind of row.

import type { Article, ArticleField } from '../model/article/article.ts';
import type { Entity } from '../model/entity/entity.ts';
import type { Link } from '../model/link/link.ts';
import type { QuoteInContext } from '../model/quote/quote-in-context.ts';
import type { CsvColumn } from './csv.ts';

/** Parts that can be added to an article's own fields. */
export type ArticlePart = 'text' | 'entities' | 'links' | 'quotes' | 'figures' | 'media';

const plain = <Item, Name extends keyof Item & string>(name: Name) => ({
  name,
  of: (item: Item) => item[name] as string | number | readonly string[] | undefined,
});
const field = (name: ArticleField) => [plain<Article, ArticleField>(name)];
const counted = (name: keyof NonNullable<Article['counts']>, column: string): CsvColumn<Article> => ({
  name: column,
  of: ({ counts }) => counts?.[name],
});

/** The type requires columns for every field of an article. */
const fields = {
  id: field('id'),
  title: field('title'),
  subtitle: field('subtitle'),
  authors: [{ name: 'authors', of: ({ authors }) => authors?.map(({ name }) => name) }],
  section: field('section'),
  tags: field('tags'),
  lang: field('lang'),
  publishedAt: field('publishedAt'),
  publishedDate: field('publishedDate'),
  publishedPrecision: field('publishedPrecision'),
  updatedAt: field('updatedAt'),
  ingestedAt: field('ingestedAt'),
  revision: field('revision'),
  status: field('status'),
  originalUrl: field('originalUrl'),
  canonicalUrl: field('canonicalUrl'),
  aliasUrls: field('aliasUrls'),
  source: [
    { name: 'sourceId', of: ({ source }) => source?.id },
    { name: 'sourceName', of: ({ source }) => source?.name },
    { name: 'sourceHost', of: ({ source }) => source?.host },
  ],
  wordCount: field('wordCount'),
  textHash: field('textHash'),
  counts: [
    counted('entities', 'entityCount'),
    counted('links', 'linkCount'),
    counted('backlinks', 'backlinkCount'),
    counted('quotes', 'quoteCount'),
    counted('revisions', 'revisionCount'),
  ],
  corrections: [{ name: 'corrections', of: ({ corrections }) => corrections?.map(({ note }) => note) }],
  summary: field('summary'),
} satisfies Record<ArticleField, CsvColumn<Article>[]>;

const parts: Record<ArticlePart, CsvColumn<Article>> = {
  text: { name: 'text', of: ({ text }) => text },
  entities: { name: 'entityIds', of: ({ entities }) => [...new Set(entities?.map(({ entity }) => entity.id))] },
  links: { name: 'links', of: ({ links }) => links?.flatMap(({ href }) => href ?? []) },
  quotes: { name: 'quotes', of: ({ quotes }) => quotes?.map(({ text }) => text) },
  figures: { name: 'figures', of: ({ figures }) => figures?.map(({ surface }) => surface) },
  media: { name: 'media', of: ({ media }) => media?.map(({ href, caption }) => href ?? caption ?? '') },
};

/** Returns the columns of articles with the given fields, or all of them, and the added parts. */
export function articleColumns(only: readonly string[] | undefined, added: readonly ArticlePart[]) {
  const names = Object.keys(fields) as ArticleField[];
  const shown = names.filter((name) => name === 'id' || !only || only.includes(name));
  return [
    ...shown.flatMap((name): CsvColumn<Article>[] => fields[name]),
    ...(Object.keys(parts) as ArticlePart[]).filter((part) => added.includes(part)).map((part) => parts[part]),
  ];
}

const entity = (name: keyof Entity) => plain<Entity, keyof Entity>(name);
export const entityColumns: CsvColumn<Entity>[] = [
  entity('id'),
  entity('type'),
  entity('name'),
  entity('aliases'),
  entity('description'),
  entity('roles'),
  entity('sameAs'),
  entity('articleCount'),
  entity('mentionCount'),
  entity('quoteCount'),
  entity('firstSeen'),
  entity('lastSeen'),
];

const quote = (name: keyof QuoteInContext) => plain<QuoteInContext, keyof QuoteInContext>(name);
export const quoteColumns: CsvColumn<QuoteInContext>[] = [
  quote('id'),
  quote('articleId'),
  quote('articleTitle'),
  quote('publishedAt'),
  quote('text'),
  quote('kind'),
  quote('cue'),
  { name: 'speakerId', of: ({ speaker }) => speaker?.id },
  { name: 'speakerName', of: ({ speaker }) => speaker?.name },
  { name: 'speakerType', of: ({ speaker }) => speaker?.type },
  quote('speakerSurface'),
  { name: 'reportedBy', of: ({ reportedBy }) => reportedBy?.name },
  { name: 'reportedById', of: ({ reportedBy }) => reportedBy?.entityId },
  quote('start'),
  quote('end'),
  quote('speakerStart'),
  quote('speakerEnd'),
  quote('method'),
  quote('confidence'),
];

const link = (name: keyof Link) => plain<Link, keyof Link>(name);
export const linkColumns: CsvColumn<Link>[] = [
  link('id'),
  link('articleId'),
  link('kind'),
  link('anchor'),
  link('href'),
  link('host'),
  link('state'),
  link('targetArticleId'),
  link('archiveUrl'),
  link('start'),
  link('end'),
];
