// Limits how often requests with large bodies are refused, so that clients that send many do not slow others down.

import type { FastifyInstance } from 'fastify';
import { SMALL_BODY } from '../bodies/kinds.ts';
import { pace } from '../bodies/pace.ts';
import { announcedBytes } from '../has-body.ts';

/** Milliseconds between two of these replies. */
const PAUSE = 5;

export function refusedBodies(app: FastifyInstance): void {
  const paced = pace(PAUSE);
  app.addHook('onSend', ({ raw }, reply, payload, done) => {
    if (reply.statusCode < 400 || announcedBytes(raw.headers) <= SMALL_BODY || raw.socket.destroyed) {
      return done(null, payload);
    }
    // Clients that have left must not delay the others, nor stay in memory.
    reply.raw.once(
      'close',
      paced(() => done(null, payload)),
    );
  });
}
