// A budget of bytes: how much of the bodies that are read into memory is held at once.

import type { FastifyRequest } from 'fastify';
import { Problem } from '../../model/problem/problem.ts';

/** Largest bodies that are held at once. */
const LARGEST = 4;

export class ByteBudget {
  #free: number;

  constructor(largest: number) {
    this.#free = LARGEST * largest;
  }

  /** Takes what a request announces, or the most that it may send; gives it back when the response is closed. */
  take({ raw, headers, routeOptions }: FastifyRequest, onClose: (release: () => void) => void): void {
    const announced = raw.headers['transfer-encoding'] === undefined ? Number(headers['content-length'] ?? 0) : null;
    const bytes = Math.min(announced ?? Number.POSITIVE_INFINITY, routeOptions.bodyLimit);
    if (bytes > this.#free) {
      throw new Problem('unavailable', {
        detail: 'Too many large bodies are being read at once. Send the request again in a second.',
        headers: { 'retry-after': '1' },
      });
    }
    this.#free -= bytes;
    onClose(() => {
      this.#free += bytes;
    });
  }
}
