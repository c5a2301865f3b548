// Serving the archive: settings, store, seed, app, listening; and closing, in the opposite order.

import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildApp } from './app.ts';
import { openDesk } from './commands/desk/thread.ts';
import { loadUrlPatterns } from './commands/url-patterns.ts';
import type { Config } from './config.ts';
import { openStore } from './store/index.ts';

const SEED = fileURLToPath(new URL('../seed', import.meta.url));

/** A server that cannot start; its message is one clear line. */
export class StartError extends Error {
  override name = 'StartError';
}

export interface Served {
  /** Where it listens: `http://127.0.0.1:3000`. */
  url: string;
  /** Finishes what is under way and closes the database. */
  close: () => Promise<void>;
}

/** @throws StartError, or what the store throws where it cannot be opened. */
export async function serve(config: Config, say: (line: string) => void): Promise<Served> {
  let log: { info: (line: string) => void } | undefined;
  const store = openStore(config.databaseUrl, {
    workers: config.searchWorkers,
    deadline: config.searchDeadline,
    urlPatterns: loadUrlPatterns(config.urlPatterns),
    // The desk does.
    refresh: false,
    onProgress: (share) =>
      log?.info(share < 1 ? `Reading the archive in to search it: ${Math.floor(share * 100)} %.` : 'Search is ready.'),
  });
  const desk = openDesk({
    databaseUrl: config.databaseUrl,
    importWorkers: config.importWorkers,
    namesModel: config.namesModel,
    onChange: () => store.changed(),
    say,
  });
  const closeAll = async () => {
    await desk.close();
    await store.close();
  };
  try {
    // What was set must be there, also where there is nothing to import just now.
    if (config.namesModel !== null) await desk.do('prepare');
    // Before it listens: nobody finds half of the sample.
    if (config.seed && existsSync(SEED)) {
      const seeded = await desk.do('seed', SEED);
      if (seeded) say(`Imported ${seeded.created} articles of the sample archive into ${config.databaseUrl}.`);
    }
    await desk.do('resumeImports');
    const app = await buildApp({
      store,
      desk,
      readAccess: config.readAccess,
      publicUrl: config.publicUrl,
      rateLimit: config.rateLimit,
      bodyLimit: config.bodyLimit,
      uploads: { most: config.importLimit, quota: config.importQuota },
      trustProxy: config.trustProxy,
      logger: config.logLevel === 'silent' ? false : { level: config.logLevel },
    });
    log = app.log;
    // What was cut off goes on.
    desk.do('finishCuration').catch((error) => app.log.error(error));
    store.prepare();
    const url = await app.listen({ host: config.host, port: config.port }).catch((cause) => {
      throw new StartError(whyNot(config, cause), { cause });
    });
    return {
      url,
      async close() {
        await app.close();
        await closeAll();
      },
    };
  } catch (error) {
    await closeAll();
    throw error;
  }
}

function whyNot({ host, port }: Config, cause: NodeJS.ErrnoException): string {
  switch (cause.code) {
    case 'EADDRINUSE':
      return `Port ${port} is in use on ${host}. Set PORT to another one, or to 0 for any that is free.`;
    case 'EACCES':
      return `Port ${port} may not be used by this user. Set PORT to one above 1023.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `This machine does not have the address ${host}. Set HOST to 127.0.0.1 or 0.0.0.0.`;
    default:
      return `Cannot listen on ${host}:${port}: ${cause.message}.`;
  }
}
