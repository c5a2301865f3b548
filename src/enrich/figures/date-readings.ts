// Resolves a date phrase to its first and last day, relative to the publication day if it is incomplete.

import type { ParsedComponents } from 'chrono-node';
import { casual } from 'chrono-node/en';
import { type Day, day, dayParts, months, onDay, type Period, weekOf, years } from './calendar.ts';
import type { DateKind } from './date-phrases.ts';

/** What resolves an incomplete phrase. */
export interface DateReference {
  /** The publication day; `null` if unknown, so that only complete dates resolve. */
  today: Day | null;
  /** The sentence refers to the future. */
  isFuture: boolean;
}

/** `null` if there is no such day or it cannot be resolved. */
export function resolveDatePhrase(kind: DateKind, phrase: string, reference: DateReference): Period | null {
  switch (kind) {
    case 'iso':
    case 'days':
    case 'date':
      return readDays(phrase, reference);
    case 'month': {
      const year = yearIn(phrase);
      return months(year, monthIn(phrase), 1);
    }
    case 'part':
      return readPart(phrase, reference);
    case 'decade': {
      const first = Number.parseInt(phrase, 10);
      return { ...years(first, first + 9), precision: 'decade' };
    }
    case 'span':
      return readSpan(phrase);
    case 'year':
      return years(Number(phrase));
    default:
      return reference.today === null ? null : readRelative(kind, phrase, reference.today, reference.isFuture);
  }
}

const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const MONTHS = 'janfebmaraprmayjunjulaugsepoctnovdec';

function yearIn(phrase: string): number {
  return Number(/\d{4}/u.exec(phrase)?.[0]);
}

function monthIn(phrase: string): number {
  return (
    MONTHS.indexOf(/[A-Z][a-z]{2}/u.exec(phrase.replace(/^(?:[LlNnTt]\w+)\s/u, ''))?.[0].toLowerCase() ?? '') / 3 + 1
  );
}

/** Days of a month with the year given, or the nearest year. */
function readDays(phrase: string, { today, isFuture }: DateReference): Period | null {
  // Without a publication day any fixed day will do: missing parts are detected below.
  const instant = new Date((today ?? 0) * 86_400_000);
  // chrono reads `December 3 and 4` as two dates.
  const [found] = casual.parse(phrase.replace(/\s(?:and|through)\s/u, ' to '), { instant, timezone: 0 });
  if (!found || found.index > 20) return null;
  const { start, end } = found;
  const year = start.isCertain('year') ? start.get('year') : end?.isCertain('year') ? end.get('year') : null;
  if (year === null && today === null) return null;
  const period = (of: number): Period | null => {
    const [from, to] = [dayIn(start, of), dayIn(end ?? start, of)];
    return from === null || to === null || to < from ? null : { from, to, precision: 'day' };
  };
  return year === null ? nearest(period, today ?? 0, isFuture) : period(year);
}

function dayIn(components: ParsedComponents, year: number): Day | null {
  const [month, date] = [components.get('month'), components.get('day')];
  if (month === null || date === null) return null;
  const of = day(year, month, date);
  return dayParts(of).month === month ? of : null;
}

/**
 * Of the three years around today, the one a reader would assume: the past one, unless the day is near or the sentence
 * refers to the future.
 */
function nearest(period: (year: number) => Period | null, today: Day, isAhead: boolean): Period | null {
  const { year } = dayParts(today);
  const [before, now, after] = [period(year - 1), period(year), period(year + 1)];
  const limit = today + (isAhead ? 330 : 31);
  return (
    [after, now, before].find((one) => one !== null && one.from <= limit && (!isAhead || one.to >= today - 31)) ?? now
  );
}

const PARTS: Record<string, number> = { first: 0, second: 1, third: 2, fourth: 3 };

