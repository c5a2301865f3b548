// Declares the access that a route requires and how its replies may be cached.

import type { KeyScope } from '../model/key/key.ts';

/**
 * `public` never requires a key, `read` requires one if `READ_ACCESS=key`, `write` and `admin` always require one with that
 * scope.
 */
export type Access = 'public' | KeyScope;
export type ReadAccess = 'open' | 'key';

/** `revalidate`: caches may store the reply but must check it before each use. `maxAge`: seconds that a reply stays fresh. */
export type CacheRule = 'no-store' | 'revalidate' | { maxAge: number };

declare module 'fastify' {
  interface FastifyContextConfig {
    access: Access;
    /** Default: `no-store`. */
    cache?: CacheRule;
  }
}

/** Returns the scope that a key must have; null if no key is required. A route without a declaration requires `admin`. */
export function requiredScope(access: Access | undefined, readAccess: ReadAccess): KeyScope | null {
  if (access === 'public') return null;
  if (access === 'read') return readAccess === 'key' ? 'read' : null;
  return access ?? 'admin';
}

/** Returns the `Cache-Control` of a successful reply. Shared caches must not store a reply that required a key. */
export function cacheControlOf(rule: CacheRule | undefined, neededKey: boolean): string {
  if (rule === undefined || rule === 'no-store') return 'no-store';
  if (rule === 'revalidate') return neededKey ? 'private, no-cache' : 'no-cache';
  return `${neededKey ? 'private' : 'public'}, max-age=${rule.maxAge}`;
}
