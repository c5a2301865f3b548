import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { pace } from '../../../src/http/bodies/pace.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('callers pass one at a time, in order, with a pause between two', () => {
  const passed: string[] = [];
  const paced = pace(5);
  for (const name of ['first', 'second', 'third']) paced(() => passed.push(name));
  expect(passed).toEqual(['first']);
  vi.advanceTimersByTime(4);
  expect(passed).toEqual(['first']);
  vi.advanceTimersByTime(1);
  expect(passed).toEqual(['first', 'second']);
  vi.advanceTimersByTime(5);
  expect(passed).toEqual(['first', 'second', 'third']);
});

test('callers that leave pass at once and delay no one', () => {
  const passed: string[] = [];
  const paced = pace(5);
  const [, leaveSecond, leaveThird] = ['first', 'second', 'third', 'fourth'].map((name) =>
    paced(() => passed.push(name)),
  );
  leaveSecond?.();
  leaveThird?.();
  leaveThird?.();
  expect(passed).toEqual(['first', 'second', 'third']);
  vi.advanceTimersByTime(5);
  expect(passed).toEqual(['first', 'second', 'third', 'fourth']);
});

test('the next caller after a pause need not wait', () => {
  const passed: number[] = [];
  const paced = pace(5);
  paced(() => passed.push(1));
  vi.advanceTimersByTime(10);
  paced(() => passed.push(2));
  expect(passed).toEqual([1, 2]);
});
