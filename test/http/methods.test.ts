import http from 'node:http';
import type { FastifyInstance } from 'fastify';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { longBody, sampleApp } from './sample.ts';

let app: FastifyInstance;
beforeAll(async () => {
  app = await sampleApp();
});
afterAll(() => app.close());

function portOf({ server }: FastifyInstance): number | undefined {
  const address = server.address();
  return typeof address === 'string' ? undefined : address?.port;
}

describe('a method that an address does not take', () => {
  it.each([
    ['DELETE', '/v1/notes', 'GET, HEAD, OPTIONS, POST'],
    ['PUT', '/v1/notes/n1', 'GET, HEAD, OPTIONS, PATCH'],
    ['POST', '/openapi.json', 'GET, HEAD, OPTIONS'],
    ['PURGE', '/v1/notes', 'GET, HEAD, OPTIONS, POST'],
    ['QUERY', '/v1/notes', 'GET, HEAD, OPTIONS, POST'],
    ['TRACE', '/v1/notes', 'GET, HEAD, OPTIONS, POST'],
  ])('%s %s is a 405 with an exact Allow', async (method, url, allow) => {
    const reply = await app.inject({ method: method as 'GET', url });
    expect(reply.statusCode).toBe(405);
    expect(reply.headers.allow).toBe(allow);
    expect(reply.json().code).toBe('method-not-allowed');
  });

  it('is refused before its body is read', async () => {
    const reply = await request(app.server).put('/v1/notes').type('application/json').send('{ not json');
    expect(reply.status).toBe(405);
  });
});

describe('OPTIONS', () => {
  it('tells what an address takes', async () => {
    const reply = await request(app.server).options('/v1/notes/n1');
    expect(reply.status).toBe(204);
    expect(reply.headers.allow).toBe('GET, HEAD, OPTIONS, PATCH');
    expect(reply.headers['content-length']).toBeUndefined();
  });

  it('answers for the server as a whole', async () => {
    await app.listen({ port: 0, host: '127.0.0.1' });
    const [status, allow] = await new Promise<[number | undefined, unknown]>((resolve, reject) => {
      // The asterisk form (RFC 9110 §9.3.7), which URL-based clients cannot send.
      const options = { method: 'OPTIONS', path: '*', port: portOf(app) };
      const sent = http.request(options, (reply) => resolve([reply.statusCode, reply.resume().headers.allow]));
      sent.on('error', reject).end();
    });
    expect(status).toBe(204);
    expect(allow).toContain('PATCH');
  });

  it('is a 404 where there is nothing', async () => {
    expect((await request(app.server).options('/nothing')).status).toBe(404);
  });

  it('lets a page ask for anything (CORS preflight)', async () => {
    const reply = await request(app.server).options('/v1/notes').set({
      Origin: 'https://page.example',
      'Access-Control-Request-Method': 'POST',
      'Access-Control-Request-Headers': 'authorization,x-sdk',
    });
    expect(reply.status).toBe(204);
    expect(reply.headers).toMatchObject({
      allow: 'GET, HEAD, OPTIONS, POST',
      'access-control-allow-origin': '*',
      'access-control-allow-methods': 'GET, HEAD, OPTIONS, POST',
      'access-control-allow-headers': 'authorization,x-sdk',
      'access-control-max-age': '86400',
    });
    expect(reply.headers.vary).toContain('Access-Control-Request-Headers');
  });

  it('lets a page see the 404 it is about to get', async () => {
    const preflight = { Origin: 'https://page.example', 'Access-Control-Request-Method': 'GET' };
    expect((await request(app.server).options('/nothing').set(preflight)).status).toBe(204);
    const reply = await request(app.server).get('/nothing').set('Origin', 'https://page.example');
    expect(reply.headers['access-control-allow-origin']).toBe('*');
    expect(reply.headers['access-control-expose-headers']).toContain('ETag');
  });
});

describe('HEAD', () => {
  it.each(['/v1/notes', '/v1/notes/n1', '/openapi.json', '/v1/notes/n2', '/nothing'])(
    'of %s is GET without a body',
    async (url) => {
      const fixed = { 'X-Request-Id': 'same', 'Accept-Encoding': 'br' };
      const get = await app.inject({ url, headers: fixed });
      const head = await app.inject({ method: 'HEAD', url, headers: fixed });
      const { date: _, ...expected } = get.headers;
      expect(head.statusCode).toBe(get.statusCode);
      expect(head.headers).toMatchObject(expected);
      expect(head.rawPayload.length === 0 || url === '/nothing').toBe(true);
    },
  );

  it('has the length of what is not sent', async () => {
    const reply = await request(app.server).head('/v1/notes').set('Accept-Encoding', 'identity');
    expect(reply.headers['content-length']).toBe(String(longBody.length));
  });
});

describe('every reply', () => {
  it('has the headers that keep browsers safe', async () => {
    const { headers } = await request(app.server).get('/v1/notes');
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    });
    expect(headers['strict-transport-security']).toBeUndefined();
  });

  it('insists on TLS only where that is public', async () => {
    const safe = await sampleApp({ publicUrl: 'https://news.example', openapi: false });
    expect((await safe.inject('/v1/notes')).headers['strict-transport-security']).toBe('max-age=31536000');
    await safe.close();
  });

  it('has the id of its request: a sane one is kept, another replaced', async () => {
    expect((await request(app.server).get('/v1/notes').set('X-Request-Id', 'my-id_1')).headers['x-request-id']).toBe(
      'my-id_1',
    );
    for (const odd of ['two words', 'x'.repeat(65), '<b>']) {
      const { headers } = await request(app.server).get('/v1/notes').set('X-Request-Id', odd);
      expect(headers['x-request-id']).toMatch(/^[\da-f-]{36}$/);
    }
  });
});
