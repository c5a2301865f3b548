// Reads statistics of the archive: timelines and totals.

import type { Overview } from '../model/archive/overview.ts';
import type { CountedSeries, QueryWorkers, TimelineQuery } from './analysis/index.ts';

export function statisticsReads(analyst: QueryWorkers) {
  return {
    /** Counts several queries over the same intervals of time. */
    timeline: async (query: TimelineQuery): Promise<{ series: CountedSeries[]; seq: number }> =>
      analyst.query('timeline', query),

    overview: async (): Promise<{ overview: Overview; seq: number }> => analyst.query('overview'),
  };
}
