// Limits how long a body may take to arrive. Routes with large bodies set their own time limit.

import type { IncomingMessage } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { Problem } from '../../model/problem/problem.ts';
import { hasBody } from '../has-body.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Whether the route limits the time of its body itself. */
    slowBody?: boolean;
  }
}

const timers = new WeakMap<IncomingMessage, NodeJS.Timeout>();

/** Register before the hooks that reject requests: a rejected request may have a body, too. */
export function slowBodies(app: FastifyInstance, { patience = 60_000 }: { patience?: number } = {}): void {
  app.addHook('onRequest', (request, reply, done) => {
    const { raw } = request;
    if (hasBody(raw.headers)) {
      const timer = setTimeout(() => {
        const problem = new Problem('request-timeout', { headers: { connection: 'close' } });
        // A reader gets it as an error of the body. Without a reader, no reply is pending.
        if (!reply.sent && raw.listenerCount('error') > 0) raw.emit('error', problem);
        else raw.socket.destroy();
      }, patience);
      const stop = () => clearTimeout(timer);
      raw.once('end', stop);
      raw.once('close', stop);
      timers.set(raw, timer);
    }
    done();
  });

  app.addHook('preParsing', (request, _reply, _payload, done) => {
    if (request.routeOptions.config.slowBody) clearTimeout(timers.get(request.raw));
    done();
  });
}
