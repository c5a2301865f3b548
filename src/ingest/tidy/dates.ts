// Reads dates as documents write them: a line that consists of a date, in common English forms or ISO 8601.

import { strict } from 'chrono-node/en';
import type { DatePrecision } from '../../model/article/article.ts';
import type { PublishedDate } from '../../model/article/draft.ts';
import { formatInstant } from '../../model/text/instant.ts';
import { collapseSpace } from '../../model/text/text.ts';

/** `updated`: the date of an update, according to the words before it. `reason` is a sentence. */
export type DateReading =
  | { kind: 'date'; date: PublishedDate; updated: boolean }
  | { kind: 'wrong'; reason: string }
  | { kind: 'no-date' };

const FIRST_YEAR = 1600;
const LAST_YEAR = 2242; // publication seconds are stored in 33 bits
/** Room for weekday, time, zone and prefix. Longer lines are prose. */
const LONGEST = 90;

const MONTHS =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';
const WEEKDAYS = 'mon(?:day)?|tue(?:s|sday)?|wed(?:s|nesday)?|thu(?:rs?|rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?';
const PREFIX =
  /^(?:(?:first |originally |last )?(published|posted|updated|modified|issued|released|date(?:line)?)(?: (?:on|at))?\s*[:–—-]?\s*)/iu;
const MONTH_WORD = new RegExp(`^(?:${MONTHS})$`, 'iu');
const OTHER_WORDS = new RegExp(
  `^(?:${WEEKDAYS}|st|nd|rd|th|of|on|at|the|[ap]m?|m|gmt|utc|z|t|[ECMP]T|[A-Z]{1,3}[SD]?T|MSK|MSD)$`,
  'iu',
);
const FILLING = new RegExp(`\\b(?:the|${WEEKDAYS})\\b|[\\s,.;:()|·•–—-]+`, 'giu');

/** Reads a whole line or value. Dates inside sentences and relative dates are not read. */
export function readDate(written: string): DateReading {
  const line = collapseSpace(written);
  if (line.length > LONGEST) return { kind: 'no-date' };
  const prefix = PREFIX.exec(line);
  const updated = /^(?:updated|modified)$/iu.test(prefix?.[1] ?? '');
  const text = normalise(line.slice(prefix?.[0].length ?? 0));
  const read = readWholeYear(text) ?? readMonth(text) ?? readDay(text);
  if (read === null) return { kind: 'no-date' };
  return 'reason' in read ? { kind: 'wrong', ...read } : { kind: 'date', date: read, updated };
}

type Read = PublishedDate | { reason: string } | null;

/** Removes brackets, bars and full stops around a date, and abbreviates the zone. */
function normalise(text: string): string {
  return text
    .replace(/[|·•]/gu, ' ')
    .replace(/\bMoscow time\b/iu, 'MSK')
    .replace(/\((\d[^()]*)\)/gu, '$1')
    .replace(/^[\s([]+|[\s)\].,;]+$/gu, '')
    .replace(/\s+/gu, ' ');
}

function readWholeYear(text: string): Read {
  return /^\d{4}$/u.test(text) ? calendarDay(Number(text), 1, 1, 'year') : null;
}

function readMonth(text: string): Read {
  const named = new RegExp(`^(${MONTHS})\\.?,? (?:of )?(\\d{4})$`, 'iu').exec(text);
  if (named) return calendarDay(Number(named[2]), monthOf(named[1] ?? ''), 1, 'month');
  const iso = /^(\d{4})-(\d{2})$/u.exec(text);
  return iso ? calendarDay(Number(iso[1]), Number(iso[2]), 1, 'month') : null;
}

function monthOf(name: string): number {
  return 'janfebmaraprmayjunjulaugsepoctnovdec'.indexOf(name.slice(0, 3).toLowerCase()) / 3 + 1;
}

function readDay(text: string): Read {
  if (!isShapedLikeDate(text)) return null;
  const numeric = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4})\b/u.exec(text);
  if (numeric) return readNumeric(text, numeric);
  // A fixed reference in UTC, so that the clock does not matter. Missing components are detected below.
  const found = strict.parse(text, { instant: new Date(0), timezone: 0 });
  const [first] = found;
  const rest = first ? text.slice(0, first.index) + text.slice(first.index + first.text.length) : text;
  if (!first || found.length > 1 || first.end || rest.replace(FILLING, '') !== '') return impossible(text);
  const at = first.start;
  const [year, month, day] = [at.get('year'), at.get('month'), at.get('day')];
  if (!at.isCertain('year') || !at.isCertain('month') || !at.isCertain('day')) return impossible(text);
  if (year === null || month === null || day === null) return impossible(text);
  if (!isYear(year)) return outOfRange;
  if (!at.isCertain('hour')) return calendarDay(year, month, day, 'day');
  return inRange(at.date(), at.isCertain('second') ? 'second' : 'minute');
}

/** `3.12.2025` is European. With slashes or hyphens, only a number above 12 distinguishes the day from the month. */
function readNumeric(text: string, [all, one, separator, other, year]: RegExpExecArray): Read {
  const [first, second] = [Number(one), Number(other)];
  const dayFirst = separator === '.' || first > 12;
  if (!dayFirst && second <= 12 && first !== second) {
    return { reason: `“${text}” is ambiguous. Write the month as a word, or the date as 2025-12-31.` };
  }
  const [day, month] = dayFirst ? [first, second] : [second, first];
  const iso = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  const rest = text.slice(all.length);
  return readDay(iso + rest);
}

/** A year and a month, as a word or a number, and only words that dates contain. */
function isShapedLikeDate(text: string): boolean {
  if (/^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:?\d{2}(?::?\d{2}(?:[.,]\d+)?)?)?\s?(?:Z|UTC|GMT|[+-]\d{2}:?\d{2})?$/iu.test(text))
    return true;
  const words = text.match(/\p{L}+/gu) ?? [];
  if (!words.every((word) => MONTH_WORD.test(word) || OTHER_WORDS.test(word))) return false;
  if (!/(?<!\d)\d{4}(?!\d)/u.test(text)) return false;
  return (
    words.some((word) => MONTH_WORD.test(word)) ||
    /^\d{4}[./-]\d{1,2}[./-]\d{1,2}\b|^\d{1,2}([./-])\d{1,2}\1\d{4}\b/u.test(text)
  );
}

function calendarDay(year: number, month: number, day: number, precision: DatePrecision): Read {
  if (!isYear(year)) return outOfRange;
  const date = new Date(Date.UTC(year, month - 1, day));
  // `Date` turns 30 February into March.
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return impossible(`${year}-${month}-${day}`);
  return inRange(date, precision);
}

/** Checked first, because `Date` maps the years 0 to 99 to 1900 to 1999. */
const isYear = (year: number) => year >= FIRST_YEAR && year <= LAST_YEAR;
const outOfRange = { reason: `The year must be between ${FIRST_YEAR} and ${LAST_YEAR}.` };

function inRange(date: Date, precision: DatePrecision): Read {
  if (!isYear(date.getUTCFullYear())) return outOfRange;
  return { at: formatInstant(date), precision };
}

function impossible(text: string): { reason: string } {
  return { reason: `“${text}” is not a valid date. Write it as 2025-12-31 or December 31, 2025.` };
}
