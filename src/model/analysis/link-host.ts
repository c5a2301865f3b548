// A host that articles link to.

import { z } from 'zod';
import { TimelineBucket } from './timeline.ts';

export const LinkHost = z
  .object({
    host: z.string().meta({ description: 'The host, without `www.`, `m.` or `amp.`.' }),
    linkCount: z.int().min(1).meta({ description: 'Number of links to the host.' }),
    articleCount: z.int().min(1).meta({ description: 'Number of articles with such a link.' }),
    timeline: z.array(TimelineBucket).optional().meta({
      description: 'With `interval`: articles with such a link by interval of publication, including empty intervals.',
    }),
    undated: z
      .int()
      .min(0)
      .optional()
      .meta({ description: 'With `interval`: number of these articles without a date.' }),
  })
  .meta({ id: 'LinkHost', description: 'A host and the number of links to it.' });
export type LinkHost = z.infer<typeof LinkHost>;
