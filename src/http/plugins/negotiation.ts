// Media types are what a route documents: 406 for an Accept that none of its replies fits, 415 for a body it does not take.

import type { FastifyInstance, onRequestHookHandler, RouteOptions } from 'fastify';
import { DOCUMENT_TYPES } from '../../model/document.ts';
import { Problem } from '../../model/problem.ts';
import { preferredType } from '../negotiate.ts';

export function negotiation(app: FastifyInstance): void {
  // RFC 7396 and its kin are JSON; which route takes which is decided below.
  app.addContentTypeParser(
    /^application\/[\w.-]+\+json$/,
    { parseAs: 'string' },
    app.getDefaultJsonParser('error', 'error'),
  );

  app.addContentTypeParser([...DOCUMENT_TYPES], { parseAs: 'buffer' }, (_request, body, done) => done(null, body));

  app.addHook('onRoute', (route) => {
    const added: onRequestHookHandler[] = [];
    const offers = offersOf(route);
    if (offers.length > 0) added.push(checkAccept(offers));
    if (route.schema?.body !== undefined) added.push(checkContentType(consumes(route)));
    if (added.length > 0) route.onRequest = [...[route.onRequest ?? []].flat(), ...added];
  });
}

function checkAccept(offers: readonly string[]): onRequestHookHandler {
  return (request, _reply, done) => {
    // `?format=` is the same wish, spoken louder; its schema knows the formats.
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

function checkContentType(types: readonly string[]): onRequestHookHandler {
  const list = types.join(', ');
  return (request, _reply, done) => {
    const { headers } = request.raw;
    const given = headers['content-type'];
    const hasBody = headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
    const essence = given?.split(';', 1)[0]?.trim().toLowerCase();
    if (essence === undefined ? !hasBody : types.includes(essence)) return done();
    const detail = `${essence === undefined ? 'The body has no `Content-Type`' : `The body is ${essence}`}; this endpoint reads ${list}.`;
    const error = {
      in: 'header' as const,
      name: 'Content-Type',
      message: 'names no format that is read here',
      allowed: [...types],
    };
    // RFC 9110 §15.5.16 and §12.5.1: in a reply, Accept tells what may be sent.
    done(new Problem('unsupported-media-type', { detail, errors: [error], headers: { accept: list } }));
  };
}

function consumes({ schema }: RouteOptions): readonly string[] {
  return (schema as { consumes?: readonly string[] } | undefined)?.consumes ?? ['application/json'];
}

/** The media types of the route's successful replies, in the order of their declaration. */
function offersOf({ schema }: RouteOptions): string[] {
  const replies = Object.entries((schema?.response ?? {}) as Record<string, { content?: object }>);
  const offers = replies
    .filter(([status]) => status.startsWith('2'))
    .flatMap(([, reply]) => Object.keys(reply.content ?? {}));
  return [...new Set(offers)];
}
