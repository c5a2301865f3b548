// Redirects requests for a merged entity to the entity that it was merged into (308).

import type { FastifyInstance } from 'fastify';
import type { Store } from '../../store/index.ts';
import { safe } from '../links.ts';

const ENTITY = '/v1/entities/:id';

export function mergedEntityRedirect(app: FastifyInstance, { store }: { store: Pick<Store, 'entities'> }): void {
  app.addHook('preHandler', (request, reply, done) => {
    const { url = '' } = request.routeOptions;
    if (!url.startsWith(ENTITY) || (request.method !== 'GET' && request.method !== 'HEAD')) return done();
    const params = request.params as Record<string, string>;
    const into = store.entities.mergedInto(params.id ?? '');
    if (into === null) return done();
    // Uses the route's pattern, because an address can be spelt in several ways (`/v1/entities/%70erson-…`).
    const named: Record<string, string> = { ...params, id: into };
    const path = url.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(named[name] ?? ''));
    const mark = request.url.indexOf('?');
    const location = mark === -1 ? path : `${path}${safe(request.url.slice(mark))}`;
    reply.header('location', location).code(308).send();
  });
}
