// Converts every error to `application/problem+json` (RFC 9457); a 500 reveals no details.

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Problem, type ProblemCode, problemReply } from '../../model/problem/problem.ts';
import { storageProblem } from '../../model/problem/storage-fault.ts';
import { errorCodes } from '../../model/problem/thread-error.ts';
import { pathOf } from './addresses.ts';
import { faultLog } from './fault-log.ts';

export function problemHandlers(app: FastifyInstance, { publicUrl }: { publicUrl: string | null }): void {
  // A server may ignore Expect (RFC 9110 §10.1.1), and the 417 of Node.js is not a problem document.
  app.server.on('checkExpectation', (request, response) => app.routing(request, response));

  const faults = faultLog(app.log);
  app.addHook('onResponse', (request, reply, done) => {
    faults.answered(request, reply);
    done();
  });
  app.setErrorHandler((error, request, reply) => {
    const problem = toProblem(error, request.routeOptions.bodyLimit);
    if (problem.status >= 500 && !faults.note(problem)) log(problem, request);
    sendProblem(problem, request, reply, publicUrl);
  });
}

/** Logs server errors with their stack. Overload is not an error and gets one line. */
function log(problem: Problem, { log }: FastifyRequest): void {
  const { status, code, message, cause } = problem;
  if (status === 500) log.error({ err: cause ?? problem }, message);
  else if (status > 500) {
    const reason = cause instanceof Error ? cause.message : undefined;
    log.warn({ status, code, reason }, message);
  }
}

/** Default seconds of `Retry-After`. */
const SOON = '5';
/** Statuses of overload, which carry `Retry-After`. */
const OVERLOAD: ReadonlySet<number> = new Set([429, 503, 507]);

/** Headers that were set for the successful reply. */
const OF_SUCCESS = [
  'etag',
  'last-modified',
  'cache-control',
  'link',
  'content-encoding',
  'content-length',
  'content-disposition',
  'location',
  'x-archive-seq',
  'x-total-count',
];

export function sendProblem(
  problem: Problem,
  request: FastifyRequest,
  reply: FastifyReply,
  publicUrl: string | null,
): void {
  for (const name of OF_SUCCESS) reply.removeHeader(name);
  // Fastify closes the connection here; a client that is still sending would see a reset instead of the reply.
  if (problem.code === 'payload-too-large') reply.removeHeader('connection');
  if (problem.headers) reply.headers(problem.headers);
  if (OVERLOAD.has(problem.status) && !reply.hasHeader('retry-after')) reply.header('retry-after', SOON);
  if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
  // A request whose address cannot be decoded has no decorators.
  const { id: requestId, basePath = pathOf(publicUrl) } = request;
  const instance = instanceOf(request.url, basePath);
  const body = problemReply(problem, { instance, requestId, publicUrl, basePath });
  reply.code(problem.status).type('application/problem+json; charset=utf-8').send(JSON.stringify(body));
}

/** `instance` must be a URI reference (RFC 9457 §3.1.5); the requested address may not be one. */
function instanceOf(url: string, basePath: string): string | undefined {
  if (!url.startsWith('/')) return undefined;
  const path = url.length > 500 ? (url.split('?', 1)[0] ?? '').slice(0, 500) : url;
  return (
    basePath +
    path.replace(/[^\w\-.~!$&'()*+,;=:@/?%]|%(?![\da-f]{2})/gi, (odd) =>
      odd === '%' ? '%25' : encodeURIComponent(odd),
    )
  );
}

/** Fastify's errors that the client caused. The details are ours, since Fastify's change between versions. */
const FRAMEWORK: Record<string, [ProblemCode, string?]> = {
  FST_ERR_BAD_URL: ['bad-request', 'The address has a percent sign that does not begin an encoded character.'],
  FST_ERR_MAX_PARAM_LENGTH: ['uri-too-long'],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: ['unsupported-media-type'],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: ['bad-request', 'The body is not as long as `Content-Length` says.'],
  FST_ERR_HANDLER_TIMEOUT: ['unavailable', 'The answer took too long.'],
};

/** Codes of engines that are busy, locked, out of connections or shutting down (SQLite result codes, PostgreSQL SQLSTATE). */
const BUSY = /^(?:SQLITE_(?:BUSY|LOCKED)|53300$|53400$|55P03$|57P0[123]$|40001$|40P01$|ECONNREFUSED$|EMFILE$|ENFILE$)/;

const BY_STATUS: Record<number, ProblemCode> = {
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not-found',
  405: 'method-not-allowed',
  406: 'not-acceptable',
  408: 'request-timeout',
  409: 'conflict',
  412: 'precondition-failed',
  413: 'payload-too-large',
  414: 'uri-too-long',
  415: 'unsupported-media-type',
  422: 'unprocessable',
  428: 'precondition-required',
  429: 'rate-limited',
  431: 'headers-too-large',
};

/** @param bodyLimit maximum bytes of a body on the route */
export function toProblem(error: unknown, bodyLimit?: number): Problem {
  if (error instanceof Problem) return error;
  const { code, statusCode } = error as { code?: unknown; statusCode?: unknown };
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return tooLarge(bodyLimit);
  const known = typeof code === 'string' ? FRAMEWORK[code] : undefined;
  if (known) return new Problem(known[0], { detail: known[1], cause: error });
  if (isBusy(error)) return new Problem('unavailable', { cause: error, headers: { 'retry-after': '1' } });
  const fault = storageProblem(error);
  if (fault) return fault;
  if (typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500) {
    return new Problem(BY_STATUS[statusCode] ?? 'bad-request', { cause: error });
  }
  return new Problem('internal-error', { cause: error });
}

function tooLarge(bodyLimit: number | undefined): Problem {
  const most = bodyLimit === undefined ? '' : `: at most ${bodyLimit.toLocaleString('en-US')} bytes are read here`;
  return new Problem('payload-too-large', { detail: `The body is too large${most}. Send less at once.` });
}

function isBusy(error: unknown): boolean {
  return errorCodes(error).some((code) => BUSY.test(code));
}
