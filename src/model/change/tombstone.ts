// A tombstone: what remains of a withdrawn article.

import { z } from 'zod';

export const Tombstone = z
  .object({
    id: z.string().meta({ description: 'The id of the article.' }),
    at: z.iso.datetime().meta({ description: 'When the article was withdrawn.' }),
    reason: z.string().optional().meta({ description: 'The reason, if one was given.' }),
    note: z.string().optional().meta({ description: 'The note for readers.' }),
    revision: z.int().min(1).meta({ description: 'Number of revisions that the article had.' }),
    erasedAt: z.iso.datetime().optional().meta({ description: 'When its revisions were erased.' }),
  })
  .meta({ id: 'Tombstone', description: 'What remains of a withdrawn article.' });
export type Tombstone = z.infer<typeof Tombstone>;

/** The entity tag, as used in `If-Match`. */
export const tombstoneTag = ({ id, erasedAt }: Tombstone): string => `${id}.${erasedAt ? 'erased' : 'withdrawn'}`;
