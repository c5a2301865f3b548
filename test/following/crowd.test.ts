// Two thousand readers of one server: each sees every change in order, and the server's memory stays bounded.

import { expect, test } from 'vitest';
import { readStream, type StreamReader } from '../support/event-stream.ts';
import { servedElsewhere } from '../support/served-elsewhere.ts';

const READERS = 2_000;
/** Of transactions; every tenth has fifty documents. */
const COMMITS = 40;
/** Bytes that all readers together may cost beside what an idle server takes: a connection has its buffers. */
const MOST_EACH = 100_000;

async function connectAll(count: number, connect: () => Promise<StreamReader>): Promise<StreamReader[]> {
  const readers: StreamReader[] = [];
  // As many at once as a listening socket lets wait.
  while (readers.length < count) {
    readers.push(...(await Promise.all(Array.from({ length: Math.min(100, count - readers.length) }, connect))));
  }
  return readers;
}

test('two thousand readers all see all changes in order, while some come, go and come back', {
  timeout: 180_000,
}, async () => {
  const { url, ask, close } = await servedElsewhere();
  let seq = await ask<number>({ save: 30 });
  const before = await ask<NodeJS.MemoryUsage>('memory');
  const stream = (headers?: Record<string, string>) => readStream(`${url}/v1/changes/stream?since=0`, headers);
  const readers = await connectAll(READERS, () => stream());
  const seen: number[][] = readers.map(() => []);
  for (let commit = 0; commit < COMMITS; commit++) {
    seq = await ask<number>({ save: commit % 10 === 0 ? 50 : 1 });
    // Each time others leave in the middle of it, and come back with what they had last.
    await Promise.all(
      Array.from({ length: 10 }, async (_, nth) => {
        const at = (commit * 37 + nth * 191) % READERS;
        const reader = readers[at];
        if (!reader || reader.events.length === 0) return;
        reader.leave();
        await reader.ended;
        seen[at]?.push(...reader.events.map(({ id }) => id));
        readers[at] = await stream({ 'Last-Event-ID': String(seen[at]?.at(-1)) });
      }),
    );
  }
  const expected = Array.from({ length: seq }, (_, at) => at + 1);
  for (const [at, reader] of readers.entries()) {
    const had = seen[at] ?? [];
    await reader.has(seq - had.length);
    expect([...had, ...reader.events.map(({ id }) => id)]).toEqual(expected);
  }
  const after = await ask<NodeJS.MemoryUsage>('memory');
  expect(after.heapUsed + after.external - before.heapUsed - before.external).toBeLessThan(READERS * MOST_EACH);
  expect(await ask('following')).toEqual({ followers: READERS, streams: READERS, waiting: 0, isWatching: true });

  const closed = close();
  for (const reader of readers) expect(await reader.ended).toBe('whole');
  expect(await closed).toBe(0);
});
