// A server that can be written to: the real app on a real archive, with a key of each scope.

import type { AppOptions } from '../../src/app.ts';
import { inlineEnricher } from '../../src/commands/enrichment/inline.ts';
import { createKey } from '../../src/commands/keys.ts';
import { openWriteService } from '../../src/commands/write-service/thread.ts';
import { inlineWriteService } from '../../src/commands/write-service/write-service.ts';
import type { KeyScope } from '../../src/model/key/key.ts';
import type { Store } from '../../src/store/index.ts';
import { startServer, type TestServer } from './server.ts';
import { openTestStore, seededStore } from './store.ts';

export interface Sent {
  status: number;
  headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: what it is, each test says.
  body: any;
}

export interface Send {
  body?: unknown;
  headers?: Record<string, string>;
  /** Default: `write`; null: none. */
  scope?: KeyScope | null;
}

export interface WritableServer {
  url: string;
  app: TestServer['app'];
  store: Store;
  keys: Record<KeyScope, string>;
  send: (method: string, path: string, options?: Send) => Promise<Sent>;
  close: () => Promise<void>;
}

/** `threaded`: what is written is written in a thread of its own and read in another, as where the program runs. */
export async function startWritableServer({
  seeded = false,
  threaded = false,
  ...options
}: { seeded?: boolean; threaded?: boolean } & Pick<
  AppOptions,
  'uploads' | 'rateLimit' | 'bodyLimit'
> = {}): Promise<WritableServer> {
  const { store, url: databaseUrl, remove } = seeded ? await seededStore() : openTestStore({ workers: 1 });
  const writeService = threaded
    ? openWriteService({ databaseUrl, importWorkers: 1, namesModel: null, onChange: store.changed, say: () => {} })
    : inlineWriteService({ store, enricher: inlineEnricher(), now: () => new Date() });
  const server = await startServer({ store, writeService, ...options });
  const key = async (scope: KeyScope) =>
    (await createKey(store, { name: scope, scope, expiresAt: null }, new Date())).token;
  const keys = { read: await key('read'), write: await key('write'), admin: await key('admin') };
  return {
    url: server.url,
    app: server.app,
    store,
    keys,
    async send(method, path, { body, headers = {}, scope = 'write' } = {}) {
      const isText = typeof body === 'string' || body instanceof Uint8Array || body instanceof FormData;
      const response = await fetch(`${server.url}${path}`, {
        method,
        redirect: 'manual',
        headers: {
          ...(scope && { authorization: `Bearer ${keys[scope]}` }),
          ...(body !== undefined && !isText && { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body !== undefined && { body: isText ? (body as string) : JSON.stringify(body) }),
      });
      const text = await response.text();
      return { status: response.status, headers: response.headers, body: text === '' ? null : JSON.parse(text) };
    },
    async close() {
      await server.close();
      await writeService.close();
      await remove();
    },
  };
}
