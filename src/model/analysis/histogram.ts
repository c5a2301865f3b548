// Histograms: how many articles were published in each stretch of time.

import { z } from 'zod';

export const INTERVALS = ['day', 'week', 'month', 'year'] as const;

export const Interval = z
  .enum(INTERVALS)
  .meta({ id: 'Interval', description: 'How long one stretch of time is. Weeks begin on Monday; all are in UTC.' });
export type Interval = z.infer<typeof Interval>;

/** More stretches than this are refused, with a word of advice: a list of days since 1815 helps nobody. */
export const MOST_BUCKETS = 5_000;

export const HistogramBucket = z
  .object({
    start: z.iso.date().meta({ description: 'Its first day.' }),
    count: z.int().min(0).meta({ description: 'How many articles were published in it.' }),
  })
  .meta({ id: 'HistogramBucket', description: 'A stretch of time, and how many articles were published in it.' });
export type HistogramBucket = z.infer<typeof HistogramBucket>;

export const Histogram = z
  .object({
    interval: Interval,
    buckets: z
      .array(HistogramBucket)
      .meta({ description: 'From the first stretch that has an article to the last, those between without any too.' }),
    undated: z.int().min(0).meta({ description: 'Articles without a date, which are in none of them.' }),
  })
  .meta({ id: 'Histogram', description: 'Articles by time of publication.' });
export type Histogram = z.infer<typeof Histogram>;
