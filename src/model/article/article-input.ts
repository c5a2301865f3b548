// An article as clients write it in JSON: without the fields that the archive derives.

import { z } from 'zod';
import { removableFields } from '../patch/removable.ts';
import { BlockType } from '../text/block.ts';

const oneLine = (max: number) =>
  z
    .string()
    .max(max)
    .regex(/[^\p{Z}\p{C}]/u, { error: 'must have some text' });

const ISO_DATE = /^\d{4}(?:-\d\d(?:-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d))?)?)?$/;

export const BlockInput = z
  .strictObject({
    type: BlockType.default('paragraph'),
    text: z.string().max(2_000_000).meta({ description: 'Plain text of the block.' }),
    level: z.int().min(1).max(6).optional().meta({ description: 'Heading level, 1 to 6.' }),
    caption: z
      .string()
      .max(20_000)
      .optional()
      .meta({ description: 'Caption of an image. The block’s text begins with it.' }),
    credit: z
      .string()
      .max(20_000)
      .optional()
      .meta({ description: 'Credit of an image. The block’s text ends with it.' }),
    href: z.string().max(4_096).optional().meta({ description: 'Address of an image, embed or related article.' }),
  })
  .meta({ id: 'WritableBlock', description: 'A part of an article. Blocks are in reading order.' });
export type BlockInput = z.infer<typeof BlockInput>;

export const LinkInput = z
  .strictObject({
    kind: z.enum(['inline', 'related', 'image', 'credit']).default('inline').meta({
      id: 'WritableLinkKind',
      description: 'The position of a link.',
    }),
    anchor: z.string().max(20_000).meta({ description: 'The linked words, exactly as in the text.' }),
    href: z.string().max(4_096).optional().meta({ description: 'Address of the target; absent if it was lost.' }),
    start: z
      .int()
      .min(0)
      .optional()
      .meta({ description: 'Start offset of the anchor in the text. By default the first occurrence.' }),
    end: z.int().min(0).optional().meta({ description: 'End offset, exclusive.' }),
  })
  .meta({ id: 'WritableLink', description: 'A hyperlink in an article.' });
export type LinkInput = z.infer<typeof LinkInput>;

const shape = {
  title: oneLine(2_000).meta({ description: 'The headline.' }),
  subtitle: oneLine(4_000).optional().meta({ description: 'The line below the headline.' }),
  authors: z
    .array(
      z.strictObject({ name: oneLine(500).meta({ description: 'Name of the author, as displayed.' }) }).meta({
        id: 'WritableAuthor',
        description: 'An author.',
      }),
    )
    .max(100)
    .optional()
    .meta({ description: 'Authors, in order.' }),
  section: oneLine(500).optional().meta({ description: 'Section of the publication.' }),
  tags: z.array(oneLine(500)).max(200).optional().meta({ description: 'Keywords.' }),
  lang: z
    .string()
    .regex(/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}$/, { error: 'must be a language tag such as `en` or `pt-BR`' })
    .optional()
    .meta({ description: 'Language code (BCP 47). Detected from the text by default.', examples: ['en'] }),
  publishedDate: z
    .string()
    .regex(ISO_DATE, {
      error: 'must be a year, month, day or instant such as `2025`, `2025-12`, `2025-12-03` or `2025-12-03T09:30:00Z`',
    })
    .optional()
    .meta({ description: 'Publication date, as precise as it is known.', examples: ['2025-12-03'] }),
  originalUrl: z
    .url({ protocol: /^https?$/, error: 'must be an http or https address' })
    .max(4_096)
    .optional()
    .meta({ description: 'Address of the article’s page. It identifies the article.' }),
  source: z
    .strictObject({
      name: oneLine(500).meta({ description: 'Name of the publication.' }),
      host: z.string().max(253).optional().meta({ description: 'Host of the publisher, without `www.`.' }),
    })
    .optional()
    .meta({ id: 'WritableSource', description: 'The publisher. Derived from `originalUrl` by default.' }),
  text: z.string().max(8_000_000).optional().meta({ description: 'Text, with an empty line between paragraphs.' }),
  markdown: z.string().max(8_000_000).optional().meta({ description: 'Text as Markdown, instead of `text`.' }),
  blocks: z
    .array(BlockInput)
    .max(100_000)
    .optional()
    .meta({ description: 'Blocks in reading order, instead of `text`.' }),
  links: z
    .array(LinkInput)
    .max(100_000)
    .optional()
    .meta({ description: 'Links. Not needed with `markdown`, which contains its links.' }),
};

export const ArticleInput = z.strictObject(shape).meta({
  id: 'WritableArticle',
  description:
    'An article to write. It must have exactly one of `text`, `markdown` and `blocks`. An article as the API returned it can be sent back: fields that the archive derives are ignored.',
});
export type ArticleInput = z.infer<typeof ArticleInput>;

/** A merge patch (RFC 7396): null removes a field. */
export const ArticlePatch = z
  .strictObject(removableFields(shape))
  .meta({ id: 'ArticlePatch', description: 'The fields to change; `null` removes a field (RFC 7396).' });

/** Fields of a returned article that the archive derives, so clients do not write them. */
const OWN: Record<string, readonly string[]> = {
  '': [
    'id',
    'publishedAt',
    'publishedPrecision',
    'updatedAt',
    'ingestedAt',
    'revision',
    'status',
    'canonicalUrl',
    'aliasUrls',
  ].concat([
    'wordCount',
    'textHash',
    'counts',
    'summary',
    'entities',
    'quotes',
    'figures',
    'media',
    'highlights',
    'corrections',
  ]),
  authors: ['entityId'],
  source: ['id'],
  blocks: ['start', 'end'],
  links: ['id', 'articleId', 'host', 'state', 'targetArticleId', 'archiveUrl'],
};

/** Removes the derived fields, so that a returned article can be sent back. */
export function withoutDerivedFields(body: unknown): unknown {
  if (!isObject(body)) return body;
  const rest = omit(body, OWN[''] ?? []);
  // A returned article has its text as well as its blocks.
  if (Array.isArray(rest.blocks) && typeof rest.text === 'string') delete rest.text;
  for (const [name, own] of Object.entries(OWN)) {
    const part = rest[name];
    if (name === '' || part === undefined) continue;
    if (isObject(part)) rest[name] = omit(part, own);
    if (Array.isArray(part)) rest[name] = part.map((one) => (isObject(one) ? omit(one, own) : one));
  }
  // Keeps the precision: an instant does not show whether its seconds are known.
  if (body.publishedPrecision === 'minute' && typeof rest.publishedDate === 'string') {
    rest.publishedDate = rest.publishedDate.replace(/:00Z$/u, 'Z');
  }
  // The article's own address is `originalUrl`.
  if (Array.isArray(rest.links)) rest.links = rest.links.filter((link) => !isObject(link) || link.kind !== 'original');
  return rest;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function omit(object: Record<string, unknown>, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(object).filter(([name]) => !names.includes(name)));
}
