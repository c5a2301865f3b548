// Addresses under a sub-path: what clients are sent to lies where they reach the archive, not where the proxy finds it.

import type { FastifyInstance, FastifyRequest } from 'fastify';

declare module 'fastify' {
  interface FastifyRequest {
    /** The path under which the client reaches the archive, such as `/archive`; empty at the root of a host. */
    basePath: string;
  }
}

/** A path of one or more plain segments: it cannot lead to another host, nor end a header. */
const PREFIX = /^(?:\/[\w.~-]+)+$/;

/** The path of `PUBLIC_URL`, without a slash at its end. */
export const pathOf = (publicUrl: string | null): string =>
  publicUrl === null ? '' : new URL(publicUrl).pathname.replace(/\/+$/, '');

export function addresses(app: FastifyInstance, { publicUrl }: { publicUrl: string | null }): void {
  const path = pathOf(publicUrl);
  app.decorateRequest('basePath', path);
  // PUBLIC_URL is decided by the operator; otherwise a trusted proxy may say which prefix it has removed.
  if (publicUrl === null) {
    app.addHook('onRequest', (request, _reply, done) => {
      if (request.headers['x-forwarded-prefix'] !== undefined) request.basePath = forwardedPrefix(request);
      done();
    });
  }
  app.addHook('onSend', (request, reply, _payload, done) => {
    const { basePath } = request;
    if (basePath !== '') {
      const { link, location } = reply.getHeaders();
      if (typeof link === 'string') reply.header('link', link.replaceAll('</', `<${basePath}/`));
      if (typeof location === 'string' && location.startsWith('/')) reply.header('location', basePath + location);
    }
    done();
  });
}

/** What a request's target is to the routes: without the path of `PUBLIC_URL`, if the proxy has not removed that. */
export function withoutBase(url: string, basePath: string): string {
  if (basePath === '' || !url.startsWith(basePath)) return url;
  const rest = url.slice(basePath.length);
  if (rest.startsWith('/')) return rest;
  return rest === '' || rest.startsWith('?') ? `/${rest}` : url;
}

/** Of the proxy that is next to the server, and only if `TRUST_PROXY` names it: then `ips` has the client, too. */
function forwardedPrefix(request: FastifyRequest): string {
  const prefix = String(request.headers['x-forwarded-prefix']).replace(/\/+$/, '');
  return (request.ips?.length ?? 0) > 1 && prefix.length <= 200 && PREFIX.test(prefix) ? prefix : '';
}
