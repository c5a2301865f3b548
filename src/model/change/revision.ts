// A revision: every saved version of an article, when it came and from what.

import { z } from 'zod';

export const DocumentWarning = z
  .object({
    message: z.string().meta({ description: 'What was noticed.' }),
    line: z.int().min(1).optional().meta({ description: 'Line of the document, from 1.' }),
  })
  .meta({ id: 'DocumentWarning', description: 'Something the importer noticed in a document.' });
export type DocumentWarning = z.infer<typeof DocumentWarning>;

export const Revision = z
  .object({
    revision: z.int().min(1).meta({ description: 'Its number, from 1.' }),
    at: z.iso.datetime().meta({ description: 'When it was saved here.' }),
    reason: z.string().optional().meta({ description: 'Why, where someone said so.' }),
    note: z.string().optional().meta({ description: 'What readers are told about the correction.' }),
    title: z.string().meta({ description: 'The headline it had.' }),
    textHash: z.string().meta({ description: 'SHA-256 of its text, hexadecimal.' }),
    sourceHash: z.string().meta({ description: 'SHA-256 of the document’s bytes, hexadecimal.' }),
    importer: z.string().meta({ description: 'Which importer read it, with its version.' }),
    warnings: z.array(DocumentWarning).meta({ description: 'What the importer noticed.' }),
  })
  .meta({ id: 'Revision', description: 'One saved version of an article.' });
export type Revision = z.infer<typeof Revision>;
