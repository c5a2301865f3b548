// Bodies that nobody reads: what still comes of them is dropped in small pieces, one connection after another, so that the
// sender gets to read the answer and other requests do not wait.

import type { IncomingMessage } from 'node:http';

export interface DropOptions {
  /** Bytes of one body that are dropped; then the connection is closed. */
  most: number;
  /** Milliseconds between two rounds. */
  pause: number;
  /** Pieces of a round, of one connection or of several. A piece is what a stream buffers: 64 kB. */
  pieces: number;
}

interface Dropped {
  raw: IncomingMessage;
  /** Bytes that its connection had read when its request was answered. */
  from: number;
}

export interface BodyDropper {
  /**
   * To be called before the answer is sent: otherwise Node.js takes over the rest of the body, and reads it as fast as it
   * comes, two megabytes at a time.
   */
  hold: (raw: IncomingMessage) => void;
  /** To be called after the answer was sent. */
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
    // Only after the sockets were polled can there be another.
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
