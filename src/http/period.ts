// Parses periods of a query (year, month, day or instant) into their first and last second.

import { formatInstant } from '../model/text/instant.ts';

const FORM =
  /^([12]\d{3})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?(Z|[+ -]\d{2}:\d{2}))?)?)?$/i;

/** Returns the first second of a period in UTC, `2025-12-01T00:00:00Z`; `undefined` if the period is invalid. */
export function lowerBound(text: string): string | undefined {
  const start = read(text)?.start;
  return start === undefined ? undefined : format(start);
}

/** Returns the first second after a period in UTC, an exclusive bound: `upperBound('2025') === '2026-01-01T00:00:00Z'`. */
export function upperBound(text: string): string | undefined {
  const end = read(text)?.end;
  return end === undefined ? undefined : format(end);
}

/** Returns epoch milliseconds; the end is exclusive. */
function read(text: string): { start: number; end: number } | undefined {
  const match = FORM.exec(text);
  if (!match) return undefined;
  const [, y, mo, d, h, mi, s, zone] = match;
  const year = Number(y);
  if (mo === undefined) return { start: Date.UTC(year, 0), end: Date.UTC(year + 1, 0) };
  const month = Number(mo) - 1;
  if (month < 0 || month > 11) return undefined;
  if (d === undefined) return { start: Date.UTC(year, month), end: Date.UTC(year, month + 1) };
  const day = Number(d);
  const start = Date.UTC(year, month, day);
  // Date.UTC turns 30 February into a day of March.
  if (day === 0 || new Date(start).getUTCMonth() !== month) return undefined;
  if (h === undefined || zone === undefined) return { start, end: Date.UTC(year, month, day + 1) };
  const [hour, minute, second, offset] = [Number(h), Number(mi), Number(s ?? 0), offsetOf(zone)];
  if (hour > 23 || minute > 59 || second > 59 || offset === undefined) return undefined;
  const instant = Date.UTC(year, month, day, hour, minute, second) - offset;
  return { start: instant, end: instant + (s === undefined ? 60_000 : 1000) };
}

/** Milliseconds east of UTC. */
function offsetOf(zone: string): number | undefined {
  if (zone.toUpperCase() === 'Z') return 0;
  const [hours, minutes] = [Number(zone.slice(1, 3)), Number(zone.slice(4, 6))];
  if (hours > 23 || minutes > 59) return undefined;
  // A plus sign that is not percent-encoded arrives as a space.
  return (zone[0] === '-' ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}

function format(time: number): string {
  return formatInstant(new Date(time));
}
