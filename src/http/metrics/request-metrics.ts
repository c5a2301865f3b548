// Counts requests by route, method and status and measures their duration, with a bounded number of labels.

import { Counter, Histogram, type Registry } from 'prom-client';

export interface RequestMetrics {
  /** `route` is the router's pattern; null if no route matched. */
  observe: (route: string | null, method: string, status: number, seconds: number) => void;
  /** Counts a reply to a malformed HTTP request. */
  countMalformed: () => void;
}

/** Clients may invent methods; all others share one label. */
const METHODS = new Set(['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE']);
/** In seconds: a cached list takes less than a millisecond, an export minutes. */
const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

export function requestMetrics(registry: Registry): RequestMetrics {
  const registers = [registry];
  const requests = new Counter({
    name: 'news_archive_http_requests_total',
    help: 'HTTP requests that were answered, by route pattern, method and status.',
    labelNames: ['route', 'method', 'status'],
    registers,
  });
  const durations = new Histogram({
    name: 'news_archive_http_request_duration_seconds',
    help: 'Time from a request to the end of its reply, by route pattern.',
    labelNames: ['route'],
    buckets: BUCKETS,
    registers,
  });
  const malformed = new Counter({
    name: 'news_archive_http_malformed_requests_total',
    help: 'Requests that were refused before routing: not HTTP, or an address that cannot be decoded.',
    registers,
  });
  return {
    observe(pattern, method, status, seconds) {
      const route = pattern ?? 'unmatched';
      requests.inc({ route, method: METHODS.has(method) ? method : 'OTHER', status });
      durations.observe({ route }, seconds);
    },
    countMalformed: () => malformed.inc(),
  };
}
