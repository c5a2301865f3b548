// The first thing that happens to a request: what Fastify routes, logs and calls the client is brought into one form.

import type { IncomingMessage } from 'node:http';
import { forwardedAddresses } from './forwarded.ts';
import { readTarget, type TargetFault } from './request-target.ts';

const faults = new WeakMap<IncomingMessage, TargetFault>();

/** For Fastify's `rewriteUrl`. @returns the target that is routed and logged */
export function normalizeRequest(raw: IncomingMessage & { originalUrl?: string }): string {
  const { url, fault } = readTarget(raw.method ?? '', raw.url ?? '/');
  if (fault) faults.set(raw, fault);
  // Fastify keeps the target as it came there, and it may have a key in it.
  raw.originalUrl = url;
  const forwarded = raw.headers['x-forwarded-for'];
  if (typeof forwarded === 'string') raw.headers['x-forwarded-for'] = forwardedAddresses(forwarded);
  return url;
}

/** Why the request cannot be answered, though it was routed; undefined: it can. */
export const targetFaultOf = (raw: IncomingMessage): TargetFault | undefined => faults.get(raw);
