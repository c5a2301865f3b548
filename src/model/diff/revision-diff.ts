// What changed between two revisions of an article: word by word, field by field, and of which kind.

import { z } from 'zod';
import { ArticleId } from '../id/article-id.ts';
import { LinkKind } from '../link/link.ts';

export const CHANGE_CLASSES = ['headline', 'number', 'quote', 'name', 'link', 'wording', 'metadata'] as const;
export const ChangeClass = z.enum(CHANGE_CLASSES).meta({
  id: 'ChangeClass',
  description:
    'What a change touches. `headline`: the title. `number`: a figure, a date or a word for a number. `quote`: words ascribed to someone. `name`: whom or what the article names. `link`: the words or the target of a link. `wording`: none of these. `metadata`: a field beside the text.',
});
export type ChangeClass = z.infer<typeof ChangeClass>;

const place = (description: string) => z.int().min(0).meta({ description });

export const DiffOperation = z
  .object({
    op: z.enum(['equal', 'insert', 'delete', 'replace']).meta({
      id: 'DiffOperationKind',
      description: 'What became of a stretch of text from one revision to the other.',
    }),
    text: z.string().meta({ description: 'The words: of `insert` those that came, otherwise those that were there.' }),
    newText: z.string().optional().meta({ description: 'Of `replace`: the words that came instead.' }),
    fromStart: place('Where it starts in the text of `from`, in UTF-16 code units.'),
    fromEnd: place('Where it ends there, exclusive.'),
    toStart: place('Where it starts in the text of `to`.'),
    toEnd: place('Where it ends there, exclusive.'),
    classes: z.array(ChangeClass).optional().meta({ description: 'What it touches; absent of `equal`.' }),
  })
  .meta({ id: 'DiffOperation', description: 'One stretch of two texts, kept or changed.' });
export type DiffOperation = z.infer<typeof DiffOperation>;

export const DiffField = z
  .enum(['subtitle', 'authors', 'section', 'tags', 'lang', 'publishedDate', 'originalUrl', 'source'])
  .meta({ id: 'DiffField', description: 'A field beside title and text.' });
export type DiffField = z.infer<typeof DiffField>;

export const FieldChange = z
  .object({
    field: DiffField,
    from: z.array(z.string()).meta({ description: 'What it was; empty where there was nothing.' }),
    to: z.array(z.string()).meta({ description: 'What it became; empty where there is nothing.' }),
  })
  .meta({
    id: 'FieldChange',
    description: 'A field that changed. Each is a list, whether it can have more values or not.',
  });
export type FieldChange = z.infer<typeof FieldChange>;

export const DiffLink = z
  .object({
    kind: LinkKind,
    anchor: z.string().meta({ description: 'The words that are linked.' }),
    href: z.string().optional().meta({ description: 'Its address as written; absent where it was lost.' }),
    start: place('Where the anchor starts in the text of its revision.').optional(),
    end: place('Where it ends, exclusive.').optional(),
  })
  .meta({ id: 'DiffLink', description: 'A link as one of two revisions has it.' });
export type DiffLink = z.infer<typeof DiffLink>;

export const LinkChange = z
  .object({
    from: DiffLink.optional().meta({ description: 'The link that was; absent where it came.' }),
    to: DiffLink.optional().meta({ description: 'The link that is; absent where it went.' }),
  })
  .meta({ id: 'LinkChange', description: 'A link that came, went, or changed its words or its target.' });
export type LinkChange = z.infer<typeof LinkChange>;

export const DiffGranularity = z.enum(['word', 'paragraph', 'text']).meta({
  id: 'DiffGranularity',
  description:
    'How finely the texts were compared: by words throughout; by paragraphs where they differ too much for it; or, where even that is too much, all that lies between the first and the last difference as one change.',
});
export type DiffGranularity = z.infer<typeof DiffGranularity>;

export const DiffSide = z
  .object({
    revision: z.int().min(1).meta({ description: 'Its number.' }),
    at: z.iso.datetime().meta({ description: 'When it was saved here.' }),
    textHash: z.string().meta({ description: 'SHA-256 of its text, hexadecimal.' }),
  })
  .meta({ id: 'DiffSide', description: 'A revision that is compared.' });
export type DiffSide = z.infer<typeof DiffSide>;

export const RevisionDiff = z
  .object({
    articleId: ArticleId,
    from: DiffSide,
    to: DiffSide,
    classes: z.array(ChangeClass).meta({ description: 'All that the changes touch; empty where nothing changed.' }),
    title: z.array(DiffOperation).meta({ description: 'The title, stretch by stretch, in order.' }),
    text: z.array(DiffOperation).meta({
      description:
        'The text, stretch by stretch, in order: all but what was inserted is the text of `from`, all but what was deleted that of `to`.',
    }),
    fields: z.array(FieldChange).meta({ description: 'Other fields that changed.' }),
    links: z.array(LinkChange).meta({ description: 'Links that changed, in order of place.' }),
    meta: z
      .object({ granularity: DiffGranularity })
      .meta({ id: 'RevisionDiffMeta', description: 'About the comparison itself.' }),
  })
  .meta({ id: 'RevisionDiff', description: 'What changed between two revisions of an article.' });
export type RevisionDiff = z.infer<typeof RevisionDiff>;
