// What is refused before it is routed, and what addresses become: requests as bytes, to a server that listens.

import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { forwardedAddresses } from '../../src/http/forwarded.ts';
import { readTarget } from '../../src/http/request-target.ts';
import { sendBytes } from '../support/raw-request.ts';
import { sampleApp } from './sample.ts';

const KEY = `na_0a1b2c3d_${'Ab-_9'.repeat(9).slice(0, 43)}`;

let app: FastifyInstance;
let origin: string;
beforeAll(async () => {
  app = await sampleApp({ openapi: false });
  origin = await app.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(() => app.close());

describe('A target', () => {
  it.each([
    ['/v1/notes?limit=1', '/v1/notes?limit=1'],
    ['/%76%31/%6Eotes', '/v1/notes'],
    ['/v1/notes?q=%61%2B%2b%20b&q=100%', '/v1/notes?q=a%2B%2b%20b&q=100%25'],
    ['/v1/a%2Fb%3Fc%23d', '/v1/a%2Fb%3Fc%23d'],
    ['/v1/%2561', '/v1/%2561'],
    ['http://other.example/v1/notes?limit=1', '/v1/notes?limit=1'],
    ['HTTP://user@other.example:80', '/'],
    ['https://other.example?limit=1', '/?limit=1'],
    ['/v1/notes#?limit=1', '/v1/notes'],
    ['//other.example/v1/notes', '//other.example/v1/notes'],
  ])('%s is routed as %s', (target, url) => {
    expect(readTarget('GET', target)).toEqual({ url, fault: null });
  });

  it.each([
    ['GET', '*', '*', 'form'],
    ['GET', 'ftp://other.example/v1/notes', 'ftp://other.example/v1/notes', 'form'],
    ['GET', 'v1/notes', 'v1/notes', 'form'],
    ['GET', '/v1/%zz', '/v1/%25zz', 'percent'],
    ['GET', '/v1/%%361', '/v1/%2561', 'percent'],
    ['OPTIONS', '*', '*', null],
  ])('%s %s is judged as it is', (method, target, url, fault) => {
    expect(readTarget(method, target)).toEqual({ url, fault });
  });

  it.each([
    `/v1/notes?key=secret`,
    `/v1/notes?limit=1&KEY=secret&section=news`,
    `/v1/notes?api_key=secret`,
    `/v1/notes?api-key=secret`,
    `/v1/notes?apikey=secret`,
    `/v1/notes?x-api-key=secret`,
    `/v1/notes?access_token=secret`,
    `/v1/notes?token=secret&token=secret`,
    `/v1/notes?%6bey=secret`,
    `/v1/notes?key[]=secret`,
    `/v1/notes?key%5B0%5D=secret`,
    `/v1/notes?authorization=Bearer%20secret`,
    `/v1/notes?section=${KEY}`,
    `/v1/notes/${KEY}`,
    `/v1/notes?${KEY}`,
    `/v1/notes?url=${encodeURIComponent(`https://x.example/?k=${KEY}`)}`,
    `/v1/notes?x=${KEY.replace('_', '%5F').replace('a', '%61')}`,
    `/v1/notes/%zz${KEY.replace('n', '%6e')}?x=%`,
    `http://other.example/v1/notes?key=secret`,
    `ftp://other.example/?key=secret`,
  ])('with a key is refused, and the key is gone from it: %s', (target) => {
    const { url, fault } = readTarget('GET', target);
    expect(fault).toBe('key');
    expect(url).not.toMatch(/secret|Ab-_9/);
  });

  it.each([
    '/v1/notes?keyword=x',
    '/v1/notes?q=key=x',
    '/v1/notes?url=https://paper.example/story?key=5',
    '/v1/notes?cursor=na_short',
    '/v1/key=5',
  ])('without a key is not taken for one: %s', (target) => {
    expect(readTarget('GET', target).fault).toBeNull();
  });
});

async function answer(bytes: string): Promise<{ status: number; head: string; body: string }> {
  const text = (await sendBytes(origin, Buffer.from(bytes))).toString('utf8');
  const [head = '', body = ''] = text.split('\r\n\r\n', 2);
  return { status: Number(head.split(' ')[1]), head, body };
}
const CLOSE = 'Connection: close\r\n\r\n';

describe('A request', () => {
  it.each([
    ['two Host headers', `GET /v1/notes HTTP/1.1\r\nHost: a\r\nHost: b\r\n${CLOSE}`, /`Host` header must be sent once/],
    ['two equal ones', `GET /v1/notes HTTP/1.1\r\nHost: a\r\nhost: a\r\n${CLOSE}`, /`Host` header must be sent once/],
    ['no Host', `GET /v1/notes HTTP/1.1\r\n${CLOSE}`, /`Host` header is missing/],
    ['a Host that is none', `GET /v1/notes HTTP/1.1\r\nHost: a b\r\n${CLOSE}`, /must be a host/],
    ['a Host with a path', `GET /v1/notes HTTP/1.1\r\nHost: a/b\r\n${CLOSE}`, /must be a host/],
    [
      'two Authorization headers',
      `GET /v1/notes HTTP/1.1\r\nHost: a\r\nAuthorization: x\r\nAuthorization: y\r\n${CLOSE}`,
      /`Authorization` header/,
    ],
    [
      'two types',
      `POST /v1/notes HTTP/1.1\r\nHost: a\r\nContent-Type: a/b\r\nContent-Type: c/d\r\nContent-Length: 0\r\n${CLOSE}`,
      /`Content-Type` header/,
    ],
    ['GET *', `GET * HTTP/1.1\r\nHost: a\r\n${CLOSE}`, /target of a request/],
    ['an address of another scheme', `GET ftp://a/v1/notes HTTP/1.1\r\nHost: a\r\n${CLOSE}`, /target of a request/],
    [
      'HTTP/1.0 with Transfer-Encoding',
      'POST /v1/notes HTTP/1.0\r\nHost: a\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n',
      /not part of HTTP\/1.0/,
    ],
    [
      'another coding of the transfer',
      `POST /v1/notes HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n`,
      /only `Transfer-Encoding`/,
    ],
    ['another version', `GET /v1/notes HTTP/2.0\r\nHost: a\r\n${CLOSE}`, /HTTP\/1.1/],
    ['a stray percent sign', `GET /v1/notes/%zz HTTP/1.1\r\nHost: a\r\n${CLOSE}`, /percent sign/],
    ['an encoded byte that is no character', `GET /v1/notes/%ff HTTP/1.1\r\nHost: a\r\n${CLOSE}`, /percent sign/],
  ])('with %s is 400, in a problem document', async (_name, bytes, detail) => {
    const { status, head, body } = await answer(bytes);
    expect(status, head).toBe(400);
    expect(head.toLowerCase()).toContain('content-type: application/problem+json');
    expect(head.toLowerCase()).toContain('x-content-type-options: nosniff');
    expect(JSON.parse(body)).toMatchObject({ code: 'bad-request', detail: expect.stringMatching(detail) });
  });

  it('of HTTP/1.0 without a Host is answered, and so is one with an empty Host', async () => {
    expect((await answer('GET /v1/notes HTTP/1.0\r\n\r\n')).status).toBe(200);
    expect((await answer(`GET /v1/notes HTTP/1.1\r\nHost:\r\n${CLOSE}`)).status).toBe(200);
    expect((await answer(`GET /v1/notes HTTP/1.1\r\nHost: [::1]:3000\r\n${CLOSE}`)).status).toBe(200);
  });

  it('with an absolute target is answered with links of its own path', async () => {
    const { status, head } = await answer(`GET http://other.example/v1/notes?limit=1 HTTP/1.1\r\nHost: a\r\n${CLOSE}`);
    expect(status).toBe(200);
    expect(head).toContain('</v1/notes?limit=1>; rel="self"');
  });

  it('with a key in its address is told where keys belong, and the key is not repeated', async () => {
    for (const target of [
      `/v1/notes?key=${KEY}`,
      `/v1/${KEY}`,
      `/v1/notes/%ff?token=${KEY}`,
      `/nothing?access_token=x${KEY}`,
    ]) {
      for (const method of ['GET', 'DELETE', 'OPTIONS']) {
        const { status, head, body } = await answer(`${method} ${target} HTTP/1.1\r\nHost: a\r\n${CLOSE}`);
        expect([target, status]).toEqual([target, 400]);
        expect(head + body).not.toContain(KEY.slice(12));
        // One that cannot be decoded is refused for that.
        if (!target.includes('%')) expect(body).toContain('Authorization: Bearer <key>');
      }
    }
  });
});

describe('X-Forwarded-For', () => {
  it.each([
    ['192.0.2.1', '192.0.2.1'],
    ['192.0.2.1, 2001:db8::1', '192.0.2.1, 2001:db8::1'],
    ['192.0.2.1:4711, [2001:db8::1]:4711, [2001:db8::2]', '192.0.2.1, 2001:db8::1, 2001:db8::2'],
    ['evil', ''],
    ['evil, 192.0.2.1', '192.0.2.1'],
    ['192.0.2.9, evil, 192.0.2.1', '192.0.2.1'],
    ['192.0.2.1, unknown', ''],
    [' , 192.0.2.1,, ', '192.0.2.1'],
    ['fe80::1%eth0', ''],
    ['192.0.2.256', ''],
    ['192.0.2.1\u0000', ''],
    ['', ''],
  ])('%j counts as %j', (header, addresses) => {
    expect(forwardedAddresses(header)).toBe(addresses);
  });

  it('never makes a client of what is not an address, for whomever it is believed', async () => {
    for (const trustProxy of [true, 1, 2, '127.0.0.1', 'loopback']) {
      const proxied = await sampleApp({ openapi: false, rateLimit: { quota: 2 }, trustProxy });
      const from = async (header: string) =>
        (await proxied.inject({ url: '/v1/notes', headers: { 'x-forwarded-for': header } })).headers.ratelimit;
      // All of them are the proxy's own, however they are called.
      expect([trustProxy, await from('a')]).toEqual([trustProxy, expect.stringContaining('r=1')]);
      expect([trustProxy, await from('b')]).toEqual([trustProxy, expect.stringContaining('r=0')]);
      expect([trustProxy, await from('192.0.2.7')]).toEqual([trustProxy, expect.stringContaining('r=1')]);
      expect([trustProxy, await from('c, 192.0.2.7')]).toEqual([trustProxy, expect.stringContaining('r=0')]);
      await proxied.close();
    }
  });

  it('is believed of so many proxies as are said', async () => {
    const app = await sampleApp({ openapi: false, rateLimit: { quota: 5 }, trustProxy: 2 });
    const from = async (header: string) =>
      (await app.inject({ url: '/v1/notes', headers: { 'x-forwarded-for': header } })).headers.ratelimit;
    expect(await from('192.0.2.1, 192.0.2.2, 192.0.2.3')).toContain('r=4');
    // What the client wrote itself is left of what the proxies wrote.
    expect(await from('192.0.2.9, 192.0.2.2, 192.0.2.3')).toContain('r=3');
    expect(await from('192.0.2.1, 192.0.2.8, 192.0.2.3')).toContain('r=4');
    await app.close();
  });
});
