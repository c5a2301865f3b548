import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calendarDayOf, dayName, monthName, monthOf, UNDATED } from '../../../src/store/doc-values/calendar.ts';
import { Lists } from '../../../src/store/doc-values/lists.ts';
import {
  DocValuesReader,
  encodeDocValues,
  LISTS,
  type ListColumn,
  SINGLES,
} from '../../../src/store/doc-values/record.ts';
import { keyAt } from '../../../src/store/key.ts';

const numbers = fc.array(fc.integer({ min: 1, max: 2 ** 31 - 1 }), { maxLength: 20 });

test('a record says what was written into it, also after a longer and an empty one', () => {
  const values = fc.record({
    hasImage: fc.boolean(),
    ...Object.fromEntries(SINGLES.map((name) => [name, fc.nat(2 ** 31 - 1)])),
    ...Object.fromEntries(LISTS.map((name) => [name, numbers])),
  }) as fc.Arbitrary<Parameters<typeof encodeDocValues>[0]>;
  const reader = new DocValuesReader();
  fc.assert(
    fc.property(values, fc.boolean(), (one, isAfterNothing) => {
      if (isAfterNothing) reader.read(new Uint8Array(0));
      reader.read(encodeDocValues(one));
      expect(reader.hasImage).toBe(one.hasImage);
      expect(reader.single).toEqual(Object.fromEntries(SINGLES.map((name) => [name, one[name]])));
      for (const name of LISTS) expect([...reader.list[name]]).toEqual(one[name]);
    }),
  );
});

test('of an article without a record nothing is known', () => {
  const reader = new DocValuesReader();
  reader.read(encodeDocValues({ ...nothing, tag: [1, 2], section: 3, hasImage: true }));
  reader.read(new Uint8Array(0));
  expect(reader).toMatchObject({ hasImage: false, single: { section: 0 }, list: { tag: new Int32Array(0) } });
});

const nothing = {
  hasImage: false,
  section: 0,
  source: 0,
  lang: 0,
  ...(Object.fromEntries(LISTS.map((name) => [name, []])) as unknown as Record<ListColumn, number[]>),
};

test('lists are kept by slot, however often they are replaced', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(30), numbers), { maxLength: 400 }), (steps) => {
      const lists = new Lists();
      lists.grow(31);
      const kept = new Map<number, number[]>();
      for (const [slot, values] of steps) {
        lists.set(slot, Int32Array.from(values));
        kept.set(slot, values);
      }
      for (let slot = 0; slot <= 30; slot++) {
        const expected = kept.get(slot) ?? [];
        expect([...lists.get(slot)]).toEqual(expected);
        const met: number[] = [];
        lists.each(slot, (value) => met.push(value));
        expect(met).toEqual(expected);
      }
    }),
    { numRuns: 200 },
  );
});

describe('the calendar', () => {
  test('says the day and the month of any instant as dates do', () => {
    const instants = fc.date({
      min: new Date('1700-01-01T00:00:00Z'),
      max: new Date('2240-12-31T23:59:59Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(instants, (date) => {
        const day = calendarDayOf(keyAt(date.toISOString()));
        expect(dayName(day)).toBe(date.toISOString().slice(0, 10));
        expect(monthName(monthOf(day))).toBe(date.toISOString().slice(0, 7));
      }),
    );
  });

  test('knows what has no date', () => {
    expect(calendarDayOf(Number.MIN_SAFE_INTEGER)).toBe(UNDATED);
    expect(monthOf(UNDATED)).toBe(UNDATED);
  });
});
