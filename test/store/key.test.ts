import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FIRST_DATED_KEY, freeKey, instantOf, isKeyOf, keyAt, NO_KEY } from '../../src/store/key.ts';

const TIES = 2 ** 20;
const free = () => false;
/** Whole seconds of the years that keys can tell apart. */
const second = fc.integer({ min: Date.UTC(1700, 0) / 1000, max: Date.UTC(2242, 0) / 1000 });
const instant = second.map((seconds) => new Date(seconds * 1000).toISOString().replace('.000', ''));
const anyInstant = fc.date({ noInvalidDate: true }).map((date) => date.toISOString());
const id = fc.string({ unit: fc.constantFrom(...'0123456789abcdefghjkmnpqrstvwxyz'), minLength: 16, maxLength: 16 });

describe('a publication key', () => {
  test('says its second, and nothing where it is undated', () => {
    fc.assert(
      fc.property(instant, id, (at, id) => {
        expect(instantOf(freeKey(at, id, free))).toBe(at);
        expect(instantOf(freeKey(null, id, free))).toBeNull();
      }),
    );
  });

  test('is in order of time, undated ones first', () => {
    fc.assert(
      fc.property(instant, instant, id, id, (one, other, idOfOne, idOfOther) => {
        const [key, otherKey] = [freeKey(one, idOfOne, free), freeKey(other, idOfOther, free)];
        if (one < other) expect(key).toBeLessThan(otherKey);
        expect(freeKey(null, idOfOther, free)).toBeLessThan(FIRST_DATED_KEY);
        expect(key).toBeGreaterThanOrEqual(FIRST_DATED_KEY);
        expect(freeKey(null, idOfOther, free)).toBeGreaterThan(NO_KEY);
      }),
    );
  });

  test('is a whole number JavaScript and SQLite both hold, whatever the date', () => {
    fc.assert(
      fc.property(fc.option(anyInstant), id, (at, id) => {
        const key = freeKey(at, id, free);
        expect(Number.isSafeInteger(key)).toBe(true);
        expect(Number.isSafeInteger(keyAt(at ?? '2000-01-01T00:00:00Z'))).toBe(true);
        expect(instantOf(key) === null).toBe(at === null);
        expect(key).toBeGreaterThan(NO_KEY);
      }),
    );
  });

  test('lies between the bounds of its second', () => {
    fc.assert(
      fc.property(second, id, (seconds, id) => {
        const [at, next] = [seconds, seconds + 1].map((one) => new Date(one * 1000).toISOString());
        const key = freeKey(at ?? '', id, free);
        expect(key).toBeGreaterThanOrEqual(keyAt(at ?? ''));
        expect(key).toBeLessThan(keyAt(next ?? ''));
        expect(keyAt(next ?? '') - keyAt(at ?? '')).toBe(TIES);
      }),
    );
  });

  test('does not depend on what came before, unless two ids want the same', () => {
    fc.assert(
      fc.property(instant, fc.uniqueArray(id, { maxLength: 30 }), (at, ids) => {
        const keysOf = (order: string[]) => {
          const taken = new Set<number>();
          return new Map(
            order.map((one) => {
              const key = freeKey(at, one, (it) => taken.has(it));
              taken.add(key);
              return [one, key];
            }),
          );
        };
        const [forwards, backwards] = [keysOf(ids), keysOf([...ids].reverse())];
        expect(new Set(forwards.values()).size).toBe(ids.length);
        expect([...forwards.values()].sort()).toEqual([...backwards.values()].sort());
      }),
    );
  });

  test('takes the next place where its own is taken, round to the first', () => {
    const at = '2024-01-01T00:00:00Z';
    const wanted = freeKey(at, 'zzzzzzzzzzzzzzzz', free);
    expect(freeKey(at, 'zzzzzzzzzzzzzzzz', (key) => key === wanted)).toBe(
      wanted === keyAt(at) + TIES - 1 ? keyAt(at) : wanted + 1,
    );
    const only = keyAt(at) + 5;
    expect(freeKey(at, 'zzzzzzzzzzzzzzzz', (key) => key !== only)).toBe(only);
    expect(() => freeKey(at, 'zzzzzzzzzzzzzzzz', () => true)).toThrow('No room');
  });

  test('stays as long as the date does', () => {
    fc.assert(
      fc.property(fc.option(anyInstant), fc.option(anyInstant), id, (at, other, id) => {
        const key = freeKey(at, id, free);
        expect(isKeyOf(key, at)).toBe(true);
        const same = (at === null) === (other === null) && (at === null || keyAt(at) === keyAt(other ?? ''));
        expect(isKeyOf(key, other)).toBe(same);
      }),
    );
  });
});
