// Thousands of queries that mean no good: each is answered or refused, in time, and none leaves anything behind.
//
// FUZZ_QUERIES says how many, FUZZ_SEED which. What is held after each tenth of them is told.

import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { FACETS } from '../../src/model/analysis/facet.ts';
import { anyQuery, goodQuery } from '../model/search/arbitraries.ts';
import { type SeededServer, startSeededServer } from '../support/server.ts';

const QUERIES = Number(process.env.FUZZ_QUERIES ?? 1_500);
const SEED = Number(process.env.FUZZ_SEED ?? 1);
const TIME = 30_000 + QUERIES * 30; // milliseconds

let server: SeededServer;
beforeAll(async () => {
  server = await startSeededServer();
});
afterAll(() => server.close());

const monster = fc
  .tuple(
    fc.constantFrom(
      'a',
      'flood',
      '"x y"',
      'fl*',
      '*',
      '(',
      ')',
      '-',
      'NOT',
      'OR',
      'title:',
      'NEAR(a b, 1000)',
      '\0',
      '\ud800',
      '🗞',
    ),
    fc.constantFrom('', ' ', ' OR ', ' -'),
    fc.integer({ min: 1, max: 700 }),
  )
  .map(([piece, between, count]) => new Array(count).fill(piece).join(between));
const q = fc.oneof(anyQuery, goodQuery, monster, fc.string({ unit: 'binary', maxLength: 300 }));
const right = {
  searchIn: fc.subarray(['title', 'body', 'caption'], { minLength: 1 }),
  sort: fc.constantFrom('newest', 'oldest', 'relevance', 'updated', 'title'),
  highlight: fc.boolean(),
  facet: fc.subarray([...FACETS], { minLength: 1 }),
  facetLimit: fc.constantFrom(1, 10, 1_000),
  interval: fc.constantFrom('month', 'year'),
  limit: fc.constantFrom(1, 20, 100),
  entityNot: fc.array(fc.constantFrom('person-lidia-damarova', 'person-nobody'), { minLength: 1 }),
  from: fc.constantFrom('2024', '2023-05-06'),
};
const wrong = {
  tag: fc.array(q, { minLength: 1, maxLength: 3 }),
  interval: fc.constantFrom('day', 'hour'),
  from: fc.constantFrom('1000', '2024-02-30', ''),
  cursor: fc.constantFrom('WyIiLDAsMF0', 'x', 'WyJmbjRycXEiLDAsMTgyMjA4NjE4ODQzNTA2M10'),
};
const body = fc.oneof(
  { weight: 4, arbitrary: fc.record({ q }) },
  { weight: 4, arbitrary: fc.record({ q, ...right }, { requiredKeys: ['q'] }) },
  { weight: 1, arbitrary: fc.record({ q, ...right, ...wrong }, { requiredKeys: ['q'] }) },
);

it(
  `${QUERIES} hostile queries (FUZZ_SEED=${SEED}) are answered or refused, and never with an error of ours`,
  async () => {
    const statuses = new Map<number, number>();
    const held: number[] = [];
    let asked = 0;
    let longest = 0;
    await fc.assert(
      fc.asyncProperty(body, async (payload) => {
        const began = performance.now();
        const text = JSON.stringify(payload);
        const headers = { 'content-type': 'application/json' };
        const { statusCode, body } = await server.app.inject({
          method: 'POST',
          url: '/v1/articles/search',
          headers,
          payload: text,
        });
        longest = Math.max(longest, performance.now() - began);
        statuses.set(statusCode, (statuses.get(statusCode) ?? 0) + 1);
        expect([200, 400], `${text.slice(0, 300)}: ${body.slice(0, 300)}`).toContain(statusCode);
        if (statusCode === 400) {
          const { errors = [] } = JSON.parse(body) as { errors?: { in: string }[] };
          expect(new Set(errors.map((error) => error.in)), text.slice(0, 300)).toEqual(new Set(['body']));
        }
        if (++asked % Math.ceil(QUERIES / 10) === 0) held.push(Math.round(process.memoryUsage.rss() / 2 ** 20));
      }),
      { numRuns: QUERIES, seed: SEED, endOnFailure: true, interruptAfterTimeLimit: TIME - 10_000 },
    );
    const told = [...statuses].map(([status, count]) => `${count} × ${status}`).join(', ');
    console.log(`${told}; the longest took ${longest.toFixed(0)} ms; MB held: ${held.join(' ')}.`);
    expect(statuses.get(200)).toBeGreaterThan(QUERIES / 10);
  },
  TIME,
);
