// A host that articles link to.

import { z } from 'zod';
import { TimelineBucket } from './timeline.ts';

export const LinkHost = z
  .object({
    host: z.string().meta({ description: 'The host, without `www.`, `m.` or `amp.`.' }),
    linkCount: z.int().min(1).meta({ description: 'How many links lead there.' }),
    articleCount: z.int().min(1).meta({ description: 'How many articles have one.' }),
    timeline: z.array(TimelineBucket).optional().meta({
      description:
        'With `interval`: how many articles with such a link were published in each stretch of time, the empty ones too.',
    }),
    undated: z.int().min(0).optional().meta({ description: 'With `interval`: how many of the articles have no date.' }),
  })
  .meta({ id: 'LinkHost', description: 'A host, and how often articles link to it.' });
export type LinkHost = z.infer<typeof LinkHost>;
