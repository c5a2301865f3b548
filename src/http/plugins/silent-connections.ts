// Closes connections that never sent anything when the server closes; Node.js would wait a minute for each.

import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

export function silentConnections(app: FastifyInstance): void {
  const silent = new Set<Socket>();
  app.server.on('connection', (socket: Socket) => {
    silent.add(socket);
    socket.once('close', () => silent.delete(socket));
  });
  app.server.on('request', ({ socket }) => silent.delete(socket));
  app.addHook('preClose', (done) => {
    // A connection with a partial request stays open and is answered.
    for (const socket of silent) if (socket.bytesRead === 0) socket.destroy();
    done();
  });
}
