// Determines the path prefix under which clients reach the archive, for links and redirects.

import type { FastifyInstance, FastifyRequest } from 'fastify';

declare module 'fastify' {
  interface FastifyRequest {
    /** The path under which clients reach the archive, such as `/archive`; empty at the root of a host. */
    basePath: string;
  }
}

/** One or more plain segments: such a path can neither lead to another host nor end a header. */
const PREFIX = /^(?:\/[\w.~-]+)+$/;

/** Returns the path of `PUBLIC_URL` without a trailing slash. */
export const pathOf = (publicUrl: string | null): string =>
  publicUrl === null ? '' : new URL(publicUrl).pathname.replace(/\/+$/, '');

export function addresses(app: FastifyInstance, { publicUrl }: { publicUrl: string | null }): void {
  const path = pathOf(publicUrl);
  app.decorateRequest('basePath', path);
  // PUBLIC_URL takes precedence; without it, a trusted proxy may name the prefix that it removed.
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

/** Returns the target without the path of `PUBLIC_URL`, if the proxy has not removed it. */
export function withoutBase(url: string, basePath: string): string {
  if (basePath === '' || !url.startsWith(basePath)) return url;
  const rest = url.slice(basePath.length);
  if (rest.startsWith('/')) return rest;
  return rest === '' || rest.startsWith('?') ? `/${rest}` : url;
}

/** Reads the prefix that the nearest proxy sent. `TRUST_PROXY` must trust that proxy: then `ips` also contains the client. */
function forwardedPrefix(request: FastifyRequest): string {
  const prefix = String(request.headers['x-forwarded-prefix']).replace(/\/+$/, '');
  return (request.ips?.length ?? 0) > 1 && prefix.length <= 200 && PREFIX.test(prefix) ? prefix : '';
}
