// Limits how long a body may take to arrive, how many bytes of it are read after the reply, and how often large bodies are
// refused. Routes with large bodies set their own time limit.

import type { IncomingMessage } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { Problem } from '../../model/problem/problem.ts';
import { SMALL_BODY } from '../bodies/kinds.ts';
import { bodyDropper } from '../drop-body.ts';
import { hasBody } from '../has-body.ts';
import { pace } from '../pace.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Whether the route limits the time of its body itself. */
    slowBody?: boolean;
  }
}

/** Bytes discarded after a reply. A client that sends the whole body before it reads still sees most replies. */
const DROPPED = 64 * 1024 ** 2;
/** Milliseconds between two replies to large bodies that are refused, so that those who send them do not slow others down. */
const REFUSAL_PAUSE = 5;
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

  const dropper = bodyDropper({ most: DROPPED, pause: 5, pieces: 4 });
  const paced = pace(REFUSAL_PAUSE);
  app.addHook('onSend', ({ raw }, { statusCode }, payload, done) => {
    if (!hasBody(raw.headers)) return done(null, payload);
    if (!raw.complete) dropper.hold(raw);
    if (statusCode >= 400 && isLarge(raw)) paced(() => done(null, payload));
    else done(null, payload);
  });
  app.addHook('onResponse', ({ raw }, _reply, done) => {
    // A body that was held may have arrived by now; unread, it would stay in memory.
    if (raw.complete) raw.resume();
    else if (!raw.socket.destroyed) dropper.drop(raw);
    done();
  });

  app.addHook('preParsing', (request, _reply, _payload, done) => {
    if (request.routeOptions.config.slowBody) clearTimeout(timers.get(request.raw));
    done();
  });
}

/** Whether the body is larger than a small one, or of unknown size. */
function isLarge({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length']) > SMALL_BODY;
}
