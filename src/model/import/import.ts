// An import: documents that were sent over HTTP and are read in the background, with the outcome of each.

import { z } from 'zod';

export const IMPORT_STATES = ['queued', 'running', 'done', 'failed', 'cancelled'] as const;
export const ImportState = z.enum(IMPORT_STATES).meta({
  id: 'ImportState',
  description:
    'The state of an import. `done`: every document has an outcome. `failed`: the archive had to stop. Articles that were saved before an import `failed` or was `cancelled` are kept.',
});
export type ImportState = z.infer<typeof ImportState>;

export const OnDuplicate = z.enum(['revise', 'skip', 'error']).meta({
  id: 'OnDuplicate',
  description:
    'What happens to a document whose article exists. `revise`: a changed document creates a revision. `skip`: the document is skipped. `error`: the document is rejected.',
});
export type OnDuplicate = z.infer<typeof OnDuplicate>;

export const ImportOutcome = z.enum(['created', 'revised', 'unchanged', 'rejected']).meta({
  id: 'ImportOutcome',
  description: 'The outcome of a document.',
});
export type ImportOutcome = z.infer<typeof ImportOutcome>;

const count = (description: string) => z.int().min(0).meta({ description });
const bytes = (description: string) => z.int().min(0).meta({ description, format: 'int64' });

export const Import = z
  .object({
    id: z.string().meta({ description: 'Id of the import.' }),
    state: ImportState,
    createdAt: z.iso.datetime().meta({ description: 'When the import was received.' }),
    startedAt: z.iso.datetime().optional().meta({ description: 'When the import started.' }),
    finishedAt: z.iso.datetime().optional().meta({ description: 'When the import ended, in any state.' }),
    options: z
      .object({
        dryRun: z.boolean().meta({ description: 'Whether the import only reports outcomes and writes nothing.' }),
        onDuplicate: OnDuplicate,
      })
      .meta({ id: 'ImportOptions', description: 'Options of the import.' }),
    bytes: bytes('Size of all documents in bytes.'),
    doneBytes: bytes('Size of the documents with an outcome, in bytes.'),
    items: count('Number of documents with an outcome.'),
    counts: z
      .object({
        created: count('Created articles.'),
        revised: count('Articles with a new revision.'),
        unchanged: count('Documents without changes.'),
        rejected: count('Rejected documents.'),
        warnings: count('Warnings about documents.'),
      })
      .meta({ id: 'ImportCounts', description: 'Numbers of documents by outcome.' }),
    problem: z.string().optional().meta({
      description: 'Why the import failed or waits. An import waits while the disk of the archive cannot be used.',
    }),
  })
  .meta({ id: 'Import', description: 'Documents that were sent together.' });
export type Import = z.infer<typeof Import>;

const line = z.int().min(1).optional().meta({ description: 'Line of the file, if known.' });

export const ImportItem = z
  .object({
    position: z.int().min(1).meta({ description: 'Position among the documents of the import, from 1.' }),
    document: z.string().meta({ description: 'File name; `name:line` for a line of NDJSON.' }),
    outcome: ImportOutcome,
    articleId: z.string().optional().meta({ description: 'Id of the article, if there is one.' }),
    title: z.string().optional().meta({ description: 'Title of the article.' }),
    revision: z.int().min(1).optional().meta({ description: 'Current revision of the article.' }),
    warnings: z
      .array(
        z
          .object({ message: z.string().meta({ description: 'The message.' }), line })
          .meta({ id: 'ImportWarning', description: 'A warning about an imported document.' }),
      )
      .meta({ description: 'Warnings about the document.' }),
    problem: z
      .object({
        code: z.string().meta({ description: 'The reason as a code.', examples: ['not-an-article'] }),
        message: z.string().meta({ description: 'The reason as a sentence.' }),
        line,
      })
      .optional()
      .meta({ id: 'ImportItemProblem', description: 'Why a document was rejected.' }),
  })
  .meta({ id: 'ImportItem', description: 'The outcome of a document in an import.' });
export type ImportItem = z.infer<typeof ImportItem>;
