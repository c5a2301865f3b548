// Answers HEAD for every GET, OPTIONS on every path, 405 with an exact Allow and 404, all before a body is read.

import type { FastifyInstance } from 'fastify';
import { Problem } from '../../model/problem/problem.ts';
import { nearest } from '../nearest.ts';
import { allowPreflight, isPreflight } from './cors.ts';

interface Route {
  url: string;
  pattern: RegExp;
  methods: Set<string>;
}

export function methods(app: FastifyInstance): void {
  const routes = new Map<string, Route>();

  app.addHook('onRoute', (route) => {
    // A HEAD that runs the same handler cannot differ from GET (RFC 9110 §9.3.2). Node.js omits the body.
    if (route.method === 'GET') route.method = ['GET', 'HEAD'];
    const known = routes.get(route.url) ?? { url: route.url, pattern: patternOf(route.url), methods: new Set() };
    for (const method of [route.method].flat()) known.methods.add(method);
    routes.set(route.url, known);
  });

  app.addHook('onRequest', (request, reply, done) => {
    if (!request.is404 && !hasEmptyPart(request.params)) return done();
    const path = pathOf(request.url);
    // The router keeps one tree per method, so an address can match several patterns; Allow lists the methods of all.
    const allowed = new Set<string>(path === '*' ? ALL : []);
    for (const { pattern, methods } of routes.values()) {
      if (pattern.test(path)) for (const method of methods) allowed.add(method);
    }
    if (allowed.size > 0) allowed.add('OPTIONS');
    const allow = [...allowed].sort().join(', ');
    if (request.method === 'OPTIONS') {
      const preflight = isPreflight(request);
      // A page can read the 404 of its request only if the preflight succeeded.
      if (preflight) allowPreflight(request, reply, allow || ALL.join(', '));
      if (allow) reply.header('allow', allow);
      if (preflight || allow) {
        reply.code(204).send();
        return;
      }
    }
    if (allow) {
      const detail = `${request.method} is not allowed at ${path}; ${allow} ${allowed.size === 1 ? 'is' : 'are'}.`;
      return done(new Problem('method-not-allowed', { detail, headers: { allow } }));
    }
    done(new Problem('not-found', { detail: missing(path, routes) }));
  });

  // Reached only through `reply.callNotFound()`; the hook above handles unknown paths.
  app.setNotFoundHandler((request) => {
    throw new Problem('not-found', { detail: missing(pathOf(request.url), routes) });
  });
}

/** The router matches `/v1/articles/` as an article with an empty id, which never exists. */
function hasEmptyPart(params: unknown): boolean {
  const parts = params as Record<string, string>;
  for (const name in parts) if (name !== '*' && parts[name] === '') return true;
  return false;
}

const ALL = ['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE'];

function missing(path: string, routes: Map<string, Route>): string {
  const fixed = [...routes.keys()].filter((url) => !/[:*]/.test(url));
  const guess = path.endsWith('/') && routes.has(path.slice(0, -1)) ? path.slice(0, -1) : nearest(path, fixed);
  const shown = path.length > 200 ? `${path.slice(0, 200)}…` : path;
  return `There is nothing at ${shown}.${guess === undefined || guess === path ? '' : ` Did you mean ${guess}?`}`;
}

function pathOf(url: string): string {
  const path = url.split('?', 1)[0] ?? url;
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}

/** Converts the router's pattern to a regular expression: `:name` is one segment or a part of it, `*` the rest. */
function patternOf(url: string): RegExp {
  const source = url
    .replace(/[\\^$.|?+()[\]{}]/g, '\\$&')
    .replaceAll('*', '.*')
    .replace(/::/g, '\u0000')
    .replace(/:\w+/g, '[^/]+')
    .replaceAll('\u0000', ':');
  return new RegExp(`^${source}$`);
}
