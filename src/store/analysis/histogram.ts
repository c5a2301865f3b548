// Counts histograms from columns, without gaps between the first interval and the last.

import { type Histogram, type Interval, MOST_BUCKETS } from '../../model/analysis/histogram.ts';
import { Problem } from '../../model/problem/problem.ts';
import { type Bits, eachBit } from '../doc-values/bits.ts';
import { dayName, monthName, monthOf, UNDATED } from '../doc-values/calendar.ts';
import type { Columns } from '../doc-values/columns.ts';

const DAY = 86_400_000;

/** Numbers intervals consecutively. */
interface Scale {
  numberOf: (slot: number, columns: Columns) => number;
  /** The number of the interval that contains a day. */
  ofDay: (day: number) => number;
  /** The first day of an interval. */
  start: (number: number) => string;
}

const weekOf = (day: number) => Math.floor((day + 3) / 7);

export const scales: Record<Interval, Scale> = {
  day: { numberOf: (slot, { days }) => days[slot] ?? UNDATED, ofDay: (day) => day, start: dayName },
  // 1970-01-01 was a Thursday.
  week: {
    numberOf: (slot, { days }) => {
      const day = days[slot] ?? UNDATED;
      return day === UNDATED ? UNDATED : weekOf(day);
    },
    ofDay: weekOf,
    start: (week) => dayName(week * 7 - 3),
  },
  month: {
    numberOf: (slot, { months }) => months[slot] ?? UNDATED,
    ofDay: monthOf,
    start: (month) => `${monthName(month)}-01`,
  },
  year: {
    numberOf: (slot, { months }) => {
      const month = months[slot] ?? UNDATED;
      return month === UNDATED ? UNDATED : Math.floor(month / 12);
    },
    ofDay: (day) => Math.floor(monthOf(day) / 12),
    start: (year) => `${monthName(year * 12)}-01`,
  },
};

/** From the first interval number to the last, both included. */
export interface Range {
  first: number;
  last: number;
}

/**
 * Returns the range from the first interval with an article to the last; `from` and `before` replace either end. Null
 * if no article is dated.
 *
 * @throws Problem `invalid-query` if the range has too many intervals.
 */
export function rangeOf(
  sets: readonly Bits[],
  columns: Columns,
  interval: Interval,
  { from, before }: { from?: string; before?: string } = {},
): Range | null {
  const { numberOf, ofDay } = scales[interval];
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const bits of sets) {
    eachBit(bits, (slot) => {
      const number = numberOf(slot, columns);
      if (number === UNDATED) return;
      if (number < first) first = number;
      if (number > last) last = number;
    });
  }
  if (from !== undefined) first = ofDay(Math.floor(Date.parse(from) / DAY));
  if (before !== undefined) last = ofDay(Math.floor((Date.parse(before) - 1) / DAY));
  if (first > last || !Number.isFinite(last - first)) return null;
  if (last - first < MOST_BUCKETS) return { first, last };
  const message = `would give ${last - first + 1} stretches of time, and ${MOST_BUCKETS} are the most: ask for longer ones, or narrow the time by \`from\` and \`to\``;
  throw new Problem('invalid-query', {
    detail: `\`interval\` ${message}.`,
    errors: [{ in: 'query', name: 'interval', message }],
  });
}

/** Counts the articles of the set in each interval of the range, and those without a date. */
export function countOver(range: Range | null, bits: Bits, columns: Columns, interval: Interval) {
  const { numberOf } = scales[interval];
  const counts = new Int32Array(range ? range.last - range.first + 1 : 0);
  const first = range?.first ?? 0;
  let undated = 0;
  eachBit(bits, (slot) => {
    const number = numberOf(slot, columns);
    if (number === UNDATED) undated++;
    else counts[number - first] = (counts[number - first] ?? 0) + 1;
  });
  return { counts, undated };
}

export function histogramOf(bits: Bits, columns: Columns, interval: Interval): Histogram {
  const range = rangeOf([bits], columns, interval);
  const { counts, undated } = countOver(range, bits, columns, interval);
  const { start } = scales[interval];
  const buckets = [...counts].map((count, at) => ({ start: start((range?.first ?? 0) + at), count }));
  return { interval, buckets, undated };
}
