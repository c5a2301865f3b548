// Statistics: the archive over time, and at a glance.

import type { Overview } from '../model/archive/overview.ts';
import type { Analyst, CountedSeries, TimelineQuery } from './analysis/index.ts';

export function statistics(analyst: Analyst) {
  return {
    /** Several queries over the same stretches of time. */
    timeline: async (query: TimelineQuery): Promise<{ series: CountedSeries[]; seq: number }> =>
      analyst.ask('timeline', query),

    overview: async (): Promise<{ overview: Overview; seq: number }> => analyst.ask('overview'),
  };
}
