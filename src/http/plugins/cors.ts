// Allows cross-origin requests from every page; without cookies there is nothing to abuse (Fetch §3.3).

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { vary } from '../vary.ts';

/** Headers of every reply. They are the same for all origins, so caches need not distinguish them. */
export const openHeaders = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers':
    'Accept, Allow, Content-Disposition, ETag, Idempotency-Replayed, Last-Modified, Link, Location, Memento-Datetime, RateLimit, RateLimit-Policy, Retry-After, WWW-Authenticate, X-Archive-Seq, X-Request-Id, X-Total-Count',
} as const;

// `*` does not cover Authorization, so it is listed.
const REQUEST_HEADERS =
  'Accept, Accept-Datetime, Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match, If-Modified-Since, Last-Event-ID, X-Request-Id';
const HEADER_NAMES = /^[\w!#$%&'*+.^`|~, -]{1,1000}$/;

export function cors(app: FastifyInstance): void {
  app.addHook('onRequest', (_request, reply, done) => {
    reply.headers(openHeaders);
    done();
  });
}

export function isPreflight({ headers }: FastifyRequest): boolean {
  return headers.origin !== undefined && headers['access-control-request-method'] !== undefined;
}

/** Answers a preflight. Requested headers are allowed as they are, since SDKs add their own. */
export function allowPreflight(request: FastifyRequest, reply: FastifyReply, methods: string): void {
  const asked = request.headers['access-control-request-headers'];
  vary(reply, 'Access-Control-Request-Headers');
  reply
    .header('access-control-allow-methods', methods)
    .header('access-control-allow-headers', asked !== undefined && HEADER_NAMES.test(asked) ? asked : REQUEST_HEADERS)
    .header('access-control-max-age', '86400');
}
