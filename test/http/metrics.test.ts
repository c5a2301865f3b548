// Metrics: what a Prometheus server scrapes from their own port, with labels that no client can multiply.

import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Metrics, openMetrics } from '../../src/http/metrics/index.ts';
import { send } from '../support/raw-request.ts';
import { type SeededServer, startSeededServer } from '../support/server.ts';

let metrics: Metrics;
let server: SeededServer;
let address: string;
beforeAll(async () => {
  metrics = openMetrics();
  server = await startSeededServer({ metrics });
  address = await metrics.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(async () => {
  await metrics.close();
  await server.close();
});

async function scrape(): Promise<Map<string, number>> {
  const text = await (await fetch(address)).text();
  const samples = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(
    samples.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ')))]),
  );
}

const requests = (route: string, method: string, status: number) =>
  `news_archive_http_requests_total{route="${route}",method="${method}",status="${status}"}`;

describe('Metrics', () => {
  it('count requests by route pattern, method and status, and their time by route', async () => {
    const before = await scrape();
    for (const id of ['w01jnb4y3zcz9mht', 'zzzzzzzzzzzzzzzz', 'w01jnb4y3zcz9mht']) {
      await (await fetch(`${server.url}/v1/articles/${id}`)).text();
    }
    const after = await scrape();
    const grown = (name: string) => (after.get(name) ?? 0) - (before.get(name) ?? 0);
    expect(grown(requests('/v1/articles/:id', 'GET', 200))).toBe(2);
    expect(grown(requests('/v1/articles/:id', 'GET', 404))).toBe(1);
    const duration = 'news_archive_http_request_duration_seconds';
    expect(grown(`${duration}_count{route="/v1/articles/:id"}`)).toBe(3);
    expect(grown(`${duration}_bucket{le="+Inf",route="/v1/articles/:id"}`)).toBe(3);
    expect(grown(`${duration}_sum{route="/v1/articles/:id"}`)).toBeGreaterThan(0);
  });

  it('fold routes and methods that clients invent', async () => {
    const size = (await scrape()).size;
    for (let number = 0; number < 300; number++)
      await (await fetch(`${server.url}/no-such-${number}?q=${number}`)).text();
    for (const method of ['PROPFIND', 'PURGE', 'LINK', 'MKCOL', 'LOCK']) {
      await send(server.url, { method, url: `/v1/articles/${method}"}` });
    }
    for (const url of ['/%zz', 'no path']) {
      await send(server.url, { method: 'GET', url });
    }
    const samples = await scrape();
    expect(samples.get(requests('unmatched', 'GET', 404))).toBe(300);
    expect(samples.get('news_archive_http_malformed_requests_total')).toBeGreaterThan(0);
    // A few labels, each with its buckets; not 300.
    expect(samples.size - size).toBeLessThan(60);
  });

  it('tell what the archive and its queues are at', async () => {
    await (await fetch(`${server.url}/v1/sections`)).text();
    await (await fetch(`${server.url}/v1/sections`)).text();
    const stream = await fetch(`${server.url}/v1/changes/stream`);
    const samples = await scrape();
    await stream.body?.cancel();
    expect(samples.get('news_archive_change_seq')).toBe(server.store.seq());
    expect(samples.get('news_archive_followers{kind="stream"}')).toBe(1);
    expect(samples.get('news_archive_reply_cache_lookups_total{result="hit"}')).toBeGreaterThan(0);
    expect(samples.get('news_archive_database_bytes{file="database"}')).toBeGreaterThan(0);
    expect(samples.get('news_archive_disk_free_bytes')).toBeGreaterThan(0);
    expect(samples.get('news_archive_import_lag_seconds')).toBe(0);
    for (const queue of ['search', 'write', 'import']) {
      expect(samples.get(`news_archive_queue_depth{queue="${queue}"}`), queue).toBe(0);
    }
    for (const work of ['search', 'export', 'import']) {
      expect(samples.get(`news_archive_running{work="${work}"}`), work).toBe(0);
    }
    for (const name of ['nodejs_eventloop_lag_p99_seconds', 'process_resident_memory_bytes', 'process_open_fds']) {
      expect(samples.get(name), name).toBeGreaterThan(0);
    }
    expect([...samples.keys()].some((name) => name.startsWith('news_archive_build_info{version="'))).toBe(true);
  });

  it('are on their own port only, at one path', async () => {
    expect((await fetch(`${server.url}/metrics`)).status).toBe(404);
    expect((await fetch(new URL('/', address))).status).toBe(404);
    expect((await fetch(address, { method: 'POST' })).status).toBe(405);
    expect((await fetch(address, { method: 'HEAD' })).headers.get('content-type')).toContain('version=0.0.4');
  });
});

const hasPromtool = (() => {
  try {
    execFileSync('promtool', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    console.warn('Prometheus does not read the metrics here: promtool is missing ("apt-get install prometheus").');
    return false;
  }
})();

it.skipIf(!hasPromtool)('Prometheus finds nothing wrong with the metrics', async () => {
  await (await fetch(`${server.url}/v1/articles`)).text();
  const input = await (await fetch(address)).text();
  // Complaints come on standard error, with exit code 3.
  expect(execFileSync('promtool', ['check', 'metrics'], { input, encoding: 'utf8' })).toBe('');
});
