// Turns: single changes go before batches, and batches go on all the same.

import { describe, expect, test } from 'vitest';
import { type Rank, Turns } from '../../src/store/turns.ts';

/** Asks for all of them at once; the order in which they had their turn. */
async function orderOf(...ranks: Rank[]): Promise<number[]> {
  const turns = new Turns();
  const order: number[] = [];
  await Promise.all(ranks.map((rank, number) => turns.take(async () => void order.push(number), rank)));
  expect(turns.isBusy).toBe(false);
  return order;
}

describe('turns', () => {
  test('come one after another, single ones before batches', async () => {
    expect(await orderOf('batch', 'batch', 'single', 'batch', 'single')).toEqual([2, 4, 0, 1, 3]);
  });

  test('come to a batch after twenty others, however many wait', async () => {
    const order = await orderOf('batch', ...Array.from({ length: 50 }, (): Rank => 'single'), 'batch');
    expect(order.indexOf(0)).toBe(20);
    expect(order.indexOf(51)).toBe(41);
  });

  test('go on after one that failed, and tell who asked for it', async () => {
    const turns = new Turns();
    const failed = turns.take(() => Promise.reject(new Error('It was too much.')), 'single');
    const next = turns.take(async () => 7, 'batch');
    await expect(failed).rejects.toThrow('It was too much.');
    expect(await next).toBe(7);
  });

  test('say whether a single one waits while another is under way', async () => {
    const turns = new Turns();
    const { promise, resolve } = Promise.withResolvers<void>();
    const batch = turns.take(async () => {
      expect(turns.isAwaited).toBe(false);
      await promise;
      expect(turns.isAwaited).toBe(true);
    }, 'batch');
    await Promise.resolve().then(() => null);
    const single = turns.take(async () => turns.isAwaited, 'single');
    resolve();
    await batch;
    expect(await single).toBe(false);
    await turns.done();
  });
});
