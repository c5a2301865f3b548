// What the server is constructed with: ids of requests, limits, and the two error hooks that live outside of Fastify's.

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

/** Whom to believe: everybody, so many hops, or the addresses and networks of a list. */
export type TrustProxy = boolean | number | string;

export interface ServerSettings {
  /** Where clients reach the server, without a slash at its end; `null`: wherever they found it. */
  publicUrl: string | null;
  /** Bytes of a request body. */
  bodyLimit?: number;
  /** Whether, and through how many hops, `X-Forwarded-*` is believed. */
  trustProxy?: TrustProxy | undefined;
  /** Nothing is logged without one. */
  log?: FastifyBaseLogger | undefined;
  /** Called for each request that is refused before any hook sees it. */
  onMalformed?: (() => void) | undefined;
}

const SANE_ID = /^[\w-]{1,64}$/;

export function serverOptions({ publicUrl, bodyLimit, trustProxy, log, onMalformed }: ServerSettings) {
  // A request whose URL cannot be decoded meets no hook at all, so it gets their headers here.
  const headers = { ...securityHeaders(publicUrl), ...openHeaders };
  const basePath = pathOf(publicUrl);
  return {
    ...(bodyLimit !== undefined && { bodyLimit }),
    ...(trustProxy !== undefined && { trustProxy: trusted(trustProxy) }),
    ...(log && { loggerInstance: log }),
    logController,
    // A proxy may remove the path of PUBLIC_URL or leave it: both are understood.
    rewriteUrl: (raw) => withoutBase(normalizeRequest(raw as IncomingMessage), basePath),
    genReqId: requestId,
    // For the largest body there can be; others have less: see plugins/slow-bodies.ts.
    requestTimeout: 3_600_000,
    // HEAD belongs to every GET: see plugins/methods.ts.
    exposeHeadRoutes: false,
    // While closing, finish what comes in; Fastify's own 503 is not a problem document.
    return503OnClosing: false,
    // Longer parameters are refused by their schema, with a word of explanation.
    routerOptions: { maxParamLength: 8192 },
    // Host is required by RFC 9112 §3.2, and asked for in plugins/request-form.ts: Node's own refusal has no body.
    http: { requireHostHeader: false },
    frameworkErrors(error: Error, request: FastifyRequest, reply: FastifyReply) {
      onMalformed?.();
      // Nobody minds how slowly its body comes.
      reply.headers(headers).headers({ 'x-request-id': request.id, connection: 'close' });
      sendProblem(toProblem(error), request, reply, publicUrl);
    },
    clientErrorHandler(error: ClientError, socket: Socket) {
      onMalformed?.();
      refuse(error, socket, headers, { publicUrl, requestId: randomUUID() });
    },
  } satisfies FastifyServerOptions & { http: object };
}

/** Fastify refuses a number by itself, because it cannot tell who sent the first hop: an operator who sets one can. */
function trusted(trustProxy: TrustProxy): Exclude<FastifyServerOptions['trustProxy'], undefined> {
  return typeof trustProxy === 'number' ? (_address, hop) => hop < trustProxy : trustProxy;
}

/** A caller may name its request, to find it again in the log: not by a key. */
function requestId(request: IncomingMessage | { headers: IncomingMessage['headers'] }): string {
  const named = request.headers['x-request-id'];
  return typeof named === 'string' && SANE_ID.test(named) && keyIdOf(named) === null ? named : randomUUID();
}

/** Fastify's type of `rawPacket` is that of a Buffer gone through JSON. */
type ClientError = Omit<ConnectionError, 'rawPacket'> & { rawPacket?: unknown };

/** Answers what was not even HTTP. There is no request and no reply, only the socket. */
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

/** Node has one limit for the request line and headers together: which of them broke it, the packet shows. */
function isLongAddress({ rawPacket }: ClientError): boolean {
  if (!Buffer.isBuffer(rawPacket) || !/^[A-Z]+ \//.test(rawPacket.toString('latin1', 0, 20))) return false;
  const end = rawPacket.indexOf('\n');
  return end === -1 || end > URL_LIMIT;
}
