// Represents days and months as numbers, so that a million dates can be counted by arithmetic.

import { FIRST_DATED_KEY, secondOf } from '../key.ts';

/** The value for articles without a date. */
export const UNDATED = -(2 ** 31);

/** Converts a publication key to days since 1970-01-01 in UTC. */
export function calendarDayOf(key: number): number {
  return key < FIRST_DATED_KEY ? UNDATED : Math.floor(secondOf(key) / 86_400);
}

/** Converts a date such as `2024-03-02` to days since 1970-01-01. */
export function dayNumber(date: string): number {
  return Date.parse(date) / 86_400_000;
}

/** The days of a period between two instants, the end exclusive. A missing bound leaves that side open. */
export function daysBetween({ from, before }: { from?: string; before?: string }): { first: number; end: number } {
  return {
    first: from === undefined ? -(2 ** 31) : Math.floor(dayNumber(from)),
    end: before === undefined ? 2 ** 31 - 1 : Math.ceil(dayNumber(before)),
  };
}

/** Converts a day to months since the year 0: `2024-03` is 2024 × 12 + 2. */
export function monthOf(day: number): number {
  if (day === UNDATED) return UNDATED;
  const date = new Date(day * 86_400_000);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

/** `2024-03` */
export function monthName(month: number): string {
  return `${yearName(Math.floor(month / 12))}-${String((month % 12) + 1).padStart(2, '0')}`;
}

export function yearName(year: number): string {
  return String(year).padStart(4, '0');
}

/** `2024-03-02` */
export function dayName(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}
