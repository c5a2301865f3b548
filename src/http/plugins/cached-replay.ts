// Answers requests from the reply cache before they are validated.

import type { FastifyInstance } from 'fastify';
import { sendCached } from '../cached-reply.ts';
import type { RouteContext } from '../context.ts';

export function cachedReplay(app: FastifyInstance, context: RouteContext): void {
  app.addHook('preValidation', (request, reply, done) => {
    const { method } = request.raw;
    if ((method === 'GET' || method === 'HEAD') && !request.is404 && sendCached(context, request, reply)) return;
    done();
  });
}
