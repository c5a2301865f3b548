import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { lowerBound, upperBound } from '../../src/http/period.ts';
import {
  cursor,
  limit,
  queryArray,
  queryBool,
  queryDate,
  queryEnumOr,
  queryFrom,
  queryInt,
  queryText,
  queryTo,
} from '../../src/http/query.ts';

const read = (schema: z.ZodType, given?: unknown) => {
  const result = z.strictObject({ x: schema }).safeParse(given === undefined ? {} : { x: given });
  return result.success ? (result.data as { x: unknown }).x : 'refused';
};

describe('a whole number', () => {
  const number = queryInt({ min: -5, max: 1000, description: 'A number.' });
  it.each([
    ['0', 0],
    ['7', 7],
    ['-5', -5],
    ['1000', 1000],
  ])('reads %s', (text, value) => expect(read(number, text)).toBe(value));
  it.each(['', ' ', '1001', '-6', '1.5', '1e2', '0x10', '+5', '05', '-0', 'ten', '１', '9'.repeat(400)])(
    'refuses %j',
    (text) => expect(read(number, text)).toBe('refused'),
  );
  it('is given once', () => expect(read(number, ['1', '2'])).toBe('refused'));
  it('has the default where there is none', () => {
    expect(read(limit)).toBe(20);
    expect(read(number)).toBe('refused');
    expect(read(number.optional())).toBeUndefined();
  });
  it('documents default, bounds and example', () => {
    const { properties, required } = z.toJSONSchema(z.strictObject({ limit }), { io: 'input' });
    expect(properties?.limit).toMatchObject({ type: 'integer', minimum: 1, maximum: 100, default: 20, examples: [20] });
    expect(required).toBeUndefined();
  });
});

describe('a truth value', () => {
  const truth = queryBool({ description: 'Whether.' });
  it.each([
    ['true', true],
    ['false', false],
  ])('reads %s', (text, value) => expect(read(truth, text)).toBe(value));
  it.each(['', '1', '0', 'yes', 'TRUE', 'False'])('refuses %j', (text) => expect(read(truth, text)).toBe('refused'));
  it('has a default', () => expect(read(queryBool({ description: 'Whether.', default: false }))).toBe(false));
});

describe('a list', () => {
  const list = queryArray(z.string().min(2), { max: 3, description: 'Words.' });
  it('is repeated, or separated by commas', () => {
    expect(read(list, 'aa')).toEqual(['aa']);
    expect(read(list, ['aa', 'bb'])).toEqual(['aa', 'bb']);
    expect(read(list, 'aa,bb')).toEqual(['aa', 'bb']);
    expect(read(list, ['aa,bb', 'cc'])).toEqual(['aa', 'bb', 'cc']);
  });
  it('drops what is empty and what is there twice', () =>
    expect(read(list, ['aa,,aa', '', 'bb '])).toEqual(['aa', 'bb']));
  it.each(['', ',', 'a', 'aa,bb,cc,dd'])('refuses %j', (text) => expect(read(list, text)).toBe('refused'));
  it('keeps commas where values may have them', () => {
    expect(read(queryArray(z.string(), { max: 3, commas: false, description: 'Names.' }), 'Smith, Anna')).toEqual([
      'Smith, Anna',
    ]);
  });
  it('is optional, or has a default', () => {
    expect(read(list.optional())).toBeUndefined();
    expect(read(queryArray(z.string(), { max: 3, default: ['a'], description: 'Words.' }))).toEqual(['a']);
  });
});

describe('a period', () => {
  it.each([
    ['2025', '2025-01-01T00:00:00Z', '2026-01-01T00:00:00Z'],
    ['2024-02', '2024-02-01T00:00:00Z', '2024-03-01T00:00:00Z'],
    ['2025-12', '2025-12-01T00:00:00Z', '2026-01-01T00:00:00Z'],
    ['2024-02-29', '2024-02-29T00:00:00Z', '2024-03-01T00:00:00Z'],
    ['2025-12-31', '2025-12-31T00:00:00Z', '2026-01-01T00:00:00Z'],
    ['2025-12-03T09:30Z', '2025-12-03T09:30:00Z', '2025-12-03T09:31:00Z'],
    ['2025-12-03T09:30:15Z', '2025-12-03T09:30:15Z', '2025-12-03T09:30:16Z'],
    ['2025-12-03T09:30:15.999Z', '2025-12-03T09:30:15Z', '2025-12-03T09:30:16Z'],
    ['2025-12-03T00:30:00+02:00', '2025-12-02T22:30:00Z', '2025-12-02T22:30:01Z'],
    ['2025-12-03T00:30:00 02:00', '2025-12-02T22:30:00Z', '2025-12-02T22:30:01Z'],
    ['2025-12-31T23:30:00-05:30', '2026-01-01T05:00:00Z', '2026-01-01T05:00:01Z'],
  ])('%s begins at %s and ends before %s', (text, from, before) => {
    expect(lowerBound(text)).toBe(from);
    expect(upperBound(text)).toBe(before);
  });

  it.each([
    '',
    '25',
    '20255',
    '0000',
    '2025-13',
    '2025-00',
    '2025-1',
    '2025-02-29',
    '2025-02-30',
    '2025-04-31',
    '2025-12-00',
    '2025-12-32',
    '2025-12-03T09:30:00',
    '2025-12-03T24:00:00Z',
    '2025-12-03T09:60:00Z',
    '2025-12-03T09:30:00+24:00',
    '2025-12-03T09:30:00+0200',
    '2025-12-03 09:30:00Z',
    '2025-12-03T',
    ' 2025',
    '2025\n',
    '2025-W49',
    'yesterday',
  ])('%j is none', (text) => {
    expect(lowerBound(text)).toBeUndefined();
    expect(upperBound(text)).toBeUndefined();
    expect(read(queryFrom({ description: 'From.' }), text)).toBe('refused');
  });

  it('holds all of what `to` names', () =>
    expect(read(queryTo({ description: 'To.' }), '2025-12')).toBe('2026-01-01T00:00:00Z'));
});

describe('other words', () => {
  it('a day must exist', () => {
    expect(read(queryDate({ description: 'A day.' }), '2024-02-29')).toBe('2024-02-29');
    expect(read(queryDate({ description: 'A day.' }), '2025-02-29')).toBe('refused');
  });
  it('text has no control characters', () => {
    const text = queryText({ max: 5, description: 'Words.' });
    expect(read(text, 'café')).toBe('café');
    for (const odd of ['', 'a\u0000b', '\u007f', 'longer']) expect(read(text, odd)).toBe('refused');
  });
  it('a cursor is letters and digits', () => {
    expect(read(cursor, 'eyJh_-9')).toBe('eyJh_-9');
    expect(read(cursor, 'a b')).toBe('refused');
  });
  it('one of a closed set has a default', () => {
    const sort = queryEnumOr(z.enum(['newest', 'oldest']), 'newest', { description: 'Order.' });
    expect(read(sort)).toBe('newest');
    expect(read(sort, 'oldest')).toBe('oldest');
    expect(read(sort, 'best')).toBe('refused');
  });
});
