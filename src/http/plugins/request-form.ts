// Rejects requests that violate HTTP or contain a key in their address, before their body is read.

import type { IncomingMessage } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { Problem } from '../../model/problem/problem.ts';
import { targetFaultOf } from '../normalize-request.ts';
import type { TargetFault } from '../request-target.ts';

export const URL_LIMIT = 8000; // RFC 9110 §4.1 requires at least 8000 octets

export function requestForm(app: FastifyInstance): void {
  app.addHook('onRequest', (request, _reply, done) => {
    done(problemOf(request.raw) ?? undefined);
  });
}

function problemOf(raw: IncomingMessage): Problem | null {
  const { url = '' } = raw;
  if (url.length > URL_LIMIT) {
    return new Problem('uri-too-long', {
      detail: `The address has ${url.length} characters; ${URL_LIMIT} is the limit.`,
    });
  }
  const fault = targetFaultOf(raw);
  if (fault) return TARGETS[fault]();
  return hostProblem(raw) ?? framingProblem(raw);
}

const TARGETS: Record<TargetFault, () => Problem> = {
  form: () =>
    bad('The target of a request is a path, or an address that begins with `http://`; `*` is for OPTIONS only.'),
  percent: () => bad('The address has a percent sign that does not begin an encoded character.'),
  key: () =>
    bad(
      'The address has a key in it. Addresses are logged and remembered: send the key as `Authorization: Bearer <key>`, and revoke one that was sent in an address.',
    ),
};

/** Headers of which servers may read different ones if they are repeated. */
const SINGLE: ReadonlyMap<string, string> = new Map([
  ['host', 'Host'],
  ['authorization', 'Authorization'],
  ['content-type', 'Content-Type'],
]);
/** RFC 9110 §7.2: a host and an optional port, which may be empty. */
const HOST = /^(?:\[[\da-f:.]+\]|[\w.~!$&'()*+,;=%-]*)(?::\d*)?$/i;

function hostProblem({
  headers: { host },
  httpVersionMajor,
  httpVersionMinor,
  rawHeaders,
}: IncomingMessage): Problem | null {
  const twice = repeated(rawHeaders);
  if (twice !== undefined) return bad(`The \`${twice}\` header must be sent once.`); // RFC 9112 §3.2
  if (host === undefined) {
    const isNeeded = httpVersionMajor === 1 && httpVersionMinor === 1;
    return isNeeded ? bad('The `Host` header is missing.') : null;
  }
  return HOST.test(host) ? null : bad('The `Host` header must be a host, or a host and a port.');
}

function repeated(rawHeaders: readonly string[]): string | undefined {
  let seen: Set<string> | undefined;
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = SINGLE.get((rawHeaders[at] ?? '').toLowerCase());
    if (name === undefined) continue;
    if (seen?.has(name)) return name;
    seen = (seen ?? new Set()).add(name);
  }
  return undefined;
}

/** Rejects bodies whose end two servers may see at different places (RFC 9112 §6.1). */
function framingProblem({ headers, httpVersionMajor, httpVersionMinor }: IncomingMessage): Problem | null {
  const isOld = httpVersionMajor === 1 && httpVersionMinor === 0;
  if (httpVersionMajor !== 1) return last('This server speaks HTTP/1.1.');
  const coding = headers['transfer-encoding'];
  if (coding === undefined) return null;
  if (isOld) return last('`Transfer-Encoding` is not part of HTTP/1.0: send `Content-Length`.');
  return coding.trim().toLowerCase() === 'chunked'
    ? null
    : last('The only `Transfer-Encoding` that is read is `chunked`.');
}

const bad = (detail: string) => new Problem('bad-request', { detail });
const last = (detail: string) => new Problem('bad-request', { detail, headers: { connection: 'close' } });
