// What was answered since the last change is answered again before anything of the request is looked at twice.

import type { FastifyInstance } from 'fastify';
import type { Context } from '../context.ts';
import { sendKept } from '../current.ts';

export function replay(app: FastifyInstance, context: Context): void {
  app.addHook('preValidation', (request, reply, done) => {
    const { method } = request.raw;
    if ((method === 'GET' || method === 'HEAD') && !request.is404 && sendKept(context, request, reply)) return;
    done();
  });
}
