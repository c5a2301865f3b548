// Normalises a request before Fastify routes and logs it and determines the client's address.

import type { IncomingMessage } from 'node:http';
import { forwardedAddresses } from './forwarded.ts';
import { readTarget, type TargetFault } from './request-target.ts';

const faults = new WeakMap<IncomingMessage, TargetFault>();

/** Implements Fastify's `rewriteUrl`. @returns the target that is routed and logged */
export function normalizeRequest(raw: IncomingMessage & { originalUrl?: string }): string {
  const { url, fault } = readTarget(raw.method ?? '', raw.url ?? '/');
  if (fault) faults.set(raw, fault);
  // Fastify keeps the received target here, which may contain a key.
  raw.originalUrl = url;
  const forwarded = raw.headers['x-forwarded-for'];
  if (typeof forwarded === 'string') raw.headers['x-forwarded-for'] = forwardedAddresses(forwarded);
  return url;
}

/** Returns why the request's target must be rejected; undefined if it is valid. */
export const targetFaultOf = (raw: IncomingMessage): TargetFault | undefined => faults.get(raw);
