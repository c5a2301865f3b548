// No time is told before there is enough to tell it from.

import { expect, test } from 'vitest';
import { timeLeft } from '../../src/terminal/time-left.ts';

function at(total: number) {
  let now = 0;
  const left = timeLeft(total, () => now);
  return (milliseconds: number, done: number) => {
    now = milliseconds;
    return left(done);
  };
}

test('the time until the first step is done does not count', () => {
  const left = at(1_001);
  // Threads start for eight seconds: two hours, if the first step were taken for one of many.
  expect(left(8_000, 1)).toBe('');
  expect(left(8_100, 15)).toBe('');
  // 100 steps in 10 seconds, 900 are left.
  expect(left(18_000, 101)).toBe(' · 2 min left');
});

test('few steps, little time, none at all and the last one tell nothing', () => {
  expect(at(50)(60_000, 0)).toBe('');
  const left = at(50);
  left(0, 1);
  expect(left(2_999, 49)).toBe('');
  expect(left(60_000, 20)).toBe('');
  expect(left(60_000, 21)).toBe(' · 2 min left');
  expect(left(90_000, 50)).toBe('');
});

test.each([
  [3_000, '3 s'],
  [60_000, '1 min'],
  [90_000, '2 min'],
  [7_200_000, '2 h 0 min'],
])('%d ms are told as%s', (milliseconds, told) => {
  const left = at(101);
  left(0, 1);
  // Half is done.
  expect(left(milliseconds, 51)).toBe(` · ${told} left`);
});
