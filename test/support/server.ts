// A server for tests: the real app, listening on a free port of this machine.

import { type AppOptions, buildApp } from '../../src/app.ts';
import { inlineEnricher } from '../../src/commands/enrichment/inline.ts';
import { createKey } from '../../src/commands/keys.ts';
import { inlineWriteService } from '../../src/commands/write-service/write-service.ts';
import type { StoreOptions } from '../../src/store/index.ts';
import { seededStore, type TestStore } from './store.ts';

export interface TestServer {
  /** `http://127.0.0.1:34567` */
  url: string;
  app: Awaited<ReturnType<typeof buildApp>>;
  close: () => Promise<void>;
}

export async function startServer(options: AppOptions): Promise<TestServer> {
  const app = await buildApp(options);
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  return { url, app, close: () => app.close() };
}

export interface SeededServer extends TestServer {
  store: TestStore['store'];
  /** With the scope `write`. */
  key: string;
}

/** The sample archive, served. Closing removes it. */
export async function startSeededServer(
  options: Omit<AppOptions, 'store'> = {},
  storeOptions: StoreOptions = {},
): Promise<SeededServer> {
  const { store, remove } = await seededStore(storeOptions);
  const writeService = inlineWriteService({ store, enricher: inlineEnricher(), now: () => new Date() });
  const server = await startServer({ store, writeService, ...options });
  const { token } = await createKey(store, { name: 'tests', scope: 'write', expiresAt: null }, new Date());
  return {
    ...server,
    store,
    key: token,
    async close() {
      await server.close();
      await remove();
    },
  };
}
