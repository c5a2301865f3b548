// Timelines: the articles of queries by interval of publication.

import { z } from 'zod';
import { UnderstoodQuery } from '../search/explain.ts';

export const TimelineBucket = z
  .object({
    start: z.iso.date().meta({ description: 'First day of the interval.' }),
    count: z.int().min(0).meta({ description: 'Articles published in the interval.' }),
    share: z.number().min(0).max(1).optional().meta({
      description: 'With `normalize=share`: the share of all articles in the interval that match the filters.',
    }),
  })
  .meta({ id: 'TimelineBucket', description: 'An interval and its number of articles.' });
export type TimelineBucket = z.infer<typeof TimelineBucket>;

export const TimelineSeries = z
  .object({
    q: z.string().optional().meta({ description: 'The query as sent; absent if the series counts all articles.' }),
    query: UnderstoodQuery.optional(),
    total: z.int().min(0).meta({ description: 'Number of articles that match.' }),
    undated: z
      .int()
      .min(0)
      .meta({ description: 'Number of matching articles without a date, which no interval counts.' }),
    buckets: z
      .array(TimelineBucket)
      .meta({ description: 'All intervals in order, including empty ones. All series have the same intervals.' }),
  })
  .meta({ id: 'TimelineSeries', description: 'A query over time.' });
export type TimelineSeries = z.infer<typeof TimelineSeries>;
