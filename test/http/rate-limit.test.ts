import type { FastifyInstance } from 'fastify';
import { afterEach, describe, expect, it } from 'vitest';
import { clientOf } from '../../src/http/plugins/rate-limit.ts';
import { sampleApp } from './sample.ts';

let app: FastifyInstance;
afterEach(() => app?.close());

describe('the rate limit', () => {
  it('announces itself, refuses what is beyond it, and forgets with the window', async () => {
    let time = 1_000_000;
    app = await sampleApp({ openapi: false, rateLimit: { quota: 2, now: () => time } });
    const first = await app.inject('/v1/notes');
    expect(first.headers).toMatchObject({ 'ratelimit-policy': '"default";q=2;w=60', ratelimit: '"default";r=1;t=60' });
    time += 15_000;
    expect((await app.inject('/nothing')).headers.ratelimit).toBe('"default";r=0;t=45');
    const refused = await app.inject('/v1/notes');
    expect(refused.statusCode).toBe(429);
    expect(refused.headers).toMatchObject({
      'retry-after': '45',
      ratelimit: '"default";r=0;t=45',
      'access-control-allow-origin': '*',
    });
    expect(refused.json()).toMatchObject({
      code: 'rate-limited',
      detail: '2 requests in 60 seconds are the limit. Try again in 45 seconds.',
    });
    time += 45_000;
    expect((await app.inject('/v1/notes')).statusCode).toBe(200);
  });

  it('counts each client by itself, and neither supervisors nor preflights', async () => {
    const rateLimit = { quota: 1, exempt: ['/v1/notes/:id'] };
    app = await sampleApp({ openapi: false, rateLimit, trustProxy: true });
    const from = (ip: string) => app.inject({ url: '/v1/notes', headers: { 'x-forwarded-for': ip } });
    expect((await from('192.0.2.1')).statusCode).toBe(200);
    expect((await from('192.0.2.2')).statusCode).toBe(200);
    expect((await from('192.0.2.1')).statusCode).toBe(429);
    for (const url of ['/v1/notes/n1', '/v1/notes/%6e1', '/v1/notes/n1?']) {
      expect((await app.inject({ url, headers: { 'x-forwarded-for': '192.0.2.1' } })).statusCode, url).toBe(200);
    }
    expect(
      (await app.inject({ method: 'OPTIONS', url: '/v1/notes', headers: { 'x-forwarded-for': '192.0.2.1' } }))
        .statusCode,
    ).toBe(204);
  });

  it('remembers no more clients than it is told to', async () => {
    app = await sampleApp({ openapi: false, rateLimit: { quota: 1, clients: 2 }, trustProxy: true });
    const from = (ip: string) => app.inject({ url: '/v1/notes', headers: { 'x-forwarded-for': ip } });
    for (const ip of ['192.0.2.1', '192.0.2.2', '192.0.2.3']) await from(ip);
    expect((await from('192.0.2.3')).statusCode).toBe(429);
    expect((await from('192.0.2.1')).statusCode).toBe(200);
  });

  it.each([
    ['192.0.2.1', '192.0.2.1'],
    ['::ffff:192.0.2.1', '::ffff:192.0.2.1'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:db8:1:2::6', '2001:db8:1:2'],
    ['2001:db8::6', '2001:db8:0:0'],
    ['::1', '0:0:0:0'],
    ['2001:db8::', '2001:db8:0:0'],
  ])('takes %s for the client %s', (ip, client) => {
    expect(clientOf(ip)).toBe(client);
  });
});
