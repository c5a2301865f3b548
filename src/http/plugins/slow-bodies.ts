// Bodies that come slowly: each has a minute in all, but for those that may be of any size, which see to it themselves.

import type { FastifyInstance } from 'fastify';
import { Problem } from '../../model/problem.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The route minds itself how slowly a body may come. */
    slowBody?: boolean;
  }
}

export function slowBodies(app: FastifyInstance, { patience = 60_000 }: { patience?: number } = {}): void {
  app.addHook('preParsing', (request, reply, payload, done) => {
    const { headers } = request.raw;
    const hasBody = headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
    if (hasBody && !request.routeOptions.config.slowBody) {
      const timer = setTimeout(() => {
        const problem = new Problem('request-timeout', { headers: { connection: 'close' } });
        // Whoever reads it hears it as a fault of the body. Where nobody does, there is no answer to wait for.
        if (!reply.sent && payload.listenerCount('error') > 0) payload.emit('error', problem);
        else request.raw.socket.destroy();
      }, patience);
      const stop = () => clearTimeout(timer);
      payload.once('end', stop);
      payload.once('close', stop);
    }
    done();
  });
}
