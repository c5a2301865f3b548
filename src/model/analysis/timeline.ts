// Timelines: how often something was written about, stretch of time by stretch of time.

import { z } from 'zod';
import { UnderstoodQuery } from '../search/explain.ts';

export const TimelineBucket = z
  .object({
    start: z.iso.date().meta({ description: 'Its first day.' }),
    count: z.int().min(0).meta({ description: 'How many articles were published in it.' }),
    share: z.number().min(0).max(1).optional().meta({
      description: 'With `normalize=share`: what part that is of all articles that meet the filters, published in it.',
    }),
  })
  .meta({ id: 'TimelineBucket', description: 'A stretch of time, and what was written in it.' });
export type TimelineBucket = z.infer<typeof TimelineBucket>;

export const TimelineSeries = z
  .object({
    q: z.string().optional().meta({ description: 'The query it counts, as it was asked; absent where none was.' }),
    query: UnderstoodQuery.optional(),
    total: z.int().min(0).meta({ description: 'How many articles the query has.' }),
    undated: z.int().min(0).meta({ description: 'How many of them have no date, and are in no stretch of time.' }),
    buckets: z
      .array(TimelineBucket)
      .meta({ description: 'Stretch by stretch, the empty ones too; the same in all series.' }),
  })
  .meta({ id: 'TimelineSeries', description: 'One query over time.' });
export type TimelineSeries = z.infer<typeof TimelineSeries>;
