// Who may: a key is asked for where a route needs one, and one that is sent must be good (RFC 6750).

import type { FastifyInstance, FastifyRequest } from 'fastify';
import { mirrorRefusal } from '../../model/archive/mirror-source.ts';
import { type ApiKey, allows, isToken, type KeyScope, keyIdOf } from '../../model/key/key.ts';
import { Problem } from '../../model/problem/problem.ts';
import type { Store } from '../../store/index.ts';
import { type Access, type ReadAccess, requiredScope } from '../access.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Of the key that was sent; null where none was. */
    apiKey: Pick<ApiKey, 'id' | 'scope'> | null;
  }
  interface FastifyInstance {
    /** Of the routes of a scope that declare none, because others wrote them. */
    defaultAccess?: Access;
    /** Of every route that is registered, by method and pattern: `GET /v1/articles`. */
    declaredAccess: ReadonlyMap<string, Access>;
  }
}

export interface Authorization {
  store: Pick<Store, 'keys' | 'mirrorSource'>;
  /** Whether reading takes a key, too. */
  readAccess: ReadAccess;
  /** Told that a key was used, at most once a minute. */
  onUse: (id: string) => void;
  now?: () => number;
}

/** Methods that change nothing: a mirror answers them, too. */
const READS: ReadonlySet<string> = new Set(['GET', 'HEAD']);
/** How often the use of a key is noted, in milliseconds. */
const NOTED = 60_000;
const REALM = 'Bearer realm="news-archive"';

/** After whatever refuses a request whoever sends it, before anything answers one. */
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
    // The same words for a key that is not there and for one that is forged: nothing is told of which there are.
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

/** A route that declares no access cannot be registered: what is forgotten must not be open. */
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
