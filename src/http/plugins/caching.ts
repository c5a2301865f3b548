// Cache-Control of every reply, derived from what its route declares. A problem replaces it by `no-store`.

import type { FastifyInstance } from 'fastify';
import { cacheControlOf, type ReadAccess, requiredScope } from '../access.ts';
import { vary } from '../vary.ts';

export function caching(app: FastifyInstance, { readAccess }: { readAccess: ReadAccess }): void {
  app.addHook('onRequest', (request, reply, done) => {
    const { access, cache } = request.routeOptions.config;
    const neededKey = requiredScope(access, readAccess) !== null;
    reply.header('cache-control', cacheControlOf(cache, neededKey));
    // Keys differ in what they may see, and can be revoked.
    if (neededKey) vary(reply, 'Authorization');
    done();
  });
}