function readPart(phrase: string, { today }: DateReference): Period | null {
  const lower = phrase.toLowerCase();
  const isHalf = /half|h/u.test(lower.replace(/the|third|fourth/gu, ''));
  const count = isHalf ? 2 : 4;
  const word = /first|second|third|fourth|last/u.exec(lower)?.[0];
  const index =
    word === undefined ? Number(/[1-4](?=[qh])|(?<=[qh])[1-4]/u.exec(lower)?.[0]) - 1 : (PARTS[word] ?? count - 1);
  const offset = { last: -1, this: 0, next: 1 }[/(last|this|next)\syear/u.exec(lower)?.[1] ?? ''];
  if (index >= count || (offset !== undefined && today === null)) return null;
  const year = offset === undefined ? yearIn(phrase) : dayParts(today ?? 0).year + offset;
  return isHalf ? months(year, 1 + 6 * index, 6) : months(year, 1 + 3 * index, 3);
}

function readSpan(phrase: string): Period | null {
  const [first = '', second = ''] = phrase.split(/[-–—]/u);
  const last = second.length === 2 ? Number(first.slice(0, 2) + second) : Number(second);
  return last > Number(first) && last - Number(first) < 200 ? years(Number(first), last) : null;
}

function readRelative(kind: DateKind, phrase: string, today: Day, isAhead: boolean): Period | null {
  const lower = phrase.toLowerCase();
  const which = /^(?:this|the)?\s?(past|coming)\s/u.exec(lower)?.[1] ?? /^(last|this|next)\s/u.exec(lower)?.[1];
  const { year, month, weekday } = dayParts(today);
  if (kind === 'weekday') return readWeekday(lower, which, today, weekday, isAhead);
  if (kind === 'bareMonth') return readMonth(monthIn(phrase), which, today, isAhead);
  if (kind === 'ago') return readAgo(lower, today);
  if (lower === 'today' || lower === 'tonight') return onDay(today);
  if (lower === 'yesterday') return onDay(today - 1);
  if (lower === 'tomorrow') return onDay(today + 1);
  const offset = which === 'last' ? -1 : which === 'next' ? 1 : 0;
  if (lower.endsWith('week')) return weekOf(today + 7 * offset);
  if (lower.endsWith('month')) return normalised(year, month + offset, 1);
  if (lower.endsWith('quarter')) return normalised(year, 3 * (Math.ceil(month / 3) - 1 + offset) + 1, 3);
  return years(year + offset);
}

function normalised(year: number, month: number, count: 1 | 3): Period {
  const { year: of, month: first } = dayParts(day(year, month, 1));
  return months(of, first, count);
}

/** The last such weekday including today; the next one for `next` and in sentences about the future. */
function readWeekday(lower: string, which: string | undefined, today: Day, weekday: number, isAhead: boolean): Period {
  const target = WEEKDAYS.indexOf((lower.split(' ').at(-1) ?? '').slice(0, 3));
  if (which === 'this') return onDay(weekOf(today).from + ((target + 6) % 7));
  const back = (weekday - target + 7) % 7;
  if (which === 'last' || which === 'past') return onDay(today - (back || 7));
  if (which === 'next' || which === 'coming') return onDay(today + 7 - back);
  return onDay(isAhead && back > 0 ? today + 7 - back : today - back);
}

function readMonth(month: number, which: string | undefined, today: Day, isAhead: boolean): Period | null {
  const of = (year: number) => months(year, month, 1);
  const { year, month: now } = dayParts(today);
  if (which === 'last') return of(month < now ? year : year - 1);
  if (which === 'next') return of(month > now ? year : year + 1);
  return which === 'this' ? of(year) : nearest(of, today, isAhead);
}

/** `two weeks ago`, with the precision of its unit. */
function readAgo(lower: string, today: Day): Period | null {
  const phrase = lower.replace(/^about\s/u, '');
  if (/decades?/u.test(phrase)) return null;
  const [found] = casual.parse(phrase, { instant: new Date(today * 86_400_000), timezone: 0 });
  if (!found) return null;
  const { start } = found;
  const [year, month, date] = [start.get('year'), start.get('month'), start.get('day')];
  if (year === null || month === null || date === null || year < 1000) return null;
  if (/year/u.test(phrase)) return years(year);
  if (/month/u.test(phrase)) return months(year, month, 1);
  return /week/u.test(phrase) ? weekOf(day(year, month, date)) : onDay(day(year, month, date));
}
