// A revision: a saved version of an article, with its time and provenance.

import { z } from 'zod';

export const DocumentWarning = z
  .object({
    message: z.string().meta({ description: 'The message.' }),
    line: z.int().min(1).optional().meta({ description: 'Line of the document, from 1.' }),
  })
  .meta({ id: 'DocumentWarning', description: 'A warning about a document.' });
export type DocumentWarning = z.infer<typeof DocumentWarning>;

export const Revision = z
  .object({
    revision: z.int().min(1).meta({ description: 'Number of the revision, from 1.' }),
    at: z.iso.datetime().meta({ description: 'When it was saved in this archive.' }),
    reason: z.string().optional().meta({ description: 'The reason, if one was given.' }),
    note: z.string().optional().meta({ description: 'The correction note for readers.' }),
    title: z.string().meta({ description: 'The headline of this revision.' }),
    textHash: z.string().meta({ description: 'SHA-256 of the text, in hexadecimal.' }),
    sourceHash: z.string().meta({ description: 'SHA-256 of the document’s bytes, in hexadecimal.' }),
    importer: z.string().meta({ description: 'The importer that read the document, with its version.' }),
    warnings: z.array(DocumentWarning).meta({ description: 'Warnings of the importer.' }),
  })
  .meta({ id: 'Revision', description: 'A saved version of an article.' });
export type Revision = z.infer<typeof Revision>;
