// Histograms: articles by interval of publication.

import { z } from 'zod';

export const INTERVALS = ['day', 'week', 'month', 'year'] as const;

export const Interval = z
  .enum(INTERVALS)
  .meta({ id: 'Interval', description: 'The length of an interval. Weeks begin on Monday. All intervals are in UTC.' });
export type Interval = z.infer<typeof Interval>;

/** Requests for more intervals are rejected: days since 1815 would not be readable. */
export const MOST_BUCKETS = 5_000;

export const HistogramBucket = z
  .object({
    start: z.iso.date().meta({ description: 'First day of the interval.' }),
    count: z.int().min(0).meta({ description: 'Articles published in the interval.' }),
  })
  .meta({ id: 'HistogramBucket', description: 'An interval and its number of articles.' });
export type HistogramBucket = z.infer<typeof HistogramBucket>;

export const Histogram = z
  .object({
    interval: Interval,
    buckets: z
      .array(HistogramBucket)
      .meta({ description: 'Intervals from the first article to the last, including empty ones.' }),
    undated: z.int().min(0).meta({ description: 'Articles without a date, which no interval counts.' }),
  })
  .meta({ id: 'Histogram', description: 'Articles by interval of publication.' });
export type Histogram = z.infer<typeof Histogram>;
