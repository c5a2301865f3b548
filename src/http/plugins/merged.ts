// Entities that were merged: whatever is asked under the id of one is found under the other's (308).

import type { FastifyInstance } from 'fastify';
import type { Store } from '../../store/index.ts';

export function merged(app: FastifyInstance, { store }: { store: Pick<Store, 'entities'> }): void {
  app.addHook('preHandler', (request, reply, done) => {
    const { url, method } = request.routeOptions;
    if (!url?.startsWith('/v1/entities/:id') || (method !== 'GET' && !Array.isArray(method))) return done();
    const { id } = request.params as { id: string };
    const into = store.entities.mergedInto(id);
    if (into === null) return done();
    const location = request.url.replace(`/v1/entities/${id}`, `/v1/entities/${into}`);
    reply.header('cache-control', 'no-cache').header('location', location).code(308).send();
  });
}
