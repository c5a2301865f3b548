// An article as it is handed in as JSON: what can be said of one, without what the archive finds out by itself.

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
    text: z.string().max(2_000_000).meta({ description: 'The block as plain text.' }),
    level: z.int().min(1).max(6).optional().meta({ description: 'Of a heading: 1 to 6.' }),
    caption: z.string().max(20_000).optional().meta({ description: 'Of an image: what it shows; begins its text.' }),
    credit: z.string().max(20_000).optional().meta({ description: 'Of an image: who made it; ends its text.' }),
    href: z.string().max(4_096).optional().meta({ description: 'Of an image, embed or related article: its address.' }),
  })
  .meta({ id: 'WritableBlock', description: 'One part of an article, in reading order.' });
export type BlockInput = z.infer<typeof BlockInput>;

export const LinkInput = z
  .strictObject({
    kind: z.enum(['inline', 'related', 'image', 'credit']).default('inline').meta({
      id: 'WritableLinkKind',
      description: 'Where a link stands.',
    }),
    anchor: z.string().max(20_000).meta({ description: 'The words that are linked, as they stand in the text.' }),
    href: z.string().max(4_096).optional().meta({ description: 'Its address; absent where it was lost.' }),
    start: z.int().min(0).optional().meta({ description: 'Where the anchor starts in the text; found if left out.' }),
    end: z.int().min(0).optional().meta({ description: 'Where it ends, exclusive.' }),
  })
  .meta({ id: 'WritableLink', description: 'A hyperlink of an article.' });
export type LinkInput = z.infer<typeof LinkInput>;

const shape = {
  title: oneLine(2_000).meta({ description: 'The headline.' }),
  subtitle: oneLine(4_000).optional().meta({ description: 'What stands under it.' }),
  authors: z
    .array(
      z.strictObject({ name: oneLine(500).meta({ description: 'As it is to be shown.' }) }).meta({
        id: 'WritableAuthor',
        description: 'Who wrote it.',
      }),
    )
    .max(100)
    .optional()
    .meta({ description: 'Who wrote it, in order.' }),
  section: oneLine(500).optional().meta({ description: 'The part of the paper it appeared in.' }),
  tags: z.array(oneLine(500)).max(200).optional().meta({ description: 'What it is filed under.' }),
  lang: z
    .string()
    .regex(/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}$/, { error: 'must be a language tag such as `en` or `pt-BR`' })
    .optional()
    .meta({ description: 'Its language (BCP 47); detected if left out.', examples: ['en'] }),
  publishedDate: z
    .string()
    .regex(ISO_DATE, {
      error: 'must be a year, month, day or instant such as `2025`, `2025-12`, `2025-12-03` or `2025-12-03T09:30:00Z`',
    })
    .optional()
    .meta({ description: 'When it was published, as exactly as it is known.', examples: ['2025-12-03'] }),
  originalUrl: z
    .url({ protocol: /^https?$/, error: 'must be an http or https address' })
    .max(4_096)
    .optional()
    .meta({ description: 'Its address; what it is told apart by.' }),
  source: z
    .strictObject({
      name: oneLine(500).meta({ description: 'The name of the paper.' }),
      host: z.string().max(253).optional().meta({ description: 'Its host, without `www.`.' }),
    })
    .optional()
    .meta({ id: 'WritableSource', description: 'Who published it; taken from its address if left out.' }),
  text: z.string().max(8_000_000).optional().meta({ description: 'Its text, paragraphs parted by an empty line.' }),
  markdown: z.string().max(8_000_000).optional().meta({ description: 'Instead of `text`: its text as Markdown.' }),
  blocks: z
    .array(BlockInput)
    .max(100_000)
    .optional()
    .meta({ description: 'Instead of `text`: its parts, in reading order.' }),
  links: z
    .array(LinkInput)
    .max(100_000)
    .optional()
    .meta({ description: 'Its links, where they are not in `markdown`.' }),
};

export const ArticleInput = z.strictObject(shape).meta({
  id: 'WritableArticle',
  description:
    'An article as it is handed in. It has one of `text`, `markdown` and `blocks`. An article as it was served can be sent back: what the archive finds out by itself is left out of it unread.',
});
export type ArticleInput = z.infer<typeof ArticleInput>;

/** A merge patch of it (RFC 7396): null takes away. */
export const ArticlePatch = z
  .strictObject(removableFields(shape))
  .meta({ id: 'ArticlePatch', description: 'What is to be other than it is; `null` takes a field away (RFC 7396).' });

/** What an article as it is served has beside: the archive's own, which nobody hands in. */
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

/** A body without what is the archive's own, so that what was read can be sent back. */
export function withoutDerivedFields(body: unknown): unknown {
  if (!isObject(body)) return body;
  const rest = omit(body, OWN[''] ?? []);
  // Served, an article has its text as well as the blocks that make it.
  if (Array.isArray(rest.blocks) && typeof rest.text === 'string') delete rest.text;
  for (const [name, own] of Object.entries(OWN)) {
    const part = rest[name];
    if (name === '' || part === undefined) continue;
    if (isObject(part)) rest[name] = omit(part, own);
    if (Array.isArray(part)) rest[name] = part.map((one) => (isObject(one) ? omit(one, own) : one));
  }
  // As exactly as it was said: an instant does not tell whether its seconds were.
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
