// Finds money and percentages with their values: `$1.3 billion`, `3 million euros`, `7%`, `two percentage points`.

import type { FoundFigure } from '../../model/article/findings.ts';
import { VERSIONS } from '../versions.ts';
import { CODES, DOUBTFUL_UNITS, NATIONAL_UNITS, SIGNS, UNITS } from '../words/currencies.ts';
import { type FoundNumber, findNumbers } from './numbers.ts';

/** A number with its unit. */
interface Amount {
  kind: 'money' | 'percent' | 'percentage-points';
  start: number;
  end: number;
  value: number;
  currency: string | null;
}

type Unit = Omit<Amount, 'value'>;

/** The longest currency sign, and the longest unit with its country, in characters. */
const BEFORE = 6;
const AFTER = 40;

/** Every amount matches this; most lines do not, and are skipped. */
const SIGN_OF_ONE = /\d|percent|per\scent|illion|thousand|crore|dollar|euro/u;

export function findAmounts(source: string, start: number, end: number): FoundFigure[] {
  const found: FoundFigure[] = [];
  if (!SIGN_OF_ONE.test(source.slice(start, end))) return found;
  const numbers = [...findNumbers(source, start, end)];
  for (let index = 0; index < numbers.length; index++) {
    const number = numbers[index];
    if (!number) break;
    const next = numbers[index + 1];
    const range = next ? rangeOf(source, number, next, start, end) : null;
    const one = range ?? amountOf(source, number, start, end);
    if (!one) continue;
    if (range) index++;
    // In `5 USD 6` the unit belongs to the first number.
    if (one.start >= (found.at(-1)?.end ?? start)) found.push(one);
  }
  return found;
}

function amountOf(source: string, number: FoundNumber, start: number, end: number): FoundFigure | null {
  const unit = unitOf(source, number, start, end);
  return unit && figure(source, unit, number.value, number.value);
}

/**
 * Reads ranges: `$5-10 million`, `between 7 and 9 percent`, `$5 million to $10 million`. `from 7% to 9%` is two
 * amounts.
 */
function rangeOf(source: string, low: FoundNumber, high: FoundNumber, start: number, end: number): FoundFigure | null {
  if (high.start - low.end > 24) return null;
  const [one, other] = [unitOf(source, low, start, end), unitOf(source, high, start, end)];
  const between = source.slice(Math.max(low.end, one?.end ?? 0), Math.min(high.start, other?.start ?? high.start));
  const before = source.slice(Math.max(start, (one?.start ?? low.start) - 10), one?.start ?? low.start);
  const isDash = /^\s?[-–—]\s?$/u.test(between);
  const isTo = /^\s(?:to)\s$/u.test(between) && !(one && other && /\bfrom\s$/iu.test(before));
  const isAnd = /^\sand\s$/u.test(between) && /\bbetween\s$/iu.test(before);
  const unit = other ?? (isDash || (one && high.magnitude !== null) ? one : null);
  if (!unit || !(isDash || isTo || isAnd) || low.isSpelled !== high.isSpelled) return null;
  if (one && other && (one.kind !== other.kind || one.currency !== other.currency)) return null;
  // `$5-10 million`: the magnitude applies to both numbers.
  const isShared = low.magnitude === null && high.magnitude !== null && low.value < 1_000;
  const factor = isShared ? high.value / (plainValue(source, high) || 1) : 1;
  const value = Number((low.value * factor).toPrecision(15));
  if (value >= high.value) return null;
  const whole = {
    ...unit,
    start: Math.min(one?.start ?? low.start, low.start),
    end: Math.max(other?.end ?? high.end, high.end),
  };
  return figure(source, whole, value, high.value);
}

function plainValue(source: string, { start, end }: FoundNumber): number {
  return Number.parseFloat(source.slice(start, end).replaceAll(',', ''));
}

/** The unit beside a number. */
function unitOf(source: string, number: FoundNumber, start: number, end: number): Unit | null {
  const after = source.slice(number.end, Math.min(end, number.end + AFTER));
  return percentAfter(after, number) ?? signBefore(source, number, start, after) ?? moneyAfter(after, number);
}

function percentAfter(after: string, { start, end, isSpelled, magnitude }: FoundNumber): Unit | null {
  if (magnitude !== null && magnitude !== 'hundred') return null;
  const points = /^[\s-]percentage[\s-]points?(?!\p{L})/u.exec(after);
  if (points) return { kind: 'percentage-points', start, end: end + points[0].length, currency: null };
  const percent = /^(?:\s?%|[\s-]?(?:percent|per\scent|pct|pc)(?!\p{L}))/u.exec(after);
  if (!percent || (isSpelled && end - start < 3)) return null;
  return { kind: 'percent', start, end: end + percent[0].length, currency: null };
}

