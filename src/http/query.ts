// The words of a query string: strict readers, each documented once, so that routes only name what they take.

import { z } from 'zod';
import { lowerBound, upperBound } from './period.ts';

interface Words<Value> {
  description: string;
  example?: Value;
  default?: Value;
}

// One reading only (no `0x10`, `1e2`, `+5`, `05`, blank), and within what a double holds exactly.
const WHOLE_NUMBER = /^(?:0|-?[1-9]\d{0,14})$/;

/** A whole number. With `default` it is never undefined; otherwise add `.optional()`. */
export function queryInt(words: Words<number> & { min: number; max: number }) {
  const error = unlessRepeated(`must be a whole number from ${words.min} to ${words.max}`);
  const number = z.int({ error }).min(words.min, { error }).max(words.max, { error });
  // The default stands inside: outside of a preprocess it would not reach the contract.
  return z.preprocess(
    (given) => (typeof given === 'string' && WHOLE_NUMBER.test(given) ? Number(given) : given),
    documented(number, words),
  );
}

/** `true` or `false`, nothing else. */
export function queryBool(words: Words<boolean>) {
  const truth = z.boolean({ error: unlessRepeated('must be `true` or `false`') });
  return z.preprocess(
    (given) => (given === 'true' ? true : given === 'false' ? false : given),
    documented(truth, words),
  );
}

/** Free text in one value, such as `q`. Control characters are refused: no text of an article has them. */
export function queryText(words: Words<string> & { min?: number; max: number }) {
  return z
    .string()
    .min(words.min ?? 1)
    .max(words.max)
    .refine((text) => !hasControl(text), { error: 'must not contain control characters' })
    .meta(notes(words));
}

/** One of a closed set. Give a named schema (`.meta({ id })`), so that it has one name in every SDK. */
export function queryEnum<Values extends Readonly<Record<string, string>>>(
  schema: z.ZodEnum<Values>,
  words: Omit<Words<Values[keyof Values]>, 'default'>,
) {
  return schema.meta(notes(words));
}

/** As `queryEnum`, with the value that holds where none is given. */
export function queryEnumOr<Values extends Readonly<Record<string, string>>>(
  schema: z.ZodEnum<Values>,
  fallback: Values[keyof Values],
  words: Omit<Words<Values[keyof Values]>, 'default'>,
) {
  return schema.default(fallback as never).meta(notes(words));
}

/**
 * A list: `tag=a&tag=b`, and `tag=a,b`, which some clients send. Empty values are dropped; of equal ones, one is kept.
 * `commas: false` is for values that may hold one ("Smith, Anna"): then only repetition makes a list.
 */
export function queryArray<Item extends z.ZodType<string>>(
  item: Item,
  words: Words<string[]> & { max: number; commas?: boolean },
) {
  const split = words.commas !== false;
  const list = z.array(item).min(1).max(words.max);
  return z.preprocess(
    (given) => {
      const values = Array.isArray(given) ? given : [given];
      if (values.some((value) => typeof value !== 'string')) return given;
      const parts: string[] = split ? values.flatMap((value: string) => value.split(',')) : values;
      const filled = parts.map((part) => part.trim()).filter((part) => part !== '');
      // Too many are refused, not made fewer: `max` counts what was sent.
      return filled.length > words.max ? filled : [...new Set(filled)];
    },
    documented(list, words),
  );
}

const PERIOD = '^[12]\\d{3}(-\\d{2}(-\\d{2}(T\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,9})?)?(Z|[+ -]\\d{2}:\\d{2}))?)?)?$';
const PERIOD_FORMS =
  'A year (`2025`), month (`2025-12`), day (`2025-12-03`) or instant with offset (`2025-12-03T09:30:00Z`). Without an offset, days are days in UTC.';

/** Start of a range: read as the first second of what it names, `2025-12-01T00:00:00Z`. */
export function queryFrom(words: Words<string>) {
  return period(words, lowerBound, 'Inclusive.');
}

/** End of a range: read as the first second *after* what it names (`2026-01-01T00:00:00Z`), so `to=2025` holds all of 2025. */
export function queryTo(words: Words<string>) {
  return period(words, upperBound, 'Inclusive: the whole year, month or day that it names.');
}

function period(words: Words<string>, bound: (text: string) => string | undefined, edge: string) {
  return z
    .string()
    .transform((text, context) => {
      const instant = bound(text);
      if (instant !== undefined) return instant;
      context.addIssue({ code: 'custom', message: 'must be an existing year, month, day, or instant with offset' });
      return z.NEVER;
    })
    .meta({ ...notes({ ...words, description: `${words.description} ${PERIOD_FORMS} ${edge}` }), pattern: PERIOD });
}

const INSTANT = '^[12]\\d{3}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,9})?)?(Z|[+ -]\\d{2}:\\d{2})$';
const IS_INSTANT = new RegExp(INSTANT);

/** A moment, read as its second in UTC, `2025-12-03T09:30:00Z`. */
export function queryInstant(words: Words<string>) {
  return z
    .string()
    .transform((text, context) => {
      const instant = IS_INSTANT.test(text) ? lowerBound(text) : undefined;
      if (instant !== undefined) return instant;
      context.addIssue({
        code: 'custom',
        message: 'must be an existing instant with offset, written like 2025-12-03T09:30:00Z',
      });
      return z.NEVER;
    })
    .meta({ ...notes(words), pattern: INSTANT });
}

/** One day, `2025-12-03`, which must exist. */
export function queryDate(words: Words<string>) {
  return z.iso.date({ error: 'must be an existing day, written like 2025-12-03' }).meta(notes(words));
}

/** How many items a page holds. */
export const limit = queryInt({
  min: 1,
  max: 100,
  default: 20,
  example: 20,
  description: 'How many items a page holds at most.',
});

/** Where a page starts: opaque, from `page.next` or a `Link` of an earlier page. */
export const cursor = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,1000}$/, { error: 'must be taken unchanged from a page of this list' })
  .meta({
    description:
      'Where the page starts: the cursor of an earlier page of the same list, unchanged. It is opaque and knows no depth limit.',
  });

/** A value given twice is one fault, a wrong one another: the former is told in the words of every parameter. */
function unlessRepeated(message: string) {
  return ({ input }: { input?: unknown }) => (Array.isArray(input) ? undefined : message);
}

function notes<Value>(words: Words<Value>) {
  return { description: words.description, ...(words.example !== undefined && { examples: [words.example] }) };
}

function documented<Schema extends z.ZodType, Value>(schema: Schema, words: Words<Value>): Schema {
  // A default changes the class, not what a caller may do with it: input is unknown to a preprocess anyway.
  const filled = words.default === undefined ? schema : (schema as z.ZodType).default(words.default);
  return filled.meta(notes(words)) as Schema;
}

function hasControl(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 32 ? unit !== 9 && unit !== 10 && unit !== 13 : unit === 127) return true;
  }
  return false;
}
