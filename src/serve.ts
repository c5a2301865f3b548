// Serving the archive: settings, store, seed, app, listening; and closing, in the opposite order.

import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildApp } from './app.ts';
import { hasSpool } from './commands/imports/spool.ts';
import { isSeedDue } from './commands/seed-due.ts';
import { loadUrlPatterns } from './commands/url-patterns.ts';
import { openWriteService } from './commands/write-service/thread.ts';
import type { Config } from './config.ts';
import { type Metrics, openMetrics } from './http/metrics/index.ts';
import type { Logger } from './log.ts';
import { openStore } from './store/index.ts';

const SEED = fileURLToPath(new URL('../seed', import.meta.url));

/** How often it is looked whether there is something to do for a thread that writes, in milliseconds. */
const WATCH = 15_000;

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
export async function serve(config: Config, log: Logger): Promise<Served> {
  const store = openStore(config.databaseUrl, {
    workers: config.searchWorkers,
    deadline: config.searchDeadline,
    durability: config.durability,
    urlPatterns: loadUrlPatterns(config.urlPatterns),
    // The write service does.
    rebuild: false,
    onProgress: (share) =>
      log.info(share < 1 ? `Reading the archive in to search it: ${Math.floor(share * 100)} %.` : 'Search is ready.'),
  });
  const writeService = openWriteService({
    databaseUrl: config.databaseUrl,
    identity: store.identity,
    durability: config.durability,
    importWorkers: config.importWorkers,
    namesModel: config.namesModel,
    onChange: () => store.changed(),
    say: (line) => log.warn(line),
  });
  const metrics = config.metricsPort === null ? null : openMetrics();
  let watching: NodeJS.Timeout | undefined;
  const closeAll = async () => {
    clearInterval(watching);
    await metrics?.close();
    await writeService.close();
    await store.close();
  };
  try {
    // What was set must be there, also where there is nothing to import just now.
    if (config.namesModel !== null) await writeService.execute('prepare');
    // Before it listens: nobody finds half of the sample.
    if (config.seed && existsSync(SEED) && (await isSeedDue(store))) {
      const seeded = await writeService.execute('seed', SEED);
      if (seeded) log.info(`Imported ${seeded.created} articles of the sample archive into ${config.databaseUrl}.`);
    }
    if (store.hasUnfinished() || (await hasSpool(store.file))) await writeService.execute('resumeImports');
    const app = await buildApp({
      store,
      writeService,
      readAccess: config.readAccess,
      publicUrl: config.publicUrl,
      rateLimit: config.rateLimit,
      bodyLimit: config.bodyLimit,
      uploads: { most: config.importLimit, quota: config.importQuota },
      trustProxy: config.trustProxy,
      log,
      metrics,
    });
    // What was cut off goes on: now, and when another process or the thread that writes is lost.
    const goOn = async () => {
      if (store.hasUnfinished()) await writeService.execute('goOn');
    };
    const look = () => void goOn().catch((error) => log.error(error));
    look();
    // A thread that is there looks for itself.
    watching = setInterval(() => writeService.isAwake() || look(), WATCH).unref();
    store.prepare();
    await listenForMetrics(metrics, config, log);
    const { host, port } = config;
    // Fastify logs this line for each address it listens on. With port 0 it is where the port can be read.
    const listenTextResolver = (address: string) => `news-archive serves ${address} from ${config.databaseUrl}.`;
    const url = await app.listen({ host, port, listenTextResolver }).catch((cause) => {
      throw new StartError(whyNot(config, SETTINGS, cause), { cause });
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

async function listenForMetrics(metrics: Metrics | null, config: Config, log: Logger): Promise<void> {
  const { metricsHost: host, metricsPort: port } = config;
  if (!metrics || port === null) return;
  const url = await metrics.listen({ host, port }).catch((cause) => {
    throw new StartError(whyNot({ host, port }, { host: 'METRICS_HOST', port: 'METRICS_PORT' }, cause), { cause });
  });
  log.info(`Metrics are at ${url} for Prometheus.`);
}

interface Address<Of> {
  host: Of;
  port: Of;
}

const SETTINGS: Address<string> = { host: 'HOST', port: 'PORT' };

function whyNot(
  { host, port }: { host: string; port: number },
  settings: Address<string>,
  cause: NodeJS.ErrnoException,
): string {
  switch (cause.code) {
    case 'EADDRINUSE':
      return `Port ${port} is in use on ${host}. Set ${settings.port} to another one, or to 0 for any that is free.`;
    case 'EACCES':
      return `Port ${port} may not be used by this user. Set ${settings.port} to one above 1023.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `This machine does not have the address ${host}. Set ${settings.host} to 127.0.0.1 or 0.0.0.0.`;
    default:
      return `Cannot listen on ${host}:${port}: ${cause.message}.`;
  }
}
