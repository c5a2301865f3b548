// Compression at the speed of the reply: the lowest level, synchronously, each coding with an ETag of its own.

import { transcode } from 'node:buffer';
import { pipeline, Readable } from 'node:stream';
import { brotliCompressSync, constants, createBrotliCompress, createGzip, gzipSync } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { vary } from '../vary.ts';

export type Coding = 'br' | 'gzip';

const WORTHWHILE = 1024; // bytes: below, the reply fits a packet anyway
const MUCH = 2 ** 20; // a longer one would hold up everybody else
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
    // Also where it stays as it is: with another Accept-Encoding it might not (RFC 9110 §12.5.5).
    vary(reply, 'Accept-Encoding');
    if (isStream) {
      const coding = preferredCoding(request.raw.headers['accept-encoding']);
      // Offsets of a part are those of what is whole.
      if (coding === undefined || reply.hasHeader('content-range')) return done(null, payload);
      // Its length is another now, and not known yet.
      reply.header('content-encoding', coding).removeHeader('content-length').removeHeader('accept-ranges');
      return done(null, compressing(payload, coding));
    }
    if (payload.length < WORTHWHILE || payload.length > MUCH) return done(null, payload);
    const coding = preferredCoding(request.raw.headers['accept-encoding']);
    if (coding === undefined) return done(null, sendable(payload));
    const etag = reply.getHeader('etag');
    // RFC 9110 §8.8.3.3: a strong tag is of the encoded bytes.
    if (typeof etag === 'string' && etag.startsWith('"')) reply.header('etag', `${etag.slice(0, -1)}-${coding}"`);
    reply.header('content-encoding', coding);
    done(null, encoded(payload, coding));
  });
}

/** Node writes strings up to 5 KB at once, but longer ones by way of the heap: bytes are then twice as fast. */
function sendable(body: string | Buffer): string | Buffer {
  return typeof body === 'string' && body.length > 4000 ? utf8(body) : body;
}

/** As `Buffer.from(text)`, which takes three times as long where a text has characters such as “ or — in it. */
export function utf8(text: string): Buffer {
  try {
    return transcode(Buffer.from(text, 'utf16le'), 'utf16le', 'utf8');
  } catch {
    // Half of a surrogate pair: no character, which `transcode` refuses and `from` replaces.
    return Buffer.from(text);
  }
}

/** A Buffer that is sent again, as a cache does, is compressed once. */
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

/** What comes bit by bit. An error of the one end is told to the other: what is cut off must not look complete. */
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

// Clients send a handful of values over and over.
const preferences = new Map<string, Coding | undefined>();

export function preferredCoding(header: string | string[] | undefined): Coding | undefined {
  if (typeof header !== 'string') return undefined;
  if (preferences.has(header)) return preferences.get(header);
  const coding = readCodings(header);
  if (preferences.size < 200 && header.length < 200) preferences.set(header, coding);
  return coding;
}

/** RFC 9110 §12.5.3. With equal weights brotli, which is smaller at the same speed. */
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
