// Limits how many bytes of request bodies are held in memory at once.

import type { FastifyRequest } from 'fastify';
import { Problem } from '../../model/problem/problem.ts';
import { announcedBytes } from '../has-body.ts';

/** Number of bodies of maximum size that fit into the budget. */
const LARGEST = 4;

export class ByteBudget {
  #free: number;

  constructor(largest: number) {
    this.#free = LARGEST * largest;
  }

  /** Reserves the announced length, or the maximum if none is announced, and releases it when the response closes. */
  take({ raw, routeOptions }: FastifyRequest, onClose: (release: () => void) => void): void {
    const bytes = Math.min(announcedBytes(raw.headers), routeOptions.bodyLimit);
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
