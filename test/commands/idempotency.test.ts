// Requests that name themselves: done once within a day, whoever asks and however often, also by another process.

import { expect, onTestFinished, test } from 'vitest';
import { executeOnce } from '../../src/commands/idempotency.ts';
import { type IdempotentRequest, openStore } from '../../src/store/index.ts';
import { openTestStore } from '../support/store.ts';

const HOUR = 3_600_000;
const AT = Date.parse('2026-01-01T00:00:00Z');
const request: IdempotentRequest = { keyId: 'abcdefgh', name: 'one', fingerprint: 'of the body' };
const other = { ...request, fingerprint: 'of another body' };

/** Does it after so many hours, on this archive; how often it was done by then. */
function doer() {
  const { store, url, remove } = openTestStore();
  onTestFinished(remove);
  let count = 0;
  const run = (named: IdempotentRequest | null, hours = 0, on = store) =>
    executeOnce(on, named, new Date(AT + hours * HOUR), { write: () => ({ id: String(++count) }) });
  return { run, store, url };
}

test('what has a name is done once, and what has none each time', async () => {
  const { run } = doer();
  expect(await run(request)).toEqual({ id: '1' });
  expect(await run(request)).toEqual({ id: '1' });
  expect(await run({ ...request, keyId: 'another1' })).toEqual({ id: '2' });
  expect(await run(null)).toEqual({ id: '3' });
  expect(await run(null)).toEqual({ id: '4' });
});

test('a name is known for a day, and then it is free', async () => {
  const { run } = doer();
  await run(request);
  expect(await run(request, 23.9)).toEqual({ id: '1' });
  await expect(run(other, 23.9)).rejects.toMatchObject({ code: 'idempotency-key-reused' });
  expect(await run(other, 24.1)).toEqual({ id: '2' });
  expect(await run(other, 48)).toEqual({ id: '2' });
});

test('a name is known after a restart, and to another process', async () => {
  const { run, url } = doer();
  await run(request);
  const again = openStore(url, { workers: 0 });
  onTestFinished(() => again.close());
  expect(await run(request, 1, again)).toEqual({ id: '1' });
  await expect(run(other, 1, again)).rejects.toMatchObject({ code: 'idempotency-key-reused' });
});

test('the same under way is refused, and done anew where that failed', async () => {
  const { run, store } = doer();
  const held = Promise.withResolvers<void>();
  const work = {
    prepare: () => held.promise,
    write: () => {
      throw new Error('No room.');
    },
  };
  const first = executeOnce(store, request, new Date(AT), work);
  await expect(run(request)).rejects.toMatchObject({
    code: 'request-in-progress',
    status: 409,
    headers: { 'retry-after': '1' },
  });
  held.resolve();
  await expect(first).rejects.toThrow('No room.');
  expect(await run(request)).toEqual({ id: '1' });
});
