// The difference between two revisions of an article, as the API returns it.

import { z } from 'zod';
import { ArticleId } from '../id/article-id.ts';
import { LinkKind } from '../link/link.ts';

export const CHANGE_CLASSES = ['headline', 'number', 'quote', 'name', 'link', 'wording', 'metadata'] as const;
export const ChangeClass = z.enum(CHANGE_CLASSES).meta({
  id: 'ChangeClass',
  description:
    'What a change touches. `headline`: the title. `number`: a figure, a date or a number word. `quote`: quoted words. `name`: a mention of an entity. `link`: the anchor or the target of a link. `wording`: none of these. `metadata`: a field other than title and text.',
});
export type ChangeClass = z.infer<typeof ChangeClass>;

const place = (description: string) => z.int().min(0).meta({ description });

export const DiffOperation = z
  .object({
    op: z.enum(['equal', 'insert', 'delete', 'replace']).meta({
      id: 'DiffOperationKind',
      description: 'The operation that turns the old text into the new one.',
    }),
    text: z.string().meta({ description: 'The inserted text for `insert`, else the old text.' }),
    newText: z.string().optional().meta({ description: 'For `replace`: the new text.' }),
    fromStart: place('Start offset in the text of `from`, in UTF-16 code units.'),
    fromEnd: place('End offset there, exclusive.'),
    toStart: place('Start offset in the text of `to`.'),
    toEnd: place('End offset there, exclusive.'),
    classes: z.array(ChangeClass).optional().meta({ description: 'What the change touches; absent for `equal`.' }),
  })
  .meta({ id: 'DiffOperation', description: 'A span of two texts, equal or changed.' });
export type DiffOperation = z.infer<typeof DiffOperation>;

export const DiffField = z
  .enum(['subtitle', 'authors', 'section', 'tags', 'lang', 'publishedDate', 'originalUrl', 'source'])
  .meta({ id: 'DiffField', description: 'A field other than title and text.' });
export type DiffField = z.infer<typeof DiffField>;

export const FieldChange = z
  .object({
    field: DiffField,
    from: z.array(z.string()).meta({ description: 'Old values; empty if there were none.' }),
    to: z.array(z.string()).meta({ description: 'New values; empty if there are none.' }),
  })
  .meta({
    id: 'FieldChange',
    description: 'A changed field. Its values are lists, even for single-valued fields.',
  });
export type FieldChange = z.infer<typeof FieldChange>;

export const DiffLink = z
  .object({
    kind: LinkKind,
    anchor: z.string().meta({ description: 'The linked words.' }),
    href: z.string().optional().meta({ description: 'The address as written; absent if it was lost.' }),
    start: place('Start offset of the anchor in the text of its revision.').optional(),
    end: place('End offset, exclusive.').optional(),
  })
  .meta({ id: 'DiffLink', description: 'A link in one of the two revisions.' });
export type DiffLink = z.infer<typeof DiffLink>;

export const LinkChange = z
  .object({
    from: DiffLink.optional().meta({ description: 'The old link; absent for an added one.' }),
    to: DiffLink.optional().meta({ description: 'The new link; absent for a removed one.' }),
  })
  .meta({ id: 'LinkChange', description: 'A link that was added, removed, reworded or retargeted.' });
export type LinkChange = z.infer<typeof LinkChange>;

export const DiffGranularity = z.enum(['word', 'paragraph', 'text']).meta({
  id: 'DiffGranularity',
  description:
    'The granularity of the comparison. `word`: by words. `paragraph`: some paragraphs differ too much and are compared as a whole. `text`: everything between the first and the last difference is one change.',
});
export type DiffGranularity = z.infer<typeof DiffGranularity>;

export const DiffSide = z
  .object({
    revision: z.int().min(1).meta({ description: 'Number of the revision.' }),
    at: z.iso.datetime().meta({ description: 'When it was saved in this archive.' }),
    textHash: z.string().meta({ description: 'SHA-256 of the text, in hexadecimal.' }),
  })
  .meta({ id: 'DiffSide', description: 'A compared revision.' });
export type DiffSide = z.infer<typeof DiffSide>;

export const RevisionDiff = z
  .object({
    articleId: ArticleId,
    from: DiffSide,
    to: DiffSide,
    classes: z.array(ChangeClass).meta({ description: 'Everything that the changes touch; empty if nothing changed.' }),
    title: z.array(DiffOperation).meta({ description: 'Operations on the title, in order.' }),
    text: z.array(DiffOperation).meta({
      description:
        'Operations on the text, in order. Without insertions they give the text of `from`, without deletions the text of `to`.',
    }),
    fields: z.array(FieldChange).meta({ description: 'Other changed fields.' }),
    links: z.array(LinkChange).meta({ description: 'Changed links, in text order.' }),
    meta: z
      .object({ granularity: DiffGranularity })
      .meta({ id: 'RevisionDiffMeta', description: 'Metadata of the comparison.' }),
  })
  .meta({ id: 'RevisionDiff', description: 'The difference between two revisions of an article.' });
export type RevisionDiff = z.infer<typeof RevisionDiff>;
