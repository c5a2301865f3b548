// Determines from the headers whether a request has a body and how large it is, before any of it arrives.

import type { IncomingHttpHeaders } from 'node:http';

export function hasBody(headers: IncomingHttpHeaders): boolean {
  return announcedBytes(headers) > 0;
}

/** Returns infinity if the length is not announced. */
export function announcedBytes(headers: IncomingHttpHeaders): number {
  return headers['transfer-encoding'] === undefined ? Number(headers['content-length'] ?? 0) : Number.POSITIVE_INFINITY;
}
