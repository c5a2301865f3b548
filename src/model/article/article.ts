// An article, as the API returns it. Lists omit its body.

import { z } from 'zod';
import { EntityId, Mention } from '../entity/entity.ts';
import { ArticleId } from '../id/article-id.ts';
import { Link } from '../link/link.ts';
import { Quote } from '../quote/quote.ts';
import { Highlight } from '../search/highlight.ts';
import { Block } from '../text/block.ts';
import { Figure } from './figure.ts';
import { Media } from './media.ts';

export const ArticleStatus = z
  .enum(['live', 'withdrawn'])
  .meta({ id: 'ArticleStatus', description: 'Only a tombstone remains of a `withdrawn` article.' });
export type ArticleStatus = z.infer<typeof ArticleStatus>;

export const DatePrecision = z
  .enum(['year', 'month', 'day', 'minute', 'second'])
  .meta({ id: 'DatePrecision', description: 'The precision of the publication date in the document.' });
export type DatePrecision = z.infer<typeof DatePrecision>;

export const Author = z
  .object({
    name: z.string().meta({ description: 'The name as written in the document.' }),
    entityId: EntityId.optional().meta({ description: 'Id of the author’s entity.' }),
  })
  .meta({ id: 'Author', description: 'An author of an article.' });
export type Author = z.infer<typeof Author>;

export const SourceRef = z
  .object({
    id: z.string().meta({ description: 'Id of the source.' }),
    name: z.string().meta({ description: 'Name of the publication.' }),
    host: z.string().optional().meta({ description: 'Host of the publisher, without `www.`.' }),
  })
  .meta({ id: 'SourceRef', description: 'The publisher of an article.' });
export type SourceRef = z.infer<typeof SourceRef>;

export const ArticleCounts = z
  .object({
    entities: z.int().min(0).meta({ description: 'Entities that the article mentions.' }),
    links: z.int().min(0).meta({ description: 'Links in the article.' }),
    backlinks: z.int().min(0).meta({ description: 'Links from other articles to this one.' }),
    quotes: z.int().min(0).meta({ description: 'Quotes in the article.' }),
    revisions: z.int().min(1).meta({ description: 'Revisions in the archive.' }),
  })
  .meta({ id: 'ArticleCounts', description: 'Totals of an article.' });

const Correction = z
  .object({
    revision: z.int().min(1).meta({ description: 'The revision that made the correction.' }),
    at: z.iso.datetime().meta({ description: 'When the correction was made.' }),
    note: z.string().meta({ description: 'The note for readers.' }),
  })
  .meta({ id: 'Correction', description: 'A correction with a note for readers.' });

const summary = {
  id: ArticleId,
  title: z.string().meta({ description: 'The headline as plain text.' }),
  subtitle: z.string().optional().meta({ description: 'The line below the headline.' }),
  authors: z.array(Author).meta({ description: 'Authors in the order of the document.' }),
  section: z.string().optional().meta({ description: 'Section of the publication.' }),
  tags: z.array(z.string()).meta({ description: 'Keywords of the publisher.' }),
  lang: z.string().optional().meta({ description: 'Language code (BCP 47).' }),
  publishedAt: z.iso
    .datetime()
    .optional()
    .meta({ description: 'Publication date in UTC. `publishedPrecision` gives its precision.' }),
  publishedDate: z.string().optional().meta({
    description: 'Publication date at the precision of the document: `2025`, `2025-12`, `2025-12-03` or an instant.',
  }),
  publishedPrecision: DatePrecision.optional(),
  updatedAt: z.iso.datetime().meta({ description: 'When the last revision was saved in this archive.' }),
  ingestedAt: z.iso.datetime().meta({ description: 'When the archive first received the article.' }),
  revision: z.int().min(1).meta({ description: 'Number of the returned revision, from 1.' }),
  status: ArticleStatus,
  originalUrl: z.string().optional().meta({ description: 'Address of the article as written in the document.' }),
  canonicalUrl: z
    .string()
    .optional()
    .meta({ description: 'Normalised address of the page. It identifies the article and resolves links.' }),
  aliasUrls: z.array(z.string()).optional().meta({
    description: 'Other addresses of the article: mobile and AMP forms, and declared canonical addresses.',
  }),
  source: SourceRef.optional(),
  wordCount: z.int().min(0).meta({ description: 'Number of words in the text.' }),
  textHash: z.string().meta({ description: 'SHA-256 of `text` in UTF-8, in hexadecimal.' }),
  counts: ArticleCounts,
  corrections: z
    .array(Correction)
    .optional()
    .meta({ description: 'Corrections with a note for readers, latest first.' }),
  summary: z.string().optional().meta({ description: 'The first one or two sentences.' }),
};

const parts = {
  entities: z.array(Mention).optional().meta({ description: 'With `include=entities`: all mentions, in text order.' }),
  links: z.array(Link).optional().meta({ description: 'With `include=links`: all links, in text order.' }),
  quotes: z.array(Quote).optional().meta({ description: 'With `include=quotes`: all quotes, in text order.' }),
  figures: z
    .array(Figure)
    .optional()
    .meta({ description: 'With `include=figures`: amounts of money, percentages and dates, in text order.' }),
  media: z.array(Media).optional().meta({ description: 'With `include=media`: all images, in text order.' }),
  highlights: z.array(Highlight).optional().meta({
    description: 'With `q` and `highlight`: snippets that match, the title first.',
  }),
};

const body = {
  text: z.string().optional().meta({
    description:
      'With `body=text` or `body=blocks`: the text of all blocks, with an empty line between them. All offsets refer to this text.',
  }),
  blocks: z
    .array(Block)
    .optional()
    .meta({ description: 'With `body=blocks`: the blocks of the text, in reading order.' }),
};

// `fields` can remove every field except the id, so only the id is required.
export const Article = z
  .object({ ...summary, ...body, ...parts })
  .partial()
  .extend({ id: ArticleId })
  .meta({
    id: 'Article',
    description:
      'An article. Lists omit the body; `body` and `include` add parts. `fields` limits the article to `id` and the named fields.',
  });
export type Article = z.infer<typeof Article>;

/** The values of `fields`: every field except the body and the parts. `id` is always returned. */
export const ArticleField = z
  .enum(Object.keys(summary) as [keyof typeof summary, ...(keyof typeof summary)[]])
  .meta({ id: 'ArticleField', description: 'A field of an article.' });
export type ArticleField = z.infer<typeof ArticleField>;
