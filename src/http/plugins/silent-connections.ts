// Connections on which nothing was ever sent: a server that closes must not wait for them. Node waits a minute for each.

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
    // Part of a request may have come already: that one is answered.
    for (const socket of silent) if (socket.bytesRead === 0) socket.destroy();
    done();
  });
}
