// Limits requests per minute and client and reports the limit in every reply (draft-ietf-httpapi-ratelimit-headers-10).

import type { FastifyInstance } from 'fastify';
import { Problem } from '../../model/problem/problem.ts';

export interface RateLimit {
  /** Requests per client and window. */
  quota: number;
  /** Seconds; default: 60. */
  window?: number;
  /** Patterns of routes without a limit, such as health checks. */
  exempt?: readonly string[];
  /** Maximum number of counted clients; the oldest are dropped beyond it, which only errs in the client's favour. */
  clients?: number;
  /** Clock in milliseconds, for tests. */
  now?: () => number;
}

export function rateLimit(
  app: FastifyInstance,
  { quota, window = 60, exempt = ['/livez', '/readyz'], clients = 100_000, now = Date.now }: RateLimit,
): void {
  const policy = `"default";q=${quota};w=${window}`;
  const exemptions = new Set(exempt);
  const used = new Map<string, number>();
  let ends = 0;

  app.addHook('onRequest', (request, reply, done) => {
    const { url } = request.routeOptions;
    // A browser cannot show why a preflight failed.
    if (request.method === 'OPTIONS' || exemptions.has(url ?? '')) return done();
    const time = now();
    // All clients share one window: clearing the table at once is cheap and bounds memory.
    if (time >= ends || time < ends - window * 1000) {
      used.clear();
      ends = time + window * 1000;
    }
    const client = clientOf(request.ip);
    const count = (used.get(client) ?? 0) + 1;
    if (count === 1 && used.size >= clients) forgetFirst(used);
    used.set(client, count);
    const seconds = Math.ceil((ends - time) / 1000);
    reply
      .header('ratelimit-policy', policy)
      .header('ratelimit', `"default";r=${Math.max(0, quota - count)};t=${seconds}`);
    if (count <= quota) return done();
    const detail = `${quota} requests in ${window} seconds are the limit. Try again in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}.`;
    done(new Problem('rate-limited', { detail, headers: { 'retry-after': String(seconds) } }));
  });
}

function forgetFirst(used: Map<string, number>): void {
  for (const client of used.keys()) {
    used.delete(client);
    return;
  }
}

/** An IPv6 subscriber has a network of 64 bits (RFC 6177) and could use a new address for every request. */
export function clientOf(ip: string): string {
  if (!ip.includes(':') || ip.startsWith('::ffff:')) return ip;
  const [head = '', tail] = ip.split('::', 2);
  const groups = head === '' ? [] : head.split(':');
  if (tail !== undefined) {
    const rest = tail === '' ? 0 : tail.split(':').length + (tail.includes('.') ? 1 : 0);
    const after = tail === '' ? [] : tail.split(':');
    while (groups.length + rest < 8) groups.push('0');
    groups.push(...after);
  }
  return groups.slice(0, 4).join(':');
}
