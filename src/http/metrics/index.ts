// Serves metrics in the Prometheus text format on a separate port, without authentication.

import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { type ArchiveSource, archiveMetrics } from './archive-metrics.ts';
import { type RequestMetrics, requestMetrics } from './request-metrics.ts';

export interface Metrics extends RequestMetrics {
  /** Sets the source of metrics of the archive and the server's queues. */
  watch: (source: ArchiveSource) => void;
  /** @returns the address, such as `http://127.0.0.1:9464/metrics`. */
  listen: (at: { host: string; port: number }) => Promise<string>;
  close: () => Promise<void>;
}

/** Gauges with the name of a counter, which Prometheus reports. The same values exist by type, without `_total`. */
const MISNAMED = ['nodejs_active_handles_total', 'nodejs_active_requests_total', 'nodejs_active_resources_total'];

/** Starts the collection of process metrics: event-loop delay, memory, garbage collection, open files. */
export function openMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  for (const name of MISNAMED) registry.removeSingleMetric(name);
  const server = createServer((request, response) => {
    if (request.url?.split('?', 1)[0] !== '/metrics') return end(response, 404, 'Metrics are at /metrics.\n');
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return end(response.setHeader('allow', 'GET, HEAD'), 405, 'Only GET and HEAD are allowed.\n');
    }
    registry.metrics().then(
      (text) => end(response, 200, text, registry.contentType),
      () => end(response, 500, 'The metrics cannot be read.\n'),
    );
  });
  return {
    ...requestMetrics(registry),
    watch: (source) => archiveMetrics(registry, source),
    listen: ({ host, port }) =>
      new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, host, () => {
          const { address, port } = server.address() as AddressInfo;
          resolve(`http://${address.includes(':') ? `[${address}]` : address}:${port}/metrics`);
        });
      }),
    close: async () => {
      if (!server.listening) return;
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

function end(response: ServerResponse, status: number, text: string, type = 'text/plain; charset=utf-8'): void {
  response.writeHead(status, { 'content-type': type, 'x-content-type-options': 'nosniff' }).end(text);
}
