// What operators see of each request: a log line and the metrics, written when its reply has been sent or cut off.

import { type FastifyInstance, type FastifyReply, type FastifyRequest, LogController } from 'fastify';
import type { RequestMetrics } from '../metrics/request-metrics.ts';

/** Fastify's own two lines for each request say less than ours does. Its lines about errors stay. */
class ErrorsOnly extends LogController {
  override incomingRequest(): void {}
  override requestCompleted(error: Error | null | undefined, request: FastifyRequest): void {
    if (error) request.log.warn({ err: error }, 'reply failed');
  }
}

export const logController = new ErrorsOnly({ requestIdLogLabel: 'requestId' });

/** Levels at which requests are logged. */
const VERBOSE = new Set(['info', 'debug', 'trace']);
/** Characters of a path that are logged. */
const PATH_LIMIT = 300;

/** Before every other hook: refused requests are observed, too. */
export function observation(app: FastifyInstance, metrics: RequestMetrics | null): void {
  const isLogged = VERBOSE.has(app.log.level);
  if (!isLogged && !metrics) return;
  app.addHook('onRequest', (request, reply, done) => {
    const sentBefore = request.raw.socket.bytesWritten;
    // Emitted once for every reply: sent, streamed, taken over by a route, or cut off.
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

/** Without the query: search terms, and a key that was sent there by mistake, do not belong in logs. */
function pathOf(url: string): string {
  const end = url.indexOf('?');
  const path = end === -1 ? url : url.slice(0, end);
  return path.length > PATH_LIMIT ? `${path.slice(0, PATH_LIMIT)}…` : path;
}

/** Bytes of the body; of a stream, which has no stated length, all bytes that the connection sent. */
function bytesOf({ method, raw: { socket } }: FastifyRequest, reply: FastifyReply, sentBefore: number): number {
  const length = reply.getHeader('content-length');
  if (length !== undefined) return method === 'HEAD' ? 0 : Number(length);
  return reply.raw.chunkedEncoding ? Math.max(0, socket.bytesWritten - sentBefore) : 0;
}
