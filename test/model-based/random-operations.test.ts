// Ten thousand random operations over HTTP, against a simple model of what an archive is.

import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recount } from '../store/recount.ts';
import { startWritableServer, type WritableServer } from '../support/writable.ts';
import { Mirror } from './mirror.ts';
import { Random } from './random.ts';
import { ALL_CHECKS, CHECKED, CHECKS, OF_NO_CONTENTS } from './reading/endpoints.ts';
import { Reader } from './reading/reader.ts';
import { type Kept, operate } from './run.ts';
import { Session } from './session.ts';

/** Another one, to look further: `MODEL_SEED=2 npx vitest run test/model-based`. */
const SEED = Number(process.env.MODEL_SEED ?? 1);
const OPERATIONS = 10_000;
/** After so many, all is compared. */
const CHECKPOINT = 2_500;
/** After so many, the mirror follows. */
const STEP = 50;

let server: WritableServer;
beforeAll(async () => {
  server = await startWritableServer({ threaded: true });
});
afterAll(() => server.close());

test('every operation that reads is compared with the model, or says nothing of contents', () => {
  const document = JSON.parse(readFileSync(new URL('../../openapi/openapi.json', import.meta.url), 'utf8'));
  const operations = Object.entries(document.paths as Record<string, object>);
  const reading = operations.flatMap(([path, methods]) => ('get' in methods ? path : []));
  expect(reading.sort()).toEqual([...Object.keys(CHECKED), ...Object.keys(OF_NO_CONTENTS)].sort());
});

test(`after random operations every endpoint says what the model says: MODEL_SEED=${SEED}`, {
  timeout: 600_000,
}, async () => {
  const session = new Session(server, new Random(SEED));
  const mirror = new Mirror(session);
  const kept: Kept = { requests: [], imports: [] };
  let [followed, compared] = [0, 0];

  await operate(session, kept, OPERATIONS, async (done) => {
    if (done - followed >= STEP) {
      followed = done;
      await mirror.follow();
    }
    if (done - compared < CHECKPOINT || done === OPERATIONS) return;
    compared = done;
    const reader = new Reader(session, kept, 15);
    for (const check of CHECKS) await check(reader);
    await mirror.compare((path) => reader.all(path), '/v1');
  });

  const reader = new Reader(session, kept, 60);
  for (const check of ALL_CHECKS) await check(reader);
  await mirror.compare((path) => reader.exported(path), '/v1/export');
  expect(recount(`file:${server.store.file}`)).toEqual([]);
});
