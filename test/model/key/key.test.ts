// A key of the API is told from any other in a time that says nothing of how much of it is right.

import { timingSafeEqual } from 'node:crypto';
import { expect, test, vi } from 'vitest';
import { hashToken, isToken, writeToken } from '../../../src/model/key/key.ts';

// The real one, watched.
vi.mock('node:crypto', async (original) => {
  const crypto = await original<typeof import('node:crypto')>();
  return { ...crypto, timingSafeEqual: vi.fn(crypto.timingSafeEqual) };
});

const token = writeToken('abcdefgh', Buffer.alloc(32, 1));
const key = { hash: hashToken(token) };

test.each([
  ['the same', token, true],
  ['one that differs at its end', `${token.slice(0, -1)}B`, false],
  ['one that differs at its beginning', writeToken('abcdefgh', Buffer.alloc(32, 2)), false],
  ['a shorter one', token.slice(0, -1), false],
  ['nothing', '', false],
])('%s is compared in constant time', (_what, sent, isSame) => {
  vi.mocked(timingSafeEqual).mockClear();
  expect(isToken(sent, key)).toBe(isSame);
  expect(timingSafeEqual).toHaveBeenCalledOnce();
});
