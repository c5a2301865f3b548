// An import: documents sent over HTTP to be read in the background, and what became of each.

import { z } from 'zod';

export const IMPORT_STATES = ['queued', 'running', 'done', 'failed', 'cancelled'] as const;
export const ImportState = z.enum(IMPORT_STATES).meta({
  id: 'ImportState',
  description:
    'How far an import is. `done`: every document has its outcome; `failed`: the archive could not go on; what was saved before that, or before it was `cancelled`, stays.',
});
export type ImportState = z.infer<typeof ImportState>;

export const OnDuplicate = z.enum(['revise', 'skip', 'error']).meta({
  id: 'OnDuplicate',
  description:
    'What is done with a document whose article is here already: a changed one makes a revision, it is passed over, or it is rejected.',
});
export type OnDuplicate = z.infer<typeof OnDuplicate>;

export const ImportOutcome = z.enum(['created', 'revised', 'unchanged', 'rejected']).meta({
  id: 'ImportOutcome',
  description: 'What became of a document.',
});
export type ImportOutcome = z.infer<typeof ImportOutcome>;

const count = (description: string) => z.int().min(0).meta({ description });
const bytes = (description: string) => z.int().min(0).meta({ description, format: 'int64' });

export const Import = z
  .object({
    id: z.string().meta({ description: 'Its id.' }),
    state: ImportState,
    createdAt: z.iso.datetime().meta({ description: 'When it was handed in.' }),
    startedAt: z.iso.datetime().optional().meta({ description: 'When it was begun.' }),
    finishedAt: z.iso.datetime().optional().meta({ description: 'When it ended, whichever way.' }),
    options: z
      .object({
        dryRun: z.boolean().meta({ description: 'Whether nothing is written, and outcomes are what they would be.' }),
        onDuplicate: OnDuplicate,
      })
      .meta({ id: 'ImportOptions', description: 'How it was asked for.' }),
    bytes: bytes('Bytes of all its documents.'),
    doneBytes: bytes('Bytes of those that have their outcome.'),
    items: count('How many documents have their outcome.'),
    counts: z
      .object({
        created: count('Articles that are new.'),
        revised: count('Articles that have a new revision.'),
        unchanged: count('Documents that changed nothing.'),
        rejected: count('Documents that could not be imported.'),
        warnings: count('What is worth knowing about the others.'),
      })
      .meta({ id: 'ImportCounts', description: 'What became of the documents, in numbers.' }),
    problem: z.string().optional().meta({
      description: 'Why it failed, or what it waits for: an import waits while the disk of the archive cannot be used.',
    }),
  })
  .meta({ id: 'Import', description: 'Documents that were handed in together.' });
export type Import = z.infer<typeof Import>;

const line = z.int().min(1).optional().meta({ description: 'The line of the file, where it is known.' });

export const ImportItem = z
  .object({
    position: z.int().min(1).meta({ description: 'Its place among the documents of the import.' }),
    document: z.string().meta({ description: 'The name of its file; of a line of a file `name:line`.' }),
    outcome: ImportOutcome,
    articleId: z.string().optional().meta({ description: 'The id of the article, where there is one.' }),
    title: z.string().optional().meta({ description: 'Its title.' }),
    revision: z.int().min(1).optional().meta({ description: 'The revision that it has now.' }),
    warnings: z
      .array(
        z
          .object({ message: z.string().meta({ description: 'What it is.' }), line })
          .meta({ id: 'ImportWarning', description: 'Something worth knowing about a document that was imported.' }),
      )
      .meta({ description: 'What is worth knowing about it.' }),
    problem: z
      .object({
        code: z.string().meta({ description: 'What is wrong, for programs.', examples: ['not-an-article'] }),
        message: z.string().meta({ description: 'What is wrong, in words.' }),
        line,
      })
      .optional()
      .meta({ id: 'ImportItemProblem', description: 'Why a document was rejected.' }),
  })
  .meta({ id: 'ImportItem', description: 'What became of one document of an import.' });
export type ImportItem = z.infer<typeof ImportItem>;
