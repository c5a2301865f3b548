// A change: one line of the archive's log, in commit order.

import { z } from 'zod';

export const ChangeKind = z.enum(['article', 'entity']).meta({ id: 'ChangeKind', description: 'What changed.' });
export type ChangeKind = z.infer<typeof ChangeKind>;

export const ChangeOperation = z.enum(['create', 'update', 'withdraw', 'erase', 'merge', 'split']).meta({
  id: 'ChangeOperation',
  description:
    'What happened to it. `withdraw`: a tombstone stays. `erase`: of an article, nothing else stays; an entity is gone, as only erased articles named it.',
});
export type ChangeOperation = z.infer<typeof ChangeOperation>;

export const Change = z
  .object({
    seq: z.int().min(1).meta({ description: 'Its number; later changes have higher ones.', format: 'int64' }),
    at: z.iso.datetime().meta({ description: 'When it was made.' }),
    kind: ChangeKind,
    id: z.string().meta({ description: 'Id of the article or entity.' }),
    operation: ChangeOperation,
    revision: z.int().min(1).optional().meta({ description: 'Of an article: the revision it made.' }),
    targetId: z.string().optional().meta({ description: 'Of a merge: what it was merged into.' }),
  })
  .meta({ id: 'Change', description: 'One line of the change log.' });
export type Change = z.infer<typeof Change>;
