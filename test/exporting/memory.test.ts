// Many articles through little memory, to a reader who takes his time.

import { createHash } from 'node:crypto';
import { get, type IncomingMessage } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { fileOf } from '../../src/store/index.ts';
import { servedElsewhere } from '../support/served-elsewhere.ts';

const ARTICLES = 6_000;
/** Megabytes of heap; what is sent is more than that. */
const HEAP = 64;

test('thousands of articles are exported whole where only some fit into memory', { timeout: 300_000 }, async () => {
  // Filled with room to do it: what is tried is the export.
  const filling = await servedElsewhere();
  for (let saved = 0; saved < ARTICLES; saved += 500) await filling.ask({ save: 500, words: 900 });
  expect(await filling.close()).toBe(0);
  const { url, ask, close } = await servedElsewhere({ heap: HEAP, threads: 1, of: fileOf(filling.database) });
  const response = await new Promise<IncomingMessage>((resolve) => {
    get(`${url}/v1/export/articles?body=blocks&include=entities,links`, { agent: false }, resolve);
  });
  expect(response.headers['x-total-count']).toBe(String(ARTICLES));
  const hash = createHash('sha256');
  let bytes = 0;
  let lines = 0;
  let rest = '';
  let writing: Promise<unknown> = Promise.resolve();
  for await (const chunk of response.setEncoding('utf8')) {
    // It stops now and then, and the archive goes on: the first articles are revised.
    if (bytes === 0) {
      await setTimeout(100);
      writing = ask({ save: 100 });
    }
    bytes += Buffer.byteLength(chunk);
    const whole = (rest + chunk).split('\n');
    rest = whole.pop() ?? '';
    for (const line of whole) {
      lines++;
      if (!line.startsWith('{"trailer"')) hash.update(`${line}\n`);
      else expect(JSON.parse(line).trailer).toEqual({ count: ARTICLES, complete: true, sha256: hash.digest('hex') });
    }
  }
  expect(response.complete).toBe(true);
  expect(lines).toBe(ARTICLES + 2);
  expect(bytes).toBeGreaterThan(HEAP * 2 ** 20);
  await writing;
  expect(await close()).toBe(0);
});
