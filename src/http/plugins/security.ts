// Sets security headers that restrict what a browser does with a reply.

import type { FastifyInstance } from 'fastify';

/** Returns the headers of every reply, built once since they never change. */
export function securityHeaders(publicUrl: string | null): Record<string, string> {
  return {
    'x-content-type-options': 'nosniff',
    // A reply with data is not a page: nothing in it may load, run or be framed.
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    'referrer-policy': 'no-referrer',
    // RFC 6797 §7.2: the header must not be sent over plain HTTP.
    ...(publicUrl?.startsWith('https:') && { 'strict-transport-security': 'max-age=31536000' }),
  };
}

export function security(app: FastifyInstance, { publicUrl }: { publicUrl: string | null }): void {
  const headers = securityHeaders(publicUrl);
  app.addHook('onRequest', (request, reply, done) => {
    reply.headers(headers).header('x-request-id', request.id);
    done();
  });
}
