// Enforces the media types that a route documents: 406 for an unacceptable Accept, 415 for a body of another type.

import type { FastifyInstance, FastifyRequest, onRequestHookHandler, RouteOptions } from 'fastify';
import { articleTypes } from '../../commands/document-formats.ts';
import { Problem } from '../../model/problem/problem.ts';
import { ByteBudget } from '../bodies/byte-budget.ts';
import { BODY_KINDS, SMALL_BODY } from '../bodies/kinds.ts';
import { LARGE_BODY, LargeJson } from '../bodies/large-json.ts';
import { readJson } from '../bodies/read-json.ts';
import { takeTurns } from '../bodies/turns.ts';
import { hasBody } from '../has-body.ts';
import { preferredType } from '../negotiate.ts';
import { fieldNames } from '../validation.ts';

/** Fastify's default, for an app that was built without a limit. */
const DEFAULT_BODY = 1024 ** 2;

export function negotiation(app: FastifyInstance): void {
  const { bodyLimit = DEFAULT_BODY } = app.initialConfig;
  app.removeContentTypeParser('application/json');
  const turn = takeTurns();
  // JSON and its suffixed types, such as RFC 7396, parse the same; the hooks below check which ones a route accepts.
  for (const type of ['application/json', /^application\/[\w.-]+\+json$/]) {
    app.addContentTypeParser(type, { parseAs: 'buffer' }, async (request: FastifyRequest, body: Buffer) => {
      const kind = request.routeOptions.config.body ?? 'query';
      if (kind === 'article' && body.length > LARGE_BODY) return new LargeJson(body);
      if (body.length > SMALL_BODY) await turn();
      return readJson(body, kind);
    });
  }

  const documents = articleTypes.filter((type) => !/[/+]json$/.test(type));
  app.addContentTypeParser(documents, { parseAs: 'buffer' }, (_request, body, done) => done(null, body));

  const budget = new ByteBudget(bodyLimit);
  app.addHook('preParsing', (request, reply, payload, done) => {
    try {
      if (request.routeOptions.config.body === 'article') budget.take(request, (end) => reply.raw.once('close', end));
      done(null, payload);
    } catch (error) {
      done(error as Error);
    }
  });

  app.addHook('onRoute', (route) => {
    const added: onRequestHookHandler[] = [];
    const offers = offersOf(route);
    if (offers.length > 0) added.push(checkAccept(offers));
    if (route.schema?.body !== undefined) {
      added.push(checkContentType(consumes(route)));
      route.bodyLimit = Math.min(
        BODY_KINDS[route.config?.body ?? 'query'].bytes,
        app.initialConfig.bodyLimit ?? DEFAULT_BODY,
      );
    } else if (WRITES.has(String(route.method))) added.push(refuseBody(fieldNames(route.schema?.querystring)));
    if (added.length > 0) route.onRequest = [...[route.onRequest ?? []].flat(), ...added];
  });
}

/** Methods whose body has a defined meaning; RFC 9110 §9.3 defines none for the others. */
const WRITES: ReadonlySet<string> = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/** Rejects a body that the route would ignore, so that the client does not take it as applied. */
function refuseBody(parameters: readonly string[]): onRequestHookHandler {
  const instead =
    parameters.length === 0
      ? ''
      : ` What it takes stands in the query: ${parameters.map((name) => `\`${name}\``).join(', ')}.`;
  return (request, _reply, done) => {
    if (!hasBody(request.raw.headers)) return done();
    done(new Problem('invalid-body', { detail: `${request.method} reads no body here.${instead}` }));
  };
}

function checkAccept(offers: readonly string[]): onRequestHookHandler {
  return (request, _reply, done) => {
    // `?format=` takes precedence over Accept; its schema validates the value.
    if (preferredType(request, offers) !== undefined || hasFormat(request.query)) return done();
    const error = {
      in: 'header' as const,
      name: 'Accept',
      message: 'names no format that is available here',
      allowed: [...offers],
    };
    done(new Problem('not-acceptable', { detail: `Available here: ${offers.join(', ')}.`, errors: [error] }));
  };
}

function hasFormat(query: unknown): boolean {
  return typeof query === 'object' && query !== null && 'format' in query;
}

/** Rejects encoded bodies: a few kilobytes can expand to gigabytes. */
function refuseCoded(coding: string | undefined): Problem | null {
  const name = coding?.trim().toLowerCase() ?? 'identity';
  if (name === 'identity') return null;
  return new Problem('unsupported-media-type', {
    detail: `The body is coded as ${name.slice(0, 40).replace(/[^\w, .-]/g, '?')}; send it as it is.`,
    headers: { 'accept-encoding': 'identity' },
  });
}

function checkContentType(types: readonly string[]): onRequestHookHandler {
  const list = types.join(', ');
  return (request, _reply, done) => {
    const { headers } = request.raw;
    const given = headers['content-type'];
    const isEmpty = !hasBody(headers);
    const coded = !isEmpty ? refuseCoded(headers['content-encoding']) : null;
    if (coded) return done(coded);
    const essence = given?.split(';', 1)[0]?.trim().toLowerCase();
    if (essence === undefined ? isEmpty : types.includes(essence)) return done();
    const detail = `${essence === undefined ? 'The body has no `Content-Type`' : `The body is ${essence}`}; this endpoint reads ${list}.`;
    const error = {
      in: 'header' as const,
      name: 'Content-Type',
      message: 'names no format that is read here',
      allowed: [...types],
    };
    // RFC 9110 §15.5.16 and §12.5.1: in a reply, Accept lists the types that may be sent.
    done(new Problem('unsupported-media-type', { detail, errors: [error], headers: { accept: list } }));
  };
}

function consumes({ schema }: RouteOptions): readonly string[] {
  return (schema as { consumes?: readonly string[] } | undefined)?.consumes ?? ['application/json'];
}

/** Returns the media types of the route's successful replies, in order of declaration. */
function offersOf({ schema }: RouteOptions): string[] {
  const replies = Object.entries((schema?.response ?? {}) as Record<string, { content?: object }>);
  const offers = replies
    .filter(([status]) => status.startsWith('2'))
    .flatMap(([, reply]) => Object.keys(reply.content ?? {}));
  return [...new Set(offers)];
}