const SIGN =
  /(?:U\.S\.\$|(?:US|AU|CA|CDN|NZ|HK|NT|[ACSR])\$|[$€£¥₹₽₩₺₴₪₫฿₦₱₾₸₡]|(?<!\p{L})Rs\.?|(?<!\p{L})[A-Z]{3})\s?$/u;

/** `€20`, `Rs 500 crore`, `USD 3 million` */
function signBefore(source: string, number: FoundNumber, start: number, after: string): Unit | null {
  if (number.isSpelled) return null;
  const sign = SIGN.exec(source.slice(Math.max(start, number.start - BEFORE), number.start))?.[0];
  const text = sign?.trim() ?? '';
  if (sign === undefined || !(SIGNS.has(text) || CODES.has(text))) return null;
  const isIndian = /^Rs/u.test(text) && /^(?:lakhs?|crores?)$/u.test(number.magnitude ?? '');
  const currency = isIndian ? 'INR' : (SIGNS.get(text) ?? (CODES.has(text) ? text : null));
  // `$5 US`, `$5 million Canadian`
  const nation = /^\s(US|USD|Canadian|Australian)(?![\p{L}$-])/u.exec(after);
  const nations: Record<string, string> = { US: 'USD', USD: 'USD', Canadian: 'CAD', Australian: 'AUD' };
  const given = text === '$' && nation ? (nations[nation[1] ?? ''] ?? null) : null;
  return {
    kind: 'money',
    start: number.start - sign.length,
    end: number.end + (given ? (nation?.[0].length ?? 0) : 0),
    currency: given ?? currency,
  };
}

const WORD_AFTER =
  /^[\s-](?:(?<nation>U\.S\.|US|(?:New|Hong|Sri|South|North)\s\p{Lu}\p{Ll}+|\p{Lu}\p{Ll}+)\s)?(?<unit>\p{Ll}{3,9}|[A-Z]{3})(?!\p{L})/u;

/** Reads `20 euros`, `3 million Swiss francs`, `5 million USD`. */
function moneyAfter(after: string, { start, end, magnitude, isSpelled }: FoundNumber): Unit | null {
  const symbol = /^\s?([€£₽₹₴₺₾])/u.exec(after);
  if (symbol && !isSpelled)
    return { kind: 'money', start, end: end + symbol[0].length, currency: SIGNS.get(symbol[1] ?? '') ?? null };
  const { 0: text = '', groups } = WORD_AFTER.exec(after) ?? {};
  const { unit = '', nation } = groups ?? {};
  if (CODES.has(unit) && !isSpelled && !nation) return { kind: 'money', start, end: end + text.length, currency: unit };
  if (!UNITS.has(unit)) return null;
  const national = nation
    ? NATIONAL_UNITS.get(
        `${nation} ${unit}`
          .toLowerCase()
          .replace(
            /(?<=dollar|franc|pound|rupee|peso|dinar|riyal|rial|dirham|ruble|rouble|lira|shekel|shilling|dram)s$/u,
            '',
          ),
      )
    : undefined;
  if (nation && national === undefined) return null;
  const isLarge = magnitude !== null && magnitude !== 'hundred';
  if (
    DOUBTFUL_UNITS.has(unit) &&
    !isLarge &&
    national === undefined &&
    !/^\ssterling(?!\p{L})/u.test(after.slice(text.length))
  )
    return null;
  // `against a dollar that rose`
  if (isSpelled && magnitude === null && end - start < 3) return null;
  if (/^pounds?$/u.test(unit) && national === undefined) {
    const sterling = /^\ssterling(?!\p{L})/u.exec(after.slice(text.length))?.[0] ?? '';
    return { kind: 'money', start, end: end + text.length + sterling.length, currency: sterling ? 'GBP' : null };
  }
  return { kind: 'money', start, end: end + text.length, currency: national ?? UNITS.get(unit) ?? null };
}

function figure(source: string, { kind, start, end, currency }: Unit, low: number, high: number): FoundFigure {
  const isRange = low !== high;
  return {
    kind,
    start,
    end,
    surface: source.slice(start, end),
    value: isRange ? null : low,
    low: isRange ? low : null,
    high: isRange ? high : null,
    currency,
    from: null,
    to: null,
    precision: null,
    method: `figures/${kind}/${VERSIONS.figures}`,
    confidence: kind === 'money' && currency === null ? 0.9 : 0.97,
  };
}
