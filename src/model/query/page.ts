// A page: the envelope of every list.

import { z } from 'zod';

export const PageInfo = z
  .object({
    limit: z.int().min(1).meta({ description: 'How many items a page holds at the most.' }),
    total: z.int().min(0).meta({ description: 'How many items the query has, over all pages; exact.' }),
    next: z
      .string()
      .optional()
      .meta({ description: 'Cursor of the next page: pass it as `cursor`. Absent on the last.' }),
    previous: z.string().optional().meta({ description: 'Cursor of the page before. Absent on the first.' }),
  })
  .meta({ id: 'PageInfo', description: 'Where a page stands in its list.' });
export type PageInfo = z.infer<typeof PageInfo>;

export const PageMeta = z
  .object({
    seq: z.int().min(0).meta({
      description: 'The change sequence this page was read at: what came later is in `/v1/changes?since=`.',
      format: 'int64',
    }),
  })
  .meta({ id: 'PageMeta', description: 'About the reply itself.' });
export type PageMeta = z.infer<typeof PageMeta>;
