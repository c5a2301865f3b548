// The envelope of every list.

import { z } from 'zod';

export const PageInfo = z
  .object({
    limit: z.int().min(1).meta({ description: 'Maximum number of items on a page.' }),
    total: z.int().min(0).meta({ description: 'Exact number of items on all pages.' }),
    next: z
      .string()
      .optional()
      .meta({ description: 'Cursor of the next page, for the parameter `cursor`. Absent on the last page.' }),
    previous: z.string().optional().meta({ description: 'Cursor of the previous page. Absent on the first page.' }),
  })
  .meta({ id: 'PageInfo', description: 'Position of a page in its list.' });
export type PageInfo = z.infer<typeof PageInfo>;

export const PageMeta = z
  .object({
    seq: z.int().min(0).meta({
      description: 'The change sequence number of the page. `/v1/changes?since=` returns later changes.',
      format: 'int64',
    }),
  })
  .meta({ id: 'PageMeta', description: 'Metadata of the response.' });
export type PageMeta = z.infer<typeof PageMeta>;
