// Compresses replies synchronously at the lowest level, with a distinct ETag per coding.

import { transcode } from 'node:buffer';
import { pipeline, Readable } from 'node:stream';
import { brotliCompressSync, constants, createBrotliCompress, createGzip, gzipSync } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { vary } from '../vary.ts';

export type Coding = 'br' | 'gzip';

const WORTHWHILE = 1024; // bytes: shorter replies fit into one packet anyway
const MUCH = 2 ** 20; // bytes: compressing a longer reply at once would delay other requests
const TEXT = /^(?:text\/|application\/(?:[\w.+-]+\+)?(?:json|xml|yaml|javascript|x-ndjson|link-format)\b|image\/svg)/;

export function compression(app: FastifyInstance): void {
  app.addHook('onSend', (request, reply, payload, done) => {
    const isText = typeof payload === 'string' || Buffer.isBuffer(payload);
    const isStream = payload instanceof Readable;
    if (
      !(isText || isStream) ||
      !isCompressible(reply.getHeader('content-type')) ||
      reply.hasHeader('content-encoding')
    ) {
      return done(null, payload);
    }
    // Uncompressed replies vary, too: another Accept-Encoding may change them (RFC 9110 §12.5.5).
    vary(reply, 'Accept-Encoding');
    if (isStream) {
      const coding = preferredCoding(request.raw.headers['accept-encoding']);
      // Byte ranges are offsets into the uncompressed content.
      if (coding === undefined || reply.hasHeader('content-range')) return done(null, payload);
      // The compressed length is not known yet.
      reply.header('content-encoding', coding).removeHeader('content-length').removeHeader('accept-ranges');
      return done(null, compressing(payload, coding));
    }
    if (payload.length < WORTHWHILE || payload.length > MUCH) return done(null, payload);
    const coding = preferredCoding(request.raw.headers['accept-encoding']);
    if (coding === undefined) return done(null, sendable(payload));
    const etag = reply.getHeader('etag');
    // RFC 9110 §8.8.3.3: a strong tag identifies the encoded bytes.
    if (typeof etag === 'string' && etag.startsWith('"')) reply.header('etag', `${etag.slice(0, -1)}-${coding}"`);
    reply.header('content-encoding', coding);
    done(null, encoded(payload, coding));
  });
}

/** Node.js writes strings up to 5 KB directly but copies longer ones to the heap; buffers are then twice as fast. */
function sendable(body: string | Buffer): string | Buffer {
  return typeof body === 'string' && body.length > 4000 ? utf8(body) : body;
}

/** Like `Buffer.from(text)`, which takes three times as long for text with characters such as “ or —. */
export function utf8(text: string): Buffer {
  try {
    return transcode(Buffer.from(text, 'utf16le'), 'utf16le', 'utf8');
  } catch {
    // `transcode` rejects a lone surrogate; `Buffer.from` replaces it.
    return Buffer.from(text);
  }
}

/** A Buffer that is sent again, as from the cache, is compressed once. */
const compressed = new WeakMap<Buffer, Partial<Record<Coding, Buffer>>>();

function encoded(body: string | Buffer, coding: Coding): Buffer {
  if (typeof body === 'string') return compress(utf8(body), coding);
  const codings = compressed.get(body) ?? {};
  compressed.set(body, codings);
  codings[coding] ??= compress(body, coding);
  return codings[coding];
}

const BROTLI = {
  params: { [constants.BROTLI_PARAM_QUALITY]: 1, [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT },
};

function compress(body: Buffer, coding: Coding): Buffer {
  return coding === 'br' ? brotliCompressSync(body, BROTLI) : gzipSync(body, { level: 1 });
}

/** Compresses a stream. An error on either end destroys the other, so that a truncated body does not look complete. */
function compressing(body: Readable, coding: Coding): Readable {
  const zip = coding === 'br' ? createBrotliCompress(BROTLI) : createGzip({ level: 1 });
  pipeline(body, zip, () => {});
  return zip;
}

const compressible = new Map<unknown, boolean>();

function isCompressible(type: unknown): boolean {
  let known = compressible.get(type);
  if (known === undefined) {
    known = typeof type === 'string' && TEXT.test(type);
    if (compressible.size < 100) compressible.set(type, known);
  }
  return known;
}

// Clients send few distinct values.
const preferences = new Map<string, Coding | undefined>();

export function preferredCoding(header: string | string[] | undefined): Coding | undefined {
  if (typeof header !== 'string') return undefined;
  if (preferences.has(header)) return preferences.get(header);
  const coding = readCodings(header);
  if (preferences.size < 200 && header.length < 200) preferences.set(header, coding);
  return coding;
}

/** Reads Accept-Encoding (RFC 9110 §12.5.3). At equal weights brotli wins: it is smaller at the same speed. */
function readCodings(header: string): Coding | undefined {
  const weights = new Map<string, number>();
  for (const part of header.toLowerCase().split(',')) {
    const [name = '', ...parameters] = part.split(';').map((word) => word.trim());
    const weight = parameters.find((parameter) => parameter.startsWith('q='));
    weights.set(name === 'x-gzip' ? 'gzip' : name, weight === undefined ? 1 : Number(weight.slice(2)) || 0);
  }
  const weightOf = (name: string) => weights.get(name) ?? weights.get('*') ?? 0;
  const [br, gzip] = [weightOf('br'), weightOf('gzip')];
  const identity = weights.get('identity') ?? 0;
  const best = Math.max(br, gzip);
  if (best === 0 || best < identity) return undefined;
  return br >= gzip ? 'br' : 'gzip';
}
