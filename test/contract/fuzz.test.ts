// Thousands of requests made up from the contract. Whatever is asked, the answer is one that the contract knows.
//
// FUZZ_REQUESTS says how many, FUZZ_SEED which. The same seed makes the same requests.

import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Contract, contractOf, type Exchange } from '../support/contract.ts';
import { type Known, type RandomRequest, randomRequests } from '../support/random-request.ts';
import { send, sendBytes } from '../support/raw-request.ts';
import { type SeededServer, startSeededServer } from '../support/server.ts';

const REQUESTS = Number(process.env.FUZZ_REQUESTS ?? 1000);
const SEED = Number(process.env.FUZZ_SEED ?? 1);
const TIME = 60_000 + REQUESTS * 80; // milliseconds, also of a machine that is busy

let server: SeededServer;
let contract: Contract;
let known: Known;
beforeAll(async () => {
  server = await startSeededServer();
  contract = contractOf(server.app);
  const list = async (url: string) =>
    (await server.app.inject({ url })).json() as { data: { id: string }[]; page: { next: string } };
  const articles = await list('/v1/articles?limit=10');
  const entities = await list('/v1/entities?limit=10');
  known = {
    key: server.key,
    articles: articles.data.map(({ id }) => id),
    entities: entities.data.map(({ id }) => id),
    cursors: [articles.page.next, entities.page.next, (await list('/v1/articles?sort=title&limit=1')).page.next],
  };
});
afterAll(() => server.close());

describe(`${REQUESTS} random requests (FUZZ_SEED=${SEED})`, () => {
  it('are answered as the contract says', { timeout: TIME }, async () => {
    const statuses = new Map<number, number>();
    await fc.assert(
      fc.asyncProperty(randomRequests(contract, known), async (request) => {
        const exchange = await send(server.url, request);
        if (exchange) statuses.set(exchange.status, (statuses.get(exchange.status) ?? 0) + 1);
        expect(faultsOf(request, exchange)).toEqual([]);
      }),
      {
        numRuns: REQUESTS,
        seed: SEED,
        endOnFailure: process.env.FUZZ_SHRINK === 'off',
        interruptAfterTimeLimit: TIME - 10_000,
      },
    );
    console.log(
      `Seed ${SEED}: ${[...statuses]
        .sort()
        .map(([status, count]) => `${count} × ${status}`)
        .join(', ')}`,
    );
    // Most must get past the door, or nothing behind it was tried.
    expect(statuses.get(200)).toBeGreaterThan(REQUESTS / 5);
  });

  it('are answered even where they are no HTTP', { timeout: TIME }, async () => {
    const line = fc.constantFrom(
      'GET /v1/articles HTTP/1.1',
      'GET / HTTP/1.0',
      'GET /',
      'POST / HTTP/1.1',
      'get / http/1.1',
      'GET / HTTP/9.9',
      '\u0016\u0003\u0001',
      'PRI * HTTP/2.0',
    );
    const header = fc.constantFrom(
      'Host: a',
      'Host: a\r\nHost: b',
      'Content-Length: 5',
      'Content-Length: -1',
      'Content-Length: 5\r\nContent-Length: 6',
      'Transfer-Encoding: chunked',
      'Transfer-Encoding: x',
      'Bad Header: 1',
      ': x',
      'X: \u0000',
      `X: ${'a'.repeat(20_000)}`,
      'Connection: close',
      'Expect: x',
    );
    const bytes = fc
      .tuple(
        line,
        fc.array(header, { maxLength: 4, size: '-1' }),
        fc.constantFrom('', '0\r\n\r\n', '5\r\nhello\r\n0\r\n\r\n', 'zz\r\n', 'hello'),
      )
      .map(([first, headers, body]) =>
        Buffer.from(`${[first, ...headers, 'Connection: close'].join('\r\n')}\r\n\r\n${body}`, 'latin1'),
      );
    await fc.assert(
      fc.asyncProperty(bytes, async (sent) => {
        const reply = (await sendBytes(server.url, sent, { timeout: 1000 }).catch(() => Buffer.alloc(0))).toString();
        const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(reply)?.[1] ?? 0);
        expect(status, reply).toBeLessThan(500);
        if (status >= 400) expect(reply, reply).toMatch(/\r\ncontent-type: application\/problem\+json/i);
      }),
      { numRuns: Math.ceil(REQUESTS / 20), seed: SEED, interruptAfterTimeLimit: TIME - 10_000 },
    );
    expect((await send(server.url, { method: 'GET', url: '/livez' }))?.status).toBe(200);
  });
});

function faultsOf(request: RandomRequest, exchange: Exchange | null): string[] {
  if (!exchange) return ['it is not answered'];
  const { status } = exchange;
  const faults = contract.faultsOf(exchange);
  if (status >= 500) faults.push(`${status}: ${exchange.body}`);
  if (exchange.headers['x-injected'] !== undefined) faults.push('a header was smuggled in');
  if (request.verdict === 'right' && status === 400)
    faults.push(`what the contract allows is refused: ${exchange.body}`);
  if (request.verdict === 'wrong' && status < 400) faults.push(`what the contract forbids is answered with ${status}`);
  return faults;
}
