// Discards the rest of unread request bodies in small pieces, across all connections in turn, so that clients can read the
// reply and other requests do not wait.

import type { IncomingMessage } from 'node:http';

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
  const waiting: Dropped[] = [];
  let timer: NodeJS.Timeout | null = null;

  function round(): void {
    if (waiting.length === 0 && timer) {
      clearInterval(timer);
      timer = null;
    } else piece(pieces);
  }

  function piece(left: number): void {
    const next = waiting.shift();
    if (!next) return;
    const { raw, from } = next;
    raw.read();
    if (raw.socket.bytesRead - from > most) raw.socket.destroy();
    if (!raw.complete && !raw.socket.destroyed) waiting.push(next);
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
      waiting.push({ raw, from: raw.socket.bytesRead });
      timer ??= setInterval(round, pause).unref();
    },
  };
}
