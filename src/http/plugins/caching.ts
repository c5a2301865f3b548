// Sets Cache-Control from what the route declares; a problem replaces it by `no-store`.

import type { FastifyInstance } from 'fastify';
import { cacheControlOf, type ReadAccess, requiredScope } from '../access.ts';
import { vary } from '../vary.ts';

export function caching(app: FastifyInstance, { readAccess }: { readAccess: ReadAccess }): void {
  app.addHook('onRequest', (request, reply, done) => {
    const { access, cache } = request.routeOptions.config;
    const neededKey = requiredScope(access, readAccess) !== null;
    reply.header('cache-control', cacheControlOf(cache, neededKey));
    // Keys have different permissions and can be revoked.
    if (neededKey) vary(reply, 'Authorization');
    done();
  });
}
