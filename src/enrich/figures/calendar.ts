// Calendar arithmetic on days and periods, in UTC and without a clock.

import type { MentionedPrecision } from '../../model/article/figure.ts';

/** Days since 1970-01-01. */
export type Day = number;

/** First and last day, inclusive. */
export interface Period {
  from: Day;
  to: Day;
  precision: MentionedPrecision;
}

const MILLISECONDS = 86_400_000;

/** The day of an ISO 8601 instant; `null` if it is invalid. */
export function dayFromDate(instant: string): Day | null {
  const time = Date.parse(instant);
  return Number.isNaN(time) ? null : Math.floor(time / MILLISECONDS);
}

/** `month` is 1-based and may exceed 12; `date` may exceed the month's length. */
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

/** `count` months starting with `month`. */
export function months(year: number, month: number, count: 1 | 3 | 6): Period {
  const precision = ({ 1: 'month', 3: 'quarter', 6: 'half' } as const)[count];
  return { from: day(year, month, 1), to: day(year, month + count, 1) - 1, precision };
}

export function years(first: number, last = first): Period {
  return { from: day(first, 1, 1), to: day(last + 1, 1, 1) - 1, precision: 'year' };
}

/** The week containing a day, Monday to Sunday. */
export function weekOf(of: Day): Period {
  const monday = of - ((dayParts(of).weekday + 6) % 7);
  return { from: monday, to: monday + 6, precision: 'week' };
}
