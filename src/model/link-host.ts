// A host that articles link to.

import { z } from 'zod';

export const LinkHost = z
  .object({
    host: z.string().meta({ description: 'The host, without `www.`, `m.` or `amp.`.' }),
    linkCount: z.int().min(1).meta({ description: 'How many links lead there.' }),
    articleCount: z.int().min(1).meta({ description: 'How many articles have one.' }),
  })
  .meta({ id: 'LinkHost', description: 'A host, and how often articles link to it.' });
export type LinkHost = z.infer<typeof LinkHost>;
