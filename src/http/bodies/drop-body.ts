// Discards the rest of unread request bodies in small pieces, across all connections in turn, so that clients can read the
// reply and other requests do not wait.

import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';

export interface DropOptions {
  /** Maximum bytes of one body that are discarded; then the connection is closed. */
  most: number;
  /** Milliseconds between two rounds. */
  pause: number;
  /** Pieces per round, over all connections. A piece is one stream buffer: 64 kB. */
  pieces: number;
}

interface Dropped {
  raw: IncomingMessage;
  /** Bytes that the connection had read when the request was answered. */
  from: number;
}

export interface BodyDropper {
  /**
   * Call before the reply is sent: without it Node.js reads the rest of the body as fast as it arrives, two megabytes at a
   * time.
   */
  hold: (raw: IncomingMessage) => void;
  /** Call after the reply was sent. */
  drop: (raw: IncomingMessage) => void;
}

export function bodyDropper({ most, pause, pieces }: DropOptions): BodyDropper {
  /** In order of their turns. */
  const waiting = new Map<Socket, Dropped>();
  let timer: NodeJS.Timeout | null = null;

  function round(): void {
    if (waiting.size === 0 && timer) {
      clearInterval(timer);
      timer = null;
    } else piece(pieces);
  }

  function piece(left: number): void {
    const [next] = waiting;
    if (!next) return;
    const [socket, { raw, from }] = next;
    waiting.delete(socket);
    raw.read();
    if (socket.bytesRead - from > most) socket.destroy();
    if (!raw.complete && !socket.destroyed) waiting.set(socket, { raw, from });
    else raw.resume();
    // The next piece is available only after the event loop has polled the sockets.
    if (left > 1) setImmediate(piece, left - 1);
  }

  return {
    hold(raw) {
      raw.pause();
      raw.read(0);
    },
    drop(raw) {
      const { socket } = raw;
      // A short body fits into the buffers of its connection, so that the next request is answered before its turn comes.
      // Without this, a connection could leave any number of bodies in memory.
      waiting.get(socket)?.raw.resume();
      waiting.set(socket, { raw, from: socket.bytesRead });
      timer ??= setInterval(round, pause).unref();
    },
  };
}
