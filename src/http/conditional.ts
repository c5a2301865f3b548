// Answers conditional requests (RFC 9110 §13): 304 if the client's version is current, 412 if a precondition fails.

import type { FastifyReply, FastifyRequest } from 'fastify';
import { matchingTag, type Precondition } from '../model/problem/precondition.ts';
import { vary } from './vary.ts';

export interface Representation {
  /** Opaque, without quotes; `[\w.:-]`, not ending in `-br` or `-gzip`. Equal tags mean equal bytes. */
  etag: string;
  /** ISO 8601, as stored. */
  lastModified?: string | null | undefined;
  /** Request headers that this reply depends on: `['Accept']`. */
  vary?: readonly string[];
  link?: string | undefined;
  /** Further headers of the content. */
  headers?: Readonly<Record<string, string>>;
  /** Default: JSON. */
  type?: string;
  /** Called only if the client does not have the current version. A Buffer that is reused is compressed only once. */
  body: () => string | Buffer | Promise<string | Buffer>;
}

const JSON_TYPE = 'application/json; charset=utf-8';

/** Sends 304 or 200, also for HEAD. A handler must return nothing after it except this function's promise. */
export function sendConditional(
  request: FastifyRequest,
  reply: FastifyReply,
  it: Representation,
): void | Promise<void> {
  if (it.vary) for (const field of it.vary) vary(reply, field);
  if (it.link !== undefined) reply.header('link', it.link);
  const known = knownTag(request, it);
  if (known !== undefined) {
    // RFC 9110 §15.4.5: a 304 carries the ETag that the client sent, including its coding suffix.
    reply.header('etag', `"${known}"`);
    vary(reply, 'Accept-Encoding');
    reply.code(304).send();
    return;
  }
  reply.header('etag', `"${it.etag}"`).header('content-type', it.type ?? JSON_TYPE);
  if (it.headers) reply.headers(it.headers);
  if (it.lastModified) reply.header('last-modified', new Date(it.lastModified).toUTCString());
  const body = it.body();
  if (body instanceof Promise) return body.then((rendered) => void reply.send(rendered));
  reply.send(body);
}

/** Returns the tag under which the client has this representation, if that version is current. */
function knownTag({ raw: { headers } }: FastifyRequest, { etag, lastModified }: Representation): string | undefined {
  const asked = headers['if-none-match'];
  if (asked !== undefined) return asked.trim() === '*' ? etag : matchingTag(asked, etag);
  // RFC 9110 §13.1.3: If-Modified-Since counts only without If-None-Match, and only if it is a valid date.
  const since = headers['if-modified-since'];
  if (since === undefined || !lastModified) return undefined;
  const [time, modified] = [Date.parse(since), Date.parse(lastModified)];
  // HTTP dates have whole seconds.
  return Math.floor(modified / 1000) * 1000 <= time ? etag : undefined;
}

/** Returns the request's precondition on the version. */
export function preconditionOf({ headers }: FastifyRequest): Precondition {
  return { ifMatch: headers['if-match'], ifNoneMatch: headers['if-none-match'] };
}
