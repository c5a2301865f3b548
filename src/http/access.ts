// What a route declares about itself: the key that it needs, and how its replies may be cached.

import type { KeyScope } from '../model/key/key.ts';

/** `public` never needs a key, `read` needs one if `READ_ACCESS=key`, `write` and `admin` always need one with that scope. */
export type Access = 'public' | KeyScope;
export type ReadAccess = 'open' | 'key';

/** `revalidate`: caches keep the reply, and ask before each use. `maxAge`: seconds without asking. */
export type CacheRule = 'no-store' | 'revalidate' | { maxAge: number };

declare module 'fastify' {
  interface FastifyContextConfig {
    access: Access;
    /** Default: `no-store`. */
    cache?: CacheRule;
  }
}

/** The scope that a key must have; null: no key is needed. A route without a declaration is closed. */
export function requiredScope(access: Access | undefined, readAccess: ReadAccess): KeyScope | null {
  if (access === 'public') return null;
  if (access === 'read') return readAccess === 'key' ? 'read' : null;
  return access ?? 'admin';
}

/** The `Cache-Control` of a successful reply. A reply that needed a key is never stored by a shared cache. */
export function cacheControlOf(rule: CacheRule | undefined, neededKey: boolean): string {
  if (rule === undefined || rule === 'no-store') return 'no-store';
  if (rule === 'revalidate') return neededKey ? 'private, no-cache' : 'no-cache';
  return `${neededKey ? 'private' : 'public'}, max-age=${rule.maxAge}`;
}
