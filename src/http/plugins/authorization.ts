// Authorises requests by API key (RFC 6750): checks keys that are sent and requires one where the route does.

import type { FastifyInstance, FastifyRequest } from 'fastify';
import { mirrorRefusal } from '../../model/archive/mirror-source.ts';
import { type ApiKey, allows, isToken, type KeyScope, keyIdOf } from '../../model/key/key.ts';
import { Problem } from '../../model/problem/problem.ts';
import type { Store } from '../../store/index.ts';
import { type Access, type ReadAccess, requiredScope } from '../access.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The key that was sent; null if none was. */
    apiKey: Pick<ApiKey, 'id' | 'scope'> | null;
  }
  interface FastifyInstance {
    /** Access of the routes in a scope that declare none because a third-party plugin registers them. */
    defaultAccess?: Access;
    /** Access of every registered route, by method and pattern: `GET /v1/articles`. */
    declaredAccess: ReadonlyMap<string, Access>;
  }
}

export interface Authorization {
  store: Pick<Store, 'keys' | 'mirrorSource'>;
  /** Whether reading requires a key. */
  readAccess: ReadAccess;
  /** Called when a key is used, at most once a minute. */
  onUse: (id: string) => void;
  now?: () => number;
}

/** Methods that change nothing, which a mirror also answers. */
const READS: ReadonlySet<string> = new Set(['GET', 'HEAD']);
/** Milliseconds between two notes of a key's use. */
const NOTED = 60_000;
const REALM = 'Bearer realm="news-archive"';

/** Register after the hooks that reject requests regardless of the client, and before those that answer. */
export function authorization(app: FastifyInstance, { store, readAccess, onUse, now = Date.now }: Authorization): void {
  const noted = new Map<string, number>();
  app.decorateRequest('apiKey', null);
  requireDeclarations(app);

  app.addHook('onRequest', (request, _reply, done) => {
    const scope = requiredScope(request.routeOptions.config.access, readAccess);
    const { authorization: sent } = request.headers;
    if (sent === undefined && scope === null) return done();
    check(request, sent, scope).then(() => done(), done);
  });

  async function check(request: FastifyRequest, sent: string | undefined, scope: KeyScope | null): Promise<void> {
    if (sent === undefined) throw await withoutKey(store);
    const key = await known(sent);
    if (scope !== null && !allows(key, scope)) {
      const detail = `This takes a key with the scope ${scope}; the key ${key.id} has ${key.scope}.`;
      throw refusal('forbidden', detail, `error="insufficient_scope", scope="${scope}"`);
    }
    request.apiKey = { id: key.id, scope: key.scope };
    note(key.id);
    if (scope === null || scope === 'read' || READS.has(request.method)) return;
    const origin = await store.mirrorSource();
    if (origin) throw mirrorRefusal(origin);
  }

  async function known(sent: string): Promise<ApiKey> {
    const token = /^bearer +(\S+)$/iu.exec(sent.trim())?.[1];
    if (token === undefined) throw invalid('The `Authorization` header must be `Bearer`, a blank and a key.');
    const id = keyIdOf(token);
    const key = id === null ? null : await store.keys.find(id);
    // A missing key and a forged one get the same message, so that it does not reveal which keys exist.
    if (!key || !isToken(token, key)) throw invalid('The key is not one of this archive.');
    if (key.revokedAt !== null) throw invalid(`The key ${key.id} was revoked ${key.revokedAt}.`);
    if (key.expiresAt !== null && Date.parse(key.expiresAt) <= now()) {
      throw invalid(`The key ${key.id} expired ${key.expiresAt}.`);
    }
    return key;
  }

  function note(id: string): void {
    const time = now();
    if (time - (noted.get(id) ?? Number.NEGATIVE_INFINITY) < NOTED) return;
    noted.set(id, time);
    onUse(id);
  }
}

/** Rejects routes without declared access at registration: a forgotten declaration must not open a route. */
function requireDeclarations(app: FastifyInstance): void {
  const declared = new Map<string, Access>();
  app.decorate('declaredAccess', declared);
  app.addHook('onRoute', function (this: FastifyInstance, route) {
    const access = route.config?.access ?? this.defaultAccess;
    const names = [route.method].flat().map((method) => `${method} ${route.url}`);
    if (access === undefined) {
      throw new Error(`The route ${names.join(', ')} does not declare its access: add \`config: { access: … }\`.`);
    }
    route.config = { ...route.config, access };
    for (const name of names) declared.set(name, access);
  });
}

async function withoutKey(store: Pick<Store, 'keys'>): Promise<Problem> {
  const none = (await store.keys.isEmpty())
    ? ' This archive has no keys yet: whoever runs it makes one with `news-archive keys create --name <name> --scope write`.'
    : '';
  return refusal('unauthorized', `Send a key as \`Authorization: Bearer <key>\`.${none}`);
}

const invalid = (detail: string) =>
  refusal('unauthorized', detail, `error="invalid_token", error_description="${detail.replaceAll(/["`\\]/g, '')}"`);

function refusal(code: 'unauthorized' | 'forbidden', detail: string, parameters?: string): Problem {
  return new Problem(code, {
    detail,
    headers: { 'www-authenticate': parameters ? `${REALM}, ${parameters}` : REALM },
  });
}
