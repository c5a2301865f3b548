import { setImmediate as turn } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mapInOrder } from '../../src/commands/map-in-order.ts';

async function* counting(count: number, onTake: (number: number) => void = () => {}): AsyncGenerator<number> {
  for (let number = 0; number < count; number++) {
    onTake(number);
    yield number;
  }
}

async function turns(count: number): Promise<void> {
  for (let done = 0; done < count; done++) await turn();
}

describe('work in order', () => {
  test('gives every result, in the order of the items, and has never more at hand than it may', async () => {
    const sizes = fc.array(fc.record({ turns: fc.nat(4), weight: fc.nat(5) }), { maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(
        sizes,
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 1, max: 12 }),
        async (all, most, heaviest) => {
          let [taken, given, weight] = [0, 0, 0];
          const work = async (index: number) => {
            taken++;
            weight += all[index]?.weight ?? 0;
            expect(taken - given).toBeLessThanOrEqual(most + 1);
            // The last one may be heavier than there is room; one is with whoever takes them.
            expect(weight).toBeLessThan(heaviest + 10);
            await turns(all[index]?.turns ?? 0);
            return index;
          };
          const results: number[] = [];
          const weightOf = (index: number) => all[index]?.weight ?? 0;
          for await (const index of mapInOrder(counting(all.length), work, { most, weightOf, heaviest })) {
            results.push(index);
            await turns(index % 3);
            given++;
            weight -= weightOf(index);
          }
          expect(results).toEqual(all.map((_, index) => index));
        },
      ),
      { numRuns: 50 },
    );
  });

  test('goes on while a result is looked at', async () => {
    let done = 0;
    const work = async (number: number) => {
      await turn();
      done++;
      return number;
    };
    for await (const number of mapInOrder(counting(10), work, { most: 4 })) {
      await turns(20);
      expect(done).toBe(Math.min(10, number + 5));
    }
  });

  test.each(['an item', 'the sequence'])('fails where %s fails, after all that come before', async (where) => {
    const failing = async function* () {
      yield* counting(5);
      if (where === 'the sequence') throw new Error('the fifth');
      yield* counting(100);
    };
    let begun = 0;
    const work = async (number: number) => {
      if (begun++ === 5) throw new Error('the fifth');
      await turns(5 - number);
      return number;
    };
    const results: number[] = [];
    const all = (async () => {
      for await (const number of mapInOrder(failing(), work, { most: 3 })) results.push(number);
    })();
    await expect(all).rejects.toThrow('the fifth');
    expect(results).toEqual([0, 1, 2, 3, 4]);
    await turns(10);
    expect(begun).toBeLessThan(9);
  });

  test('takes no more items once nobody wants more', async () => {
    let taken = 0;
    const work = async (number: number) => number;
    for await (const number of mapInOrder(
      counting(100, () => taken++),
      work,
      { most: 3 },
    ))
      if (number === 4) break;
    await turns(10);
    expect(taken).toBeLessThan(10);
  });
});
