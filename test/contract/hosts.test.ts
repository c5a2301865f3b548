// Hosts over time: counted as whoever reads all articles would count them.

import { afterAll, beforeAll, expect, test } from 'vitest';
import { type SeededServer, startSeededServer } from '../support/server.ts';

let server: SeededServer;
beforeAll(async () => {
  server = await startSeededServer();
});
afterAll(() => server.close());

interface Host {
  host: string;
  articleCount: number;
  timeline: { start: string; count: number }[];
  undated: number;
}
const get = async (url: string) => (await server.app.inject({ url })).json();

test('every article that links to a host is in its year, and no year is left out', async () => {
  const { data: hosts } = (await get('/v1/links/hosts?interval=year&limit=100')) as { data: Host[] };
  expect(hosts.length).toBeGreaterThan(3);
  for (const { host, articleCount, timeline, undated } of hosts) {
    const { data } = await get(`/v1/articles?linksTo=${host}&limit=100&fields=publishedAt`);
    const years = data.map((one: { publishedAt?: string }) => one.publishedAt?.slice(0, 4) ?? 'none');
    expect(years.length).toBe(articleCount);
    expect(undated).toBe(years.filter((year: string) => year === 'none').length);
    for (const { start, count } of timeline) {
      expect(count, `${host} ${start}`).toBe(years.filter((year: string) => year === start.slice(0, 4)).length);
    }
    expect(timeline.reduce((sum, { count }) => sum + count, undated)).toBe(articleCount);
    timeline.slice(1).forEach(({ start }, at) => {
      expect(Number(start.slice(0, 4))).toBe(Number(timeline[at]?.start.slice(0, 4)) + 1);
    });
  }
});

test('from and to are where the counts begin and end', async () => {
  const { data } = (await get('/v1/links/hosts?interval=month&from=2024-03&to=2024-05&limit=3')) as { data: Host[] };
  for (const { timeline } of data) {
    expect(timeline.map(({ start }) => start)).toEqual(['2024-03-01', '2024-04-01', '2024-05-01']);
  }
  const refused = await server.app.inject({ url: '/v1/links/hosts?interval=fortnight' });
  expect(refused.statusCode).toBe(400);
});
