// A tombstone: what stays of an article that was withdrawn.

import { z } from 'zod';

export const Tombstone = z
  .object({
    id: z.string().meta({ description: 'The id of the article.' }),
    at: z.iso.datetime().meta({ description: 'When it was withdrawn.' }),
    reason: z.string().optional().meta({ description: 'Why, where someone said so.' }),
    note: z.string().optional().meta({ description: 'What readers are told about it.' }),
    revision: z.int().min(1).meta({ description: 'How many versions it had.' }),
    erasedAt: z.iso.datetime().optional().meta({ description: 'When its versions were erased, too.' }),
  })
  .meta({ id: 'Tombstone', description: 'What stays of an article that was withdrawn.' });
export type Tombstone = z.infer<typeof Tombstone>;

/** Its version, as `If-Match` names it. */
export const tombstoneTag = ({ id, erasedAt }: Tombstone): string => `${id}.${erasedAt ? 'erased' : 'withdrawn'}`;
