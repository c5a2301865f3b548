// Limits how many bytes of a body are read after the reply, and how fast.

import type { FastifyInstance } from 'fastify';
import { bodyDropper } from '../bodies/drop-body.ts';
import { hasBody } from '../has-body.ts';

/** Bytes discarded after a reply. A client that sends the whole body before it reads still sees most replies. */
const DROPPED = 64 * 1024 ** 2;

export function unreadBodies(app: FastifyInstance): void {
  const dropper = bodyDropper({ most: DROPPED, pause: 5, pieces: 4 });
  app.addHook('onSend', ({ raw }, _reply, payload, done) => {
    if (hasBody(raw.headers) && !raw.complete) dropper.hold(raw);
    done(null, payload);
  });
  app.addHook('onResponse', ({ raw }, _reply, done) => {
    // A body that was held may have arrived by now; unread, it would stay in memory.
    if (raw.complete) raw.resume();
    else if (!raw.socket.destroyed) dropper.drop(raw);
    done();
  });
}
