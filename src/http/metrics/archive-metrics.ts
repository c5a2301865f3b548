// Defines metrics of the archive and of the server's queues, read at each scrape.

import { Counter, Gauge, type Registry } from 'prom-client';
import type { WriteService } from '../../commands/write-service/write-service.ts';
import type { Store } from '../../store/index.ts';
import { VERSION } from '../../version.ts';
import type { ChangeHub } from '../change-hub.ts';
import type { ReplyCache } from '../reply-cache.ts';

export interface ArchiveSource {
  store: Pick<Store, 'seq' | 'imports' | 'load' | 'diskUse'>;
  writeService: Pick<WriteService, 'depth'> | null;
  hub: Pick<ChangeHub, 'counts'>;
  replies: Pick<ReplyCache, 'counts'>;
  now?: () => number;
}

type Value = number | Record<string, number>;

interface Measure {
  name: string;
  help: string;
  /** Whether the value only grows. */
  isCounter?: true;
  /** Label name, if there is one value per label. */
  label?: string;
  /** Reads one value, or one per label. */
  read: () => Value | Promise<Value>;
}

export function archiveMetrics(
  registry: Registry,
  { store, writeService, hub, replies, now = Date.now }: ArchiveSource,
): void {
  const measures: Measure[] = [
    { name: 'change_seq', help: 'Number of the newest change of the archive.', read: () => store.seq() },
    {
      name: 'queue_depth',
      help: 'What waits: searches for a worker, writes for the writer (with the one under way), imports for their turn.',
      label: 'queue',
      read: async () => ({
        search: store.load().search.waiting,
        write: writeService?.depth() ?? 0,
        import: (await store.imports.backlog()).queued,
      }),
    },
    {
      name: 'running',
      help: 'What is under way: searches, exports, imports.',
      label: 'work',
      read: async () => ({
        search: store.load().search.running,
        export: store.load().exports,
        import: (await store.imports.backlog()).running,
      }),
    },
    {
      name: 'import_lag_seconds',
      help: 'Age of the oldest import that waits for its turn; 0 if there is none.',
      read: async () => {
        const { oldestQueuedAt } = await store.imports.backlog();
        return oldestQueuedAt === null ? 0 : Math.max(0, (now() - Date.parse(oldestQueuedAt)) / 1000);
      },
    },
    {
      name: 'followers',
      help: 'Clients that follow the change log: open streams, and requests that wait.',
      label: 'kind',
      read: () => ({ stream: hub.counts().streams, wait: hub.counts().waiting }),
    },
    {
      name: 'reply_cache_lookups_total',
      help: 'Lookups in the cache of replies, by result.',
      label: 'result',
      isCounter: true,
      read: () => ({ hit: replies.counts().hits, miss: replies.counts().misses }),
    },
    { name: 'reply_cache_bytes', help: 'Bytes of all cached replies.', read: () => replies.counts().bytes },
    {
      name: 'database_bytes',
      help: 'Size of the files of the database.',
      label: 'file',
      read: async () => {
        const { database, wal } = await store.diskUse();
        return { database, wal };
      },
    },
    {
      name: 'disk_free_bytes',
      help: 'Free space of the disk that has the database.',
      read: async () => (await store.diskUse()).free,
    },
  ];
  for (const measure of measures) register(registry, measure);
  buildInfo(registry);
}

/** Registers a metric. A value that cannot be read is omitted; the scrape goes on. */
function register(registry: Registry, { name, help, label, isCounter, read }: Measure): void {
  const Metric = isCounter ? Counter : Gauge;
  new Metric({
    name: `news_archive_${name}`,
    help,
    labelNames: label === undefined ? [] : [label],
    registers: [registry],
    async collect() {
      this.reset();
      try {
        const value = await read();
        if (typeof value === 'number') this.inc(value);
        else for (const [key, one] of Object.entries(value)) this.inc({ [label ?? '']: key }, one);
      } catch {
        this.remove();
      }
    },
  });
}

function buildInfo(registry: Registry): void {
  new Gauge({
    name: 'news_archive_build_info',
    help: 'Versions of the program and of Node.js; the value is always 1.',
    labelNames: ['version', 'node'],
    registers: [registry],
  }).set({ version: VERSION, node: process.versions.node }, 1);
}
