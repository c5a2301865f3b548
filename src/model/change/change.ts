// A change: an entry of the change log, which is in commit order.

import { z } from 'zod';

export const ChangeKind = z
  .enum(['article', 'entity'])
  .meta({ id: 'ChangeKind', description: 'The kind of resource that changed.' });
export type ChangeKind = z.infer<typeof ChangeKind>;

export const ChangeOperation = z.enum(['create', 'update', 'withdraw', 'erase', 'merge', 'split']).meta({
  id: 'ChangeOperation',
  description:
    'The operation. `withdraw`: a tombstone remains. `erase`: only the tombstone of an article remains; an entity is removed because only erased articles mentioned it.',
});
export type ChangeOperation = z.infer<typeof ChangeOperation>;

export const Change = z
  .object({
    seq: z.int().min(1).meta({ description: 'Sequence number of the change; it increases.', format: 'int64' }),
    at: z.iso.datetime().meta({ description: 'When the change was committed.' }),
    kind: ChangeKind,
    id: z.string().meta({ description: 'Id of the article or entity.' }),
    operation: ChangeOperation,
    revision: z.int().min(1).optional().meta({ description: 'For articles: the revision that the change created.' }),
    targetId: z.string().optional().meta({ description: 'For a merge: id of the entity that remains.' }),
  })
  .meta({ id: 'Change', description: 'An entry of the change log.' });
export type Change = z.infer<typeof Change>;
