import type { FastifyInstance } from 'fastify';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rendered, sampleApp } from './sample.ts';

let app: FastifyInstance;
beforeAll(async () => {
  app = await sampleApp();
  await app.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(() => app.close());

const LATER = 'Wed, 03 Dec 2025 10:00:00 GMT';
const SAME = 'Wed, 03 Dec 2025 09:30:00 GMT';
const EARLIER = 'Wed, 03 Dec 2025 09:29:59 GMT';

describe('a conditional GET', () => {
  it.each([
    ['the tag', { 'If-None-Match': '"n1-1"' }, 304],
    ['the tag, weak', { 'If-None-Match': 'W/"n1-1"' }, 304],
    ['a list with the tag', { 'If-None-Match': '"a", W/"b,c" ,"n1-1"' }, 304],
    ['a star', { 'If-None-Match': '*' }, 304],
    ['the tag of a coding', { 'If-None-Match': '"n1-1-br"' }, 304],
    ['another tag', { 'If-None-Match': '"n1-2"' }, 200],
    ['a list without the tag', { 'If-None-Match': '"a", "b"' }, 200],
    ['a tag without quotes', { 'If-None-Match': 'n1-1' }, 200],
    ['the date', { 'If-Modified-Since': SAME }, 304],
    ['a later date', { 'If-Modified-Since': LATER }, 304],
    ['an earlier date', { 'If-Modified-Since': EARLIER }, 200],
    ['no date', { 'If-Modified-Since': 'yesterday' }, 200],
    ['another tag and a later date', { 'If-None-Match': '"x"', 'If-Modified-Since': LATER }, 200],
    ['the tag and an earlier date', { 'If-None-Match': '"n1-1"', 'If-Modified-Since': EARLIER }, 304],
  ])('with %s', async (_, headers, status) => {
    for (const method of ['get', 'head'] as const) {
      const reply = await request(app.server)[method]('/v1/notes/n1').set(headers);
      expect(reply.status).toBe(status);
      expect(reply.headers['cache-control']).toBe('public, max-age=60');
      expect(reply.headers.vary).toBe('Accept-Encoding');
      expect(reply.headers.etag).toMatch(/^"n1-1(-br)?"$/);
      if (status === 304) expect(reply.headers['content-length']).toBeUndefined();
      else expect(reply.headers['last-modified']).toBe(SAME);
    }
  });

  it('renders nothing for a 304, and keeps the links', async () => {
    rendered.count = 0;
    const reply = await request(app.server).get('/v1/notes?limit=5').set('If-None-Match', '"list-7"');
    expect(reply.status).toBe(304);
    expect(reply.headers.link).toContain('rel="next"');
    expect(rendered.count).toBe(0);
  });
});

describe('a conditional write', () => {
  const patch = (headers: Record<string, string>) =>
    request(app.server)
      .patch('/v1/notes/n1')
      .set(headers)
      .type('application/merge-patch+json')
      .send(JSON.stringify({ title: 'x', section: 'news' }));

  it.each([
    ['the tag', { 'If-Match': '"n1-1"' }, 204],
    ['the tag of a coding', { 'If-Match': '"n1-1-gzip"' }, 204],
    ['the tag among others', { 'If-Match': '"n1-0" ,W/"n1-1", "n1-1",' }, 204],
    ['a star', { 'If-Match': '*' }, 204],
    ['another tag', { 'If-Match': '"n1-0"' }, 412],
    ['a weak tag, which proves nothing', { 'If-Match': 'W/"n1-1"' }, 412],
    ['the wish to create', { 'If-None-Match': '*' }, 412],
    ['no condition', {}, 428],
  ])('with %s', async (_, headers, status) => {
    const reply = await patch(headers as Record<string, string>);
    expect(reply.status).toBe(status);
    if (status === 412) expect(reply.headers.etag).toBe('"n1-1"');
  });
});
