// Conditional requests (RFC 9110 §13): 304 for what the client has already, 412 for what changed under a writer's hands.

import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../model/problem.ts';
import { vary } from './vary.ts';

export interface Representation {
  /** Opaque and without quotes; `[\w.:-]`, not ending in `-br` or `-gzip`. Equal tags mean equal bytes. */
  etag: string;
  /** ISO 8601, as the store keeps it. */
  lastModified?: string | null | undefined;
  /** Default: `no-cache`, to be kept and asked about every time. */
  cacheControl?: string;
  /** The request headers that the choice of this reply looked at: `['Accept']`. */
  vary?: readonly string[];
  link?: string | undefined;
  /** Default: JSON. */
  type?: string;
  /** Rendered only if the client has not got it. A Buffer that is kept for later is compressed only once. */
  body: () => string | Buffer | Promise<string | Buffer>;
}

const JSON_TYPE = 'application/json; charset=utf-8';

/** Sends 304 or 200; for HEAD as for GET. Nothing is to be returned from a handler after it but its promise, if it is one. */
export function sendConditional(
  request: FastifyRequest,
  reply: FastifyReply,
  it: Representation,
): void | Promise<void> {
  reply.header('cache-control', it.cacheControl ?? 'no-cache');
  if (it.vary) for (const field of it.vary) vary(reply, field);
  if (it.link !== undefined) reply.header('link', it.link);
  const known = knownTag(request, it);
  if (known !== undefined) {
    // RFC 9110 §15.4.5: the ETag that was asked about, coding and all.
    reply.header('etag', `"${known}"`);
    vary(reply, 'Accept-Encoding');
    reply.code(304).send();
    return;
  }
  reply.header('etag', `"${it.etag}"`).header('content-type', it.type ?? JSON_TYPE);
  if (it.lastModified) reply.header('last-modified', new Date(it.lastModified).toUTCString());
  const body = it.body();
  if (body instanceof Promise) return body.then((rendered) => void reply.send(rendered));
  reply.send(body);
}

/** The tag under which the client has this representation, if it is still good. */
function knownTag({ raw: { headers } }: FastifyRequest, { etag, lastModified }: Representation): string | undefined {
  const asked = headers['if-none-match'];
  if (asked !== undefined) return asked.trim() === '*' ? etag : matchingTag(asked, etag);
  // RFC 9110 §13.1.3: only where there is no If-None-Match, and only if it is a date.
  const since = headers['if-modified-since'];
  if (since === undefined || !lastModified) return undefined;
  const [time, modified] = [Date.parse(since), Date.parse(lastModified)];
  // HTTP dates are whole seconds.
  return Math.floor(modified / 1000) * 1000 <= time ? etag : undefined;
}

const ENTITY_TAG = /(W\/)?"([\x21\x23-\x7e\x80-\xff]*)"/g;
const CODING = /-(?:br|gzip)$/;

/** Compares weakly (RFC 9110 §8.8.3.2), and each coding of the representation counts as the representation. */
function matchingTag(list: string, etag: string, weakly = true): string | undefined {
  for (const [, weak, tag = ''] of list.matchAll(ENTITY_TAG)) {
    if ((weakly || weak === undefined) && tag.replace(CODING, '') === etag) return tag;
  }
  return undefined;
}

/**
 * Before a write: 412 if the client last read another version than `etag`, 428 if it does not say which one it read.
 * `null` is for what does not exist: `If-Match: *` fails then, `If-None-Match: *` lets a creation through.
 */
export function requireMatch({ headers }: FastifyRequest, etag: string | null, { required = true } = {}): void {
  const match = headers['if-match'];
  const noneMatch = headers['if-none-match'];
  if (match === undefined && noneMatch === undefined) {
    if (required) throw new Problem('precondition-required');
    return;
  }
  const current = etag === null ? {} : { headers: { etag: `"${etag}"` } };
  // Strong comparison, RFC 9110 §13.1.1
  const matches =
    match === undefined || (etag !== null && (match.trim() === '*' || matchingTag(match, etag, false) !== undefined));
  if (!matches) throw new Problem('precondition-failed', current);
  const exists =
    noneMatch !== undefined &&
    etag !== null &&
    (noneMatch.trim() === '*' || matchingTag(noneMatch, etag) !== undefined);
  if (exists) throw new Problem('precondition-failed', { detail: 'It exists already.', ...current });
}
