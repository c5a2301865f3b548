// Starts the server (settings, store, seed, app, listening) and closes it in reverse order.

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

/** Milliseconds between two checks for work of the write thread. */
const WATCH = 15_000;

/** The server cannot start; the message is one line. */
export class StartError extends Error {
  override name = 'StartError';
}

export interface Served {
  /** Address on which it listens: `http://127.0.0.1:3000`. */
  url: string;
  /** Finishes pending work and closes the database. */
  close: () => Promise<void>;
}

/** @throws StartError, or an error of the store if it cannot be opened. */
export async function serve(config: Config, log: Logger): Promise<Served> {
  const store = openStore(config.databaseUrl, {
    workers: config.searchWorkers,
    deadline: config.searchDeadline,
    durability: config.durability,
    urlPatterns: loadUrlPatterns(config.urlPatterns),
    // The write service rebuilds.
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
    // An unusable model must fail the start, even if nothing is imported now.
    if (config.namesModel !== null) await writeService.execute('prepare');
    // Seeding runs before listening, so that clients never see half of the sample.
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
    // Resumes interrupted work: now, and later if another process or the write thread fails.
    const goOn = async () => {
      if (store.hasUnfinished()) await writeService.execute('goOn');
    };
    const look = () => void goOn().catch((error) => log.error(error));
    look();
    // A running write thread checks for itself.
    watching = setInterval(() => writeService.isAwake() || look(), WATCH).unref();
    store.prepare();
    await listenForMetrics(metrics, config, log);
    const { host, port } = config;
    // Fastify logs this line for each address; with port 0 it shows the chosen port.
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
