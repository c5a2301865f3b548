// The largest documents: enriched within a heap that holds them a few dozen times, not thousands of times.

import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const PROCESS = fileURLToPath(new URL('./large-process.ts', import.meta.url));
/** Megabytes; the knowledge and the tagger take some fifty. */
const HEAP = 640;

test('five megabytes of text are enriched in a bounded heap', { timeout: 240_000 }, async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [`--max-old-space-size=${HEAP}`, PROCESS]);
  const found = JSON.parse(stdout);
  expect(found.bytes).toBeGreaterThan(5_000_000);
  expect(found.mentions).toBeGreaterThan(50_000);
  expect(found.quotes).toBeGreaterThan(10_000);
  expect(found.figures).toBeGreaterThan(15_000);
  expect(found.broken).toBe(0);
});
