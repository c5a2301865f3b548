// An article: what the archive is of. Lists hold summaries; one article has its body.

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
  .meta({ id: 'ArticleStatus', description: '`withdrawn` articles keep a tombstone, not their text.' });
export type ArticleStatus = z.infer<typeof ArticleStatus>;

export const DatePrecision = z
  .enum(['year', 'month', 'day', 'minute', 'second'])
  .meta({ id: 'DatePrecision', description: 'How exactly the document states its date.' });
export type DatePrecision = z.infer<typeof DatePrecision>;

export const Author = z
  .object({
    name: z.string().meta({ description: 'As the document writes it.' }),
    entityId: EntityId.optional().meta({ description: 'The author as an entity of the archive.' }),
  })
  .meta({ id: 'Author', description: 'Who wrote an article.' });
export type Author = z.infer<typeof Author>;

export const SourceRef = z
  .object({
    id: z.string().meta({ description: 'The source’s id.' }),
    name: z.string().meta({ description: 'The paper’s name.' }),
    host: z.string().optional().meta({ description: 'Its host, without `www.`.' }),
  })
  .meta({ id: 'SourceRef', description: 'Who published an article.' });
export type SourceRef = z.infer<typeof SourceRef>;

export const ArticleCounts = z
  .object({
    entities: z.int().min(0).meta({ description: 'Entities it names.' }),
    links: z.int().min(0).meta({ description: 'Links it holds.' }),
    backlinks: z.int().min(0).meta({ description: 'Links of other articles that lead to it.' }),
    quotes: z.int().min(0).meta({ description: 'Quotes it holds.' }),
    revisions: z.int().min(1).meta({ description: 'Versions of it that the archive has.' }),
  })
  .meta({ id: 'ArticleCounts', description: 'How much there is of what.' });

const Correction = z
  .object({
    revision: z.int().min(1).meta({ description: 'The version that it made.' }),
    at: z.iso.datetime().meta({ description: 'When.' }),
    note: z.string().meta({ description: 'What was wrong.' }),
  })
  .meta({ id: 'Correction', description: 'A correction that readers are told about.' });

const summary = {
  id: ArticleId,
  title: z.string().meta({ description: 'The headline, plain text.' }),
  subtitle: z.string().optional().meta({ description: 'The line below the headline.' }),
  authors: z.array(Author).meta({ description: 'In the document’s order; empty where none is named.' }),
  section: z.string().optional().meta({ description: 'The part of the paper it appeared in.' }),
  tags: z.array(z.string()).meta({ description: 'Keywords the publisher gave it.' }),
  lang: z.string().optional().meta({ description: 'Its language, BCP 47.' }),
  publishedAt: z.iso
    .datetime()
    .optional()
    .meta({ description: 'When it was published, UTC; how much of it is known says `publishedPrecision`.' }),
  publishedDate: z.string().optional().meta({
    description: 'The same, only as exact as the document says: `2025`, `2025-12`, `2025-12-03` or an instant.',
  }),
  publishedPrecision: DatePrecision.optional(),
  updatedAt: z.iso.datetime().meta({ description: 'When its last revision was saved here.' }),
  ingestedAt: z.iso.datetime().meta({ description: 'When the archive first received it.' }),
  revision: z.int().min(1).meta({ description: 'Number of the version shown, from 1.' }),
  status: ArticleStatus,
  originalUrl: z.string().optional().meta({ description: 'Its address, as the document writes it.' }),
  canonicalUrl: z
    .string()
    .optional()
    .meta({ description: 'The address of its page, normalised: what articles and links are joined by.' }),
  aliasUrls: z.array(z.string()).optional().meta({
    description: 'Other addresses that it is known under: mobile and AMP forms, and what a document calls canonical.',
  }),
  source: SourceRef.optional(),
  wordCount: z.int().min(0).meta({ description: 'Words of its text.' }),
  textHash: z.string().meta({ description: 'SHA-256 of `text` in UTF-8, hexadecimal.' }),
  counts: ArticleCounts,
  corrections: z
    .array(Correction)
    .optional()
    .meta({ description: 'What readers are told about its corrections, the last one first.' }),
  summary: z.string().optional().meta({ description: 'The first sentence or two.' }),
};

const parts = {
  entities: z
    .array(Mention)
    .optional()
    .meta({ description: 'With `include=entities`: every mention, in order of place.' }),
  links: z.array(Link).optional().meta({ description: 'With `include=links`: every link, in order of place.' }),
  quotes: z.array(Quote).optional().meta({ description: 'With `include=quotes`: every quote, in order of place.' }),
  figures: z
    .array(Figure)
    .optional()
    .meta({ description: 'With `include=figures`: sums of money, percentages and dates, in order of place.' }),
  media: z.array(Media).optional().meta({ description: 'With `include=media`: its pictures, in order of place.' }),
  highlights: z.array(Highlight).optional().meta({
    description: 'With `q` and `highlight`: what of it matched; the title first, then stretches of the text.',
  }),
};

const body = {
  text: z.string().optional().meta({
    description:
      'With `body=text` or `blocks`: all blocks in order, parted by one empty line. All offsets point into it.',
  }),
  blocks: z
    .array(Block)
    .optional()
    .meta({ description: 'With `body=blocks`: the parts of the text, in reading order.' }),
};

// `fields` may take away all but the id, so a contract that is kept can promise no more.
export const Article = z
  .object({ ...summary, ...body, ...parts })
  .partial()
  .extend({ id: ArticleId })
  .meta({
    id: 'Article',
    description:
      'One article. Lists leave out its body; `body` and `include` add to it, `fields` takes away all but `id` and what it names.',
  });
export type Article = z.infer<typeof Article>;

/** The names `fields` takes: everything but the body and the parts. `id` is always there. */
export const ArticleField = z
  .enum(Object.keys(summary) as [keyof typeof summary, ...(keyof typeof summary)[]])
  .meta({ id: 'ArticleField', description: 'A field of an article.' });
export type ArticleField = z.infer<typeof ArticleField>;
