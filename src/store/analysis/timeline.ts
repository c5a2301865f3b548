// Counts one or several queries over the same intervals of time.

import type { Interval } from '../../model/analysis/histogram.ts';
import type { TimelineBucket } from '../../model/analysis/timeline.ts';
import type { ArticleFilters, TextQuery } from '../../model/query/query.ts';
import { type Bits, countBits, keepBits } from '../doc-values/bits.ts';
import { countOver, type Range, rangeOf, scales } from './histogram.ts';
import type { Analysis } from './open.ts';
import { select, together } from './selection.ts';

export interface TimelineQuery {
  filters: ArticleFilters;
  /** The queries to compare; null stands for all articles. */
  texts: readonly (TextQuery | null)[];
  interval: Interval;
  /** Whether to return the share of all articles that pass the filters. */
  share: boolean;
}

export interface CountedSeries {
  total: number;
  undated: number;
  buckets: TimelineBucket[];
}

export function analyseTimeline(analysis: Analysis, query: TimelineQuery): { series: CountedSeries[]; seq: number } {
  const { columns, reading } = analysis;
  const { filters, texts, interval, share } = query;
  const all = together(select({ filters }, analysis), columns);
  const sets = texts.map((text): Bits => {
    if (!text) return all;
    const bits = select({ filters: {}, text }, analysis).get('text');
    return bits ? keepBits(bits.slice(), all) : all;
  });
  // If the query has `from` or `before`, the range covers that period; by default it spans the first to the last
  // article.
  const range = rangeOf(sets, columns, interval, filters);
  const whole = share ? countOver(range, all, columns, interval).counts : null;
  const series = sets.map((bits): CountedSeries => {
    const { counts, undated } = countOver(range, bits, columns, interval);
    return { total: countBits(bits), undated, buckets: bucketsOf(range, counts, whole, interval) };
  });
  return { series, seq: reading.seq() };
}

function bucketsOf(range: Range | null, counts: Int32Array, whole: Int32Array | null, interval: Interval) {
  const { start } = scales[interval];
  return Array.from(counts, (count, at): TimelineBucket => {
    const all = whole?.[at];
    const bucket = { start: start((range?.first ?? 0) + at), count };
    return all === undefined ? bucket : { ...bucket, share: all === 0 ? 0 : count / all };
  });
}
