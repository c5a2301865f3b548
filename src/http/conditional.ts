// Conditional requests (RFC 9110 §13): 304 for what the client has already, 412 for what changed under a writer's hands.

import type { FastifyReply, FastifyRequest } from 'fastify';
import { matchingTag, type Precondition } from '../model/problem/precondition.ts';
import { vary } from './vary.ts';

export interface Representation {
  /** Opaque and without quotes; `[\w.:-]`, not ending in `-br` or `-gzip`. Equal tags mean equal bytes. */
  etag: string;
  /** ISO 8601, as the store keeps it. */
  lastModified?: string | null | undefined;
  /** The request headers that the choice of this reply looked at: `['Accept']`. */
  vary?: readonly string[];
  link?: string | undefined;
  /** Others that go with the content. */
  headers?: Readonly<Record<string, string>>;
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
  if (it.headers) reply.headers(it.headers);
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

/** What a request says of the version it means. */
export function preconditionOf({ headers }: FastifyRequest): Precondition {
  return { ifMatch: headers['if-match'], ifNoneMatch: headers['if-none-match'] };
}
