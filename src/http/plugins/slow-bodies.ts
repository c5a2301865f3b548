// Bodies that come slowly, or without end though nobody reads them: each has a minute in all, but for those that may be of
// any size, which see to it themselves; and so many bytes after its answer.

import type { IncomingMessage } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { Problem } from '../../model/problem/problem.ts';
import { bodyDropper } from '../drop-body.ts';
import { hasBody } from '../has-body.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The route minds itself how slowly a body may come. */
    slowBody?: boolean;
  }
}

/** Bytes that are dropped after an answer. Whoever sends all of a body before reading sees the answer of most. */
const DROPPED = 64 * 1024 ** 2;
const timers = new WeakMap<IncomingMessage, NodeJS.Timeout>();

/** Before whatever may refuse a request: what is refused may have a body, too, which nobody reads. */
export function slowBodies(app: FastifyInstance, { patience = 60_000 }: { patience?: number } = {}): void {
  app.addHook('onRequest', (request, reply, done) => {
    const { raw } = request;
    if (hasBody(raw.headers)) {
      const timer = setTimeout(() => {
        const problem = new Problem('request-timeout', { headers: { connection: 'close' } });
        // Whoever reads it hears it as a fault of the body. Where nobody does, there is no answer to wait for.
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

  const dropper = bodyDropper({ most: DROPPED, pause: 5, pieces: 4 });
  app.addHook('onSend', ({ raw }, _reply, payload, done) => {
    if (hasBody(raw.headers) && !raw.complete) dropper.hold(raw);
    done(null, payload);
  });
  app.addHook('onResponse', ({ raw }, _reply, done) => {
    if (!raw.complete && !raw.socket.destroyed) dropper.drop(raw);
    done();
  });

  app.addHook('preParsing', (request, _reply, _payload, done) => {
    if (request.routeOptions.config.slowBody) clearTimeout(timers.get(request.raw));
    done();
  });
}
