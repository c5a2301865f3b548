import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Order } from '../../../src/store/doc-values/order.ts';

const key = fc.integer({ min: -50, max: 200 });

test('articles stay in order of their keys, however they come and go', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ gone: fc.array(key), come: fc.array(key) }), { maxLength: 8 }), (steps) => {
      const order = new Order();
      const kept = new Map<number, number>();
      let slot = 0;
      for (const { gone, come } of steps) {
        const leaving = [...new Set(gone)].filter((one) => kept.has(one));
        for (const one of leaving) kept.delete(one);
        const coming = [...new Set(come)].filter((one) => !kept.has(one)).map((one) => ({ key: one, slot: slot++ }));
        for (const one of coming) kept.set(one.key, one.slot);
        order.change(leaving, coming);
      }
      const sorted = [...kept].sort(([one], [other]) => one - other);
      const found = Array.from({ length: order.length }, (_, place) => [order.keyAt(place), order.slotAt(place)]);
      expect(found).toEqual(sorted);
      for (let one = -51; one <= 201; one++) {
        expect(order.slotOf(one)).toBe(kept.get(one) ?? -1);
        expect(order.placeOf(one)).toBe(sorted.filter(([other]) => other < one).length);
      }
    }),
  );
});

test('articles are found by many keys at once, close together or far apart', () => {
  fc.assert(
    fc.property(fc.uniqueArray(key), fc.uniqueArray(key), (there, asked) => {
      const order = new Order();
      order.change(
        [],
        there.map((key, slot) => ({ key, slot })),
      );
      const found: number[] = [];
      order.eachSlot(
        asked.toSorted((one, other) => one - other),
        (slot) => found.push(there[slot] ?? Number.NaN),
      );
      expect(found).toEqual(there.filter((one) => asked.includes(one)).sort((one, other) => one - other));
    }),
  );
});

test('the newest are appended without anything else moving', () => {
  const order = new Order();
  for (let key = 0; key < 1_000; key++) order.append(key * 3, key);
  expect(order.length).toBe(1_000);
  expect(order.slotOf(2_997)).toBe(999);
  expect(order.slotOf(2_998)).toBe(-1);
});
