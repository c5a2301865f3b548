import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { preferredCoding, utf8 } from '../../src/http/plugins/compression.ts';
import { longBody, sampleApp } from './sample.ts';

let app: FastifyInstance;
beforeAll(async () => {
  app = await sampleApp();
});
afterAll(() => app.close());

const get = (accepted?: string, url = '/v1/notes') =>
  app.inject({ url, headers: accepted === undefined ? {} : { 'accept-encoding': accepted } });

describe('compression', () => {
  it('sends brotli, gzip or neither, each under a tag of its own', async () => {
    const [br, gzip, plain] = await Promise.all([get('gzip, deflate, br'), get('gzip'), get()]);
    expect(br.headers).toMatchObject({ 'content-encoding': 'br', etag: '"list-7-br"' });
    expect(brotliDecompressSync(br.rawPayload).toString()).toBe(longBody);
    expect(gzip.headers).toMatchObject({ 'content-encoding': 'gzip', etag: '"list-7-gzip"' });
    expect(gunzipSync(gzip.rawPayload).toString()).toBe(longBody);
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(plain.headers.etag).toBe('"list-7"');
    expect(plain.body).toBe(longBody);
    for (const reply of [br, gzip, plain]) {
      expect(reply.headers.vary).toBe('Accept-Encoding');
      expect(reply.headers['content-length']).toBe(String(reply.rawPayload.length));
    }
  });

  it('answers 304 with the tag that was asked about', async () => {
    const reply = await app.inject({
      url: '/v1/notes',
      headers: { 'accept-encoding': 'br', 'if-none-match': '"list-7-br"' },
    });
    expect(reply.statusCode).toBe(304);
    expect(reply.headers).toMatchObject({ etag: '"list-7-br"', vary: 'Accept-Encoding' });
    expect(reply.headers['content-encoding']).toBeUndefined();
  });

  it.each([
    ['plain', 'a'.repeat(5000)],
    ['Latin', 'é'.repeat(5000)],
    ['quoted', '“It’s —”'.repeat(1000)],
    ['of every plane', 'aé“漢😀'.repeat(1000)],
    ['torn', `${'“'.repeat(5000)}\uD83D`],
    ['empty', ''],
  ])('makes the bytes of a text that is %s', (_, text) => {
    expect(utf8(text)).toEqual(Buffer.from(text));
  });

  it('leaves what is small as it is, and still says what it looked at', async () => {
    const reply = await get('br', '/v1/notes/n1');
    expect(reply.headers['content-encoding']).toBeUndefined();
    expect(reply.headers).toMatchObject({ etag: '"n1-1"', vary: 'Accept-Encoding' });
  });

  it.each([
    [undefined, undefined],
    ['', undefined],
    ['identity', undefined],
    ['*', 'br'],
    ['*;q=0', undefined],
    ['br;q=0, gzip', 'gzip'],
    ['br;q=0.5, gzip;q=0.8', 'gzip'],
    ['gzip;q=1.0, identity;q=0.5', 'gzip'],
    ['gzip;q=0.2, identity', undefined],
    ['x-gzip', 'gzip'],
    ['BR', 'br'],
    ['deflate, zstd', undefined],
  ])('reads Accept-Encoding: %s', (header, coding) => {
    expect(preferredCoding(header)).toBe(coding);
  });
});
