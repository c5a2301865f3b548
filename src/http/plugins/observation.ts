// Logs each request and records its metrics once its reply was sent or cut off.

import { type FastifyInstance, type FastifyReply, type FastifyRequest, LogController } from 'fastify';
import type { RequestMetrics } from '../metrics/request-metrics.ts';

/** Suppresses Fastify's two log lines per request, which say less than ours; its error lines stay. */
class ErrorsOnly extends LogController {
  override incomingRequest(): void {}
  override requestCompleted(error: Error | null | undefined, request: FastifyRequest): void {
    if (error) request.log.warn({ err: error }, 'reply failed');
  }
}

export const logController = new ErrorsOnly({ requestIdLogLabel: 'requestId' });

/** Log levels at which requests are logged. */
const VERBOSE = new Set(['info', 'debug', 'trace']);
/** Maximum length of a logged path. */
const PATH_LIMIT = 300;

/** Register before every other hook, so that rejected requests are observed, too. */
export function observation(app: FastifyInstance, metrics: RequestMetrics | null): void {
  const isLogged = VERBOSE.has(app.log.level);
  if (!isLogged && !metrics) return;
  app.addHook('onRequest', (request, reply, done) => {
    const sentBefore = request.raw.socket.bytesWritten;
    // Emitted once for every reply, whether sent, streamed, hijacked or cut off.
    reply.raw.once('close', () => {
      const route = request.routeOptions.url ?? null;
      metrics?.observe(route, request.method, reply.raw.statusCode, reply.elapsedTime / 1000);
      if (isLogged) request.log.info(lineOf(request, reply, { route, sentBefore }), 'request');
    });
    done();
  });
}

function lineOf(
  request: FastifyRequest,
  reply: FastifyReply,
  { route, sentBefore }: { route: string | null; sentBefore: number },
) {
  return {
    method: request.method,
    route,
    path: pathOf(request.url),
    status: reply.raw.statusCode,
    ms: Math.round(reply.elapsedTime * 1000) / 1000,
    bytes: bytesOf(request, reply, sentBefore),
    ...(request.apiKey && { keyId: request.apiKey.id }),
    ...(!reply.raw.writableFinished && { aborted: true }),
  };
}

/** Returns the path without the query: search terms, and keys that were sent there by mistake, do not belong in logs. */
function pathOf(url: string): string {
  const end = url.indexOf('?');
  const path = end === -1 ? url : url.slice(0, end);
  return path.length > PATH_LIMIT ? `${path.slice(0, PATH_LIMIT)}…` : path;
}

/** Returns the bytes of the body; for a stream without a known length, all bytes that the connection sent. */
function bytesOf({ method, raw: { socket } }: FastifyRequest, reply: FastifyReply, sentBefore: number): number {
  const length = reply.getHeader('content-length');
  if (length !== undefined) return method === 'HEAD' ? 0 : Number(length);
  return reply.raw.chunkedEncoding ? Math.max(0, socket.bytesWritten - sentBefore) : 0;
}
