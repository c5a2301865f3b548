// Builds the Fastify server: request ids, limits, and error hooks that run outside of Fastify's lifecycle.

import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { ConnectionError, FastifyBaseLogger, FastifyReply, FastifyRequest, FastifyServerOptions } from 'fastify';
import { keyIdOf } from '../model/key/key.ts';
import { Problem, type ProblemCode, type ProblemContext, problemReply } from '../model/problem/problem.ts';
import { normalizeRequest } from './normalize-request.ts';
import { pathOf, withoutBase } from './plugins/addresses.ts';
import { openHeaders } from './plugins/cors.ts';
import { logController } from './plugins/observation.ts';
import { sendProblem, toProblem } from './plugins/problems.ts';
import { URL_LIMIT } from './plugins/request-form.ts';
import { securityHeaders } from './plugins/security.ts';

/** Which proxies are trusted: all, a number of hops, or a list of addresses and networks. */
export type TrustProxy = boolean | number | string;

export interface ServerSettings {
  /** The address at which clients reach the server, without a trailing slash; `null`: taken from the request. */
  publicUrl: string | null;
  /** Maximum bytes of a request body. */
  bodyLimit?: number;
  /** Which proxies' `X-Forwarded-*` headers are trusted. */
  trustProxy?: TrustProxy | undefined;
  /** Without a logger, nothing is logged. */
  log?: FastifyBaseLogger | undefined;
  /** Called for each request that is rejected before any hook runs. */
  onMalformed?: (() => void) | undefined;
}

const SANE_ID = /^[\w-]{1,64}$/;

export function serverOptions({ publicUrl, bodyLimit, trustProxy, log, onMalformed }: ServerSettings) {
  // A request whose URL cannot be decoded passes no hook, so it gets their headers here.
  const headers = { ...securityHeaders(publicUrl), ...openHeaders };
  const basePath = pathOf(publicUrl);
  return {
    ...(bodyLimit !== undefined && { bodyLimit }),
    ...(trustProxy !== undefined && { trustProxy: trusted(trustProxy) }),
    ...(log && { loggerInstance: log }),
    logController,
    // A proxy may remove the path of PUBLIC_URL or keep it; both work.
    rewriteUrl: (raw) => withoutBase(normalizeRequest(raw as IncomingMessage), basePath),
    genReqId: requestId,
    // Covers the largest body; others have less time: see plugins/slow-bodies.ts.
    requestTimeout: 3_600_000,
    // plugins/methods.ts adds HEAD to every GET.
    exposeHeadRoutes: false,
    // A closing server finishes arriving requests; Fastify's own 503 is not a problem document.
    return503OnClosing: false,
    // The schema rejects longer parameters with an explanation.
    routerOptions: { maxParamLength: 8192 },
    // RFC 9112 §3.2 requires Host, which plugins/request-form.ts checks: the rejection of Node.js has no body.
    http: { requireHostHeader: false },
    frameworkErrors(error: Error, request: FastifyRequest, reply: FastifyReply) {
      onMalformed?.();
      // The timeout for slow bodies does not apply here, so the connection closes.
      reply.headers(headers).headers({ 'x-request-id': request.id, connection: 'close' });
      sendProblem(toProblem(error), request, reply, publicUrl);
    },
    clientErrorHandler(error: ClientError, socket: Socket) {
      onMalformed?.();
      refuse(error, socket, headers, { publicUrl, requestId: randomUUID() });
    },
  } satisfies FastifyServerOptions & { http: object };
}

/** Fastify rejects a number because it cannot verify the first hop; an operator who sets one can. */
function trusted(trustProxy: TrustProxy): Exclude<FastifyServerOptions['trustProxy'], undefined> {
  return typeof trustProxy === 'number' ? (_address, hop) => hop < trustProxy : trustProxy;
}

/** Returns the caller's request id for the log, unless it contains a key. */
function requestId(request: IncomingMessage | { headers: IncomingMessage['headers'] }): string {
  const named = request.headers['x-request-id'];
  return typeof named === 'string' && SANE_ID.test(named) && keyIdOf(named) === null ? named : randomUUID();
}

/** Fastify types `rawPacket` as a Buffer that was serialised to JSON. */
type ClientError = Omit<ConnectionError, 'rawPacket'> & { rawPacket?: unknown };

/** Answers a malformed HTTP request, for which only the socket exists. */
function refuse(error: ClientError, socket: Socket, headers: Record<string, string>, occasion: ProblemContext): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const [code, detail] = clientProblem(error);
  const problem = new Problem(code, { detail });
  const body = JSON.stringify(problemReply(problem, occasion));
  const lines = Object.entries({
    ...headers,
    'x-request-id': occasion.requestId,
    'cache-control': 'no-store',
    'content-type': 'application/problem+json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    date: new Date().toUTCString(),
    connection: 'close',
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${problem.status} ${REASONS[problem.status] ?? 'Bad Request'}\r\n${lines.join('')}\r\n${body}`);
}

const REASONS: Record<number, string> = {
  408: 'Request Timeout',
  413: 'Content Too Large',
  414: 'URI Too Long',
  431: 'Request Header Fields Too Large',
};

function clientProblem(error: ClientError): [ProblemCode, string?] {
  switch (error.code) {
    case 'HPE_HEADER_OVERFLOW':
      return isLongAddress(error) ? ['uri-too-long'] : ['headers-too-large'];
    case 'HPE_CHUNK_EXTENSIONS_OVERFLOW':
      return ['payload-too-large', 'The chunk extensions of the body are too large.'];
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return ['request-timeout'];
    case 'HPE_INVALID_METHOD':
      return ['bad-request', 'The request does not begin with an HTTP method.'];
    default:
      return ['bad-request', 'The request is not valid HTTP/1.1.'];
  }
}

/** Node.js has one limit for the request line and headers together; the packet shows which of them exceeded it. */
function isLongAddress({ rawPacket }: ClientError): boolean {
  if (!Buffer.isBuffer(rawPacket) || !/^[A-Z]+ \//.test(rawPacket.toString('latin1', 0, 20))) return false;
  const end = rawPacket.indexOf('\n');
  return end === -1 || end > URL_LIMIT;
}
