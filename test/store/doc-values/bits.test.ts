import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addBits,
  type Bits,
  clearBit,
  countBits,
  dropBits,
  eachBit,
  hasBit,
  keepBits,
  noBits,
  setBit,
  withRoom,
} from '../../../src/store/doc-values/bits.ts';

const ROOM = 200;
const slots = fc.uniqueArray(fc.nat(ROOM - 1));

function bitsOf(slots: Iterable<number>): Bits {
  const bits = noBits(ROOM);
  for (const slot of slots) setBit(bits, slot);
  return bits;
}

function slotsIn(bits: Bits): number[] {
  const found: number[] = [];
  eachBit(bits, (slot) => found.push(slot));
  return found;
}

const ascending = (numbers: Iterable<number>) => [...numbers].sort((one, other) => one - other);

test('bits are sets: what is put in is in, counted and told in order', () => {
  fc.assert(
    fc.property(slots, slots, (come, gone) => {
      const bits = bitsOf(come);
      for (const slot of gone) clearBit(bits, slot);
      const kept = new Set(come).difference(new Set(gone));
      expect(slotsIn(bits)).toEqual(ascending(kept));
      expect(countBits(bits)).toBe(kept.size);
      for (let slot = 0; slot < ROOM; slot++) expect(hasBit(bits, slot)).toBe(kept.has(slot));
    }),
  );
});

test('two sets are joined, met and taken from each other', () => {
  fc.assert(
    fc.property(slots, slots, (one, other) => {
      const [first, second] = [new Set(one), new Set(other)];
      expect(slotsIn(keepBits(bitsOf(one), bitsOf(other)))).toEqual(ascending(first.intersection(second)));
      expect(slotsIn(addBits(bitsOf(one), bitsOf(other)))).toEqual(ascending(first.union(second)));
      expect(slotsIn(dropBits(bitsOf(one), bitsOf(other)))).toEqual(ascending(first.difference(second)));
    }),
  );
});

test('a set gets more room without losing anything, and none that it has already', () => {
  const bits = bitsOf([0, 31, 32, 199]);
  expect(slotsIn(withRoom(bits, 10_000))).toEqual([0, 31, 32, 199]);
  expect(withRoom(bits, 10)).toBe(bits);
});
