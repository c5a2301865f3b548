// Defines strict, documented parsers for query parameters, which routes combine.

import { z } from 'zod';
import { lowerBound, upperBound } from './period.ts';

interface Words<Value> {
  description: string;
  example?: Value;
  default?: Value;
}

// Accepts one spelling only (no `0x10`, `1e2`, `+5`, `05`, space), within the exact range of a double.
const WHOLE_NUMBER = /^(?:0|-?[1-9]\d{0,14})$/;

/** A whole number. With `default` it is never undefined; without it, add `.optional()`. */
export function queryInt(words: Words<number> & { min: number; max: number }) {
  const error = unlessRepeated(`must be a whole number from ${words.min} to ${words.max}`);
  const number = z.int({ error }).min(words.min, { error }).max(words.max, { error });
  // The default is set on the inner schema: set on the preprocess it would not reach the contract.
  return z.preprocess(
    (given) => (typeof given === 'string' && WHOLE_NUMBER.test(given) ? Number(given) : given),
    documented(number, words),
  );
}

/** Only `true` or `false`. */
export function queryBool(words: Words<boolean>) {
  const truth = z.boolean({ error: unlessRepeated('must be `true` or `false`') });
  return z.preprocess(
    (given) => (given === 'true' ? true : given === 'false' ? false : given),
    documented(truth, words),
  );
}

/** Free text, such as `q`. Control characters are rejected, since no article contains them. */
export function queryText(words: Words<string> & { min?: number; max: number }) {
  return z
    .string()
    .min(words.min ?? 1)
    .max(words.max)
    .refine((text) => !hasControl(text), { error: 'must not contain control characters' })
    .meta(notes(words));
}

/** One of a closed set. Pass a named schema (`.meta({ id })`), so that every SDK gives it the same name. */
export function queryEnum<Values extends Readonly<Record<string, string>>>(
  schema: z.ZodEnum<Values>,
  words: Omit<Words<Values[keyof Values]>, 'default'>,
) {
  return schema.meta(notes(words));
}

/** Like `queryEnum`, with a default. */
export function queryEnumOr<Values extends Readonly<Record<string, string>>>(
  schema: z.ZodEnum<Values>,
  fallback: Values[keyof Values],
  words: Omit<Words<Values[keyof Values]>, 'default'>,
) {
  return schema.default(fallback as never).meta(notes(words));
}

/**
 * A list: `tag=a&tag=b`, or `tag=a,b`, which some clients send. Empty and repeated values are dropped. `commas: false` is for
 * values that may contain a comma ("Smith, Anna"): only repetition then makes a list.
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
      // A list that is too long is rejected, not shortened: `max` counts the values that were sent.
      return filled.length > words.max ? filled : [...new Set(filled)];
    },
    documented(list, words),
  );
}

const PERIOD = '^[12]\\d{3}(-\\d{2}(-\\d{2}(T\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,9})?)?(Z|[+ -]\\d{2}:\\d{2}))?)?)?$';
const PERIOD_FORMS =
  'A year (`2025`), month (`2025-12`), day (`2025-12-03`) or instant with offset (`2025-12-03T09:30:00Z`). Without an offset, days are days in UTC.';

/** Start of a range: the first second of the period, `2025-12-01T00:00:00Z`. */
export function queryFrom(words: Words<string>) {
  return period(words, lowerBound, 'Inclusive.');
}

/** End of a range: the first second *after* the period (`2026-01-01T00:00:00Z`), so `to=2025` includes all of 2025. */
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

/** An instant, converted to a second in UTC, `2025-12-03T09:30:00Z`. */
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

/** An existing day, `2025-12-03`. */
export function queryDate(words: Words<string>) {
  return z.iso.date({ error: 'must be an existing day, written like 2025-12-03' }).meta(notes(words));
}

/** Number of items per page. */
export const limit = queryInt({
  min: 1,
  max: 100,
  default: 20,
  example: 20,
  description: 'How many items a page holds at most.',
});

/** Start of a page: an opaque cursor from `page.next` or a `Link` of an earlier page. */
export const cursor = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,1000}$/, { error: 'must be taken unchanged from a page of this list' })
  .meta({
    description:
      'Where the page starts: the cursor of an earlier page of the same list, unchanged. It is opaque and knows no depth limit.',
  });

/** A repeated parameter gets the general message for repetition; a wrong value gets `message`. */
function unlessRepeated(message: string) {
  return ({ input }: { input?: unknown }) => (Array.isArray(input) ? undefined : message);
}

function notes<Value>(words: Words<Value>) {
  return { description: words.description, ...(words.example !== undefined && { examples: [words.example] }) };
}

function documented<Schema extends z.ZodType, Value>(schema: Schema, words: Words<Value>): Schema {
  // A default changes the schema's class but not its use: a preprocess takes unknown input anyway.
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
