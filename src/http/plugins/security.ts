// Headers that tell a browser to trust nothing it was not sent for.

import type { FastifyInstance } from 'fastify';

/** The headers of every reply. They never change, so they are written down once. */
export function securityHeaders(publicUrl: string | null): Record<string, string> {
  return {
    'x-content-type-options': 'nosniff',
    // Data is never a page: nothing in it may load, run, or be framed.
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    'referrer-policy': 'no-referrer',
    // RFC 6797 §7.2: over plain HTTP the header must not be sent.
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
