// Days and periods of the calendar, in UTC and without a clock.

import type { MentionedPrecision } from '../../model/figure.ts';

/** Days since 1970-01-01. */
export type Day = number;

/** From the first day to the last. */
export interface Period {
  from: Day;
  to: Day;
  precision: MentionedPrecision;
}

const MILLISECONDS = 86_400_000;

/** Of an instant, `2025-12-03T10:00:00Z`; `null`: it is none. */
export function dayFromDate(instant: string): Day | null {
  const time = Date.parse(instant);
  return Number.isNaN(time) ? null : Math.floor(time / MILLISECONDS);
}

/** `month` counts from 1 and may lie beyond the year, `date` beyond the month. */
export function day(year: number, month: number, date: number): Day {
  return Math.floor(Date.UTC(year, month - 1, date) / MILLISECONDS);
}

export function dayParts(of: Day): { year: number; month: number; date: number; weekday: number } {
  const at = new Date(of * MILLISECONDS);
  return { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, date: at.getUTCDate(), weekday: at.getUTCDay() };
}

export function formatDay(of: Day): string {
  return new Date(of * MILLISECONDS).toISOString().slice(0, 10);
}

export function onDay(of: Day): Period {
  return { from: of, to: of, precision: 'day' };
}

/** Months of a year, `count` of them from `month` on. */
export function months(year: number, month: number, count: 1 | 3 | 6): Period {
  const precision = ({ 1: 'month', 3: 'quarter', 6: 'half' } as const)[count];
  return { from: day(year, month, 1), to: day(year, month + count, 1) - 1, precision };
}

export function years(first: number, last = first): Period {
  return { from: day(first, 1, 1), to: day(last + 1, 1, 1) - 1, precision: 'year' };
}

/** The week of a day, from Monday to Sunday. */
export function weekOf(of: Day): Period {
  const monday = of - ((dayParts(of).weekday + 6) % 7);
  return { from: monday, to: monday + 6, precision: 'week' };
}
