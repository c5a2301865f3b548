// The one translator: whatever goes wrong leaves as `application/problem+json` (RFC 9457), and a 500 tells nothing.

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Problem, type ProblemCode, problemReply } from '../../model/problem/problem.ts';
import { storageProblem } from '../../model/problem/storage-fault.ts';
import { errorCodes } from '../../model/problem/thread-error.ts';
import { pathOf } from './addresses.ts';
import { faultLog } from './fault-log.ts';

export function problemHandlers(app: FastifyInstance, { publicUrl }: { publicUrl: string | null }): void {
  // What a client expects may be ignored (RFC 9110 §10.1.1); Node's own 417 is not a problem document.
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

/** An error of the server is logged with its stack. Overload is not an error: one line, however often it is said. */
function log(problem: Problem, { log }: FastifyRequest): void {
  const { status, code, message, cause } = problem;
  if (status === 500) log.error({ err: cause ?? problem }, message);
  else if (status > 500) {
    const reason = cause instanceof Error ? cause.message : undefined;
    log.warn({ status, code, reason }, message);
  }
}

/** Seconds after which to try again if the problem does not say. */
const SOON = '5';
/** Statuses of overload: each says when to try again. */
const OVERLOAD: ReadonlySet<number> = new Set([429, 503, 507]);

/** Headers that were meant for the reply that did not come about. */
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
  // Fastify closes the connection; whoever still sends the body would see that instead of the answer.
  if (problem.code === 'payload-too-large') reply.removeHeader('connection');
  if (problem.headers) reply.headers(problem.headers);
  if (OVERLOAD.has(problem.status) && !reply.hasHeader('retry-after')) reply.header('retry-after', SOON);
  if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
  // A request whose address cannot be decoded was never decorated.
  const { id: requestId, basePath = pathOf(publicUrl) } = request;
  const instance = instanceOf(request.url, basePath);
  const body = problemReply(problem, { instance, requestId, publicUrl, basePath });
  reply.code(problem.status).type('application/problem+json; charset=utf-8').send(JSON.stringify(body));
}

/** `instance` is a URI reference (RFC 9457 §3.1.5); what was asked for need not have been one. */
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

/** Codes of Fastify's errors that are the caller's. Details are ours: theirs change with versions. */
const FRAMEWORK: Record<string, [ProblemCode, string?]> = {
  FST_ERR_BAD_URL: ['bad-request', 'The address has a percent sign that does not begin an encoded character.'],
  FST_ERR_MAX_PARAM_LENGTH: ['uri-too-long'],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: ['unsupported-media-type'],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: ['bad-request', 'The body is not as long as `Content-Length` says.'],
  FST_ERR_HANDLER_TIMEOUT: ['unavailable', 'The answer took too long.'],
};

/** Engines that are busy, locked, full of connections or shutting down (SQLite's result codes, PostgreSQL's SQLSTATE). */
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

/** @param bodyLimit bytes that the route reads of a body */
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
