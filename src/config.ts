// Reads the settings from the environment; no other file reads it.

import { isIP } from 'node:net';
import { z } from 'zod';

const number = (name: string, { min, max }: { min: number; max: number }, otherwise = '') => {
  const error = `${name} must be a whole number from ${min} to ${max}${otherwise}`;
  return z
    .string()
    .regex(/^\d{1,15}$/, { error })
    .transform(Number)
    .refine((value) => value >= min && value <= max, { error });
};
const orOff = <Schema extends z.ZodType>(schema: Schema) => z.union([z.literal('off').transform(() => null), schema]);

/** With one of these as the path of PUBLIC_URL, the server could not tell whether a proxy has removed it. */
const OWN_PATHS = /^\/(?:v1|docs|problems|livez|readyz|openapi[^/]*)(?:\/|$)/;

const Settings = z.object({
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: number('PORT', { min: 0, max: 65_535 }).default(3000),
  DATABASE_URL: z
    .string()
    .regex(/^file:./, { error: 'DATABASE_URL must be "file:" and a path, such as file:data/archive.db' })
    .regex(/^[^?]*$/, { error: 'DATABASE_URL takes no parameters, only "file:" and a path' })
    .default('file:data/archive.db'),
  DURABILITY: z.enum(['power', 'process'], { error: 'DURABILITY must be "power" or "process"' }).default('power'),
  SEED: z.enum(['auto', 'off'], { error: 'SEED must be "auto" or "off"' }).default('auto'),
  RATE_LIMIT: orOff(number('RATE_LIMIT', { min: 1, max: 1_000_000_000 }, ', or "off"')).default(6000),
  BODY_LIMIT: number('BODY_LIMIT', { min: 1024, max: 1024 ** 3 }).default(16 * 1024 ** 2),
  IMPORT_LIMIT: number('IMPORT_LIMIT', { min: 1024, max: 1024 ** 4 }).default(1024 ** 3),
  IMPORT_QUOTA: number('IMPORT_QUOTA', { min: 1024, max: 1024 ** 5 }).default(8 * 1024 ** 3),
  IMPORT_WORKERS: z
    .union([z.literal('auto').transform(() => null), number('IMPORT_WORKERS', { min: 1, max: 64 }, ', or "auto"')])
    .default(null),
  NAMES_MODEL: z.string().nullable().default(null),
  SEARCH_WORKERS: number('SEARCH_WORKERS', { min: 1, max: 64 }).default(2),
  SEARCH_DEADLINE: number('SEARCH_DEADLINE', { min: 100, max: 600_000 }).default(10_000),
  READ_ACCESS: z.enum(['open', 'key'], { error: 'READ_ACCESS must be "open" or "key"' }).default('open'),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
      error: 'LOG_LEVEL must be one of fatal, error, warn, info, debug, trace, silent',
    })
    .default('info'),
  METRICS_HOST: z.string().min(1).default('127.0.0.1'),
  METRICS_PORT: orOff(number('METRICS_PORT', { min: 0, max: 65_535 }, ', or "off"')).default(null),
  TRUST_PROXY: z
    .union([
      z.enum(['true', 'false']).transform((value) => value === 'true'),
      number('TRUST_PROXY', { min: 0, max: 100 }),
      z.string().refine((text) => text.split(',').every((one) => isNetwork(one.trim())), {
        error:
          'TRUST_PROXY must be true, false, a number of hops up to 100, or addresses and networks such as 10.0.0.0/8',
      }),
    ])
    .default(false),
  MIRROR_KEY: z
    .string()
    .regex(/^[!-~]+$/, { error: 'MIRROR_KEY must be a key of the other archive, without blanks' })
    .nullable()
    .default(null),
  URL_PATTERNS: z.string().min(1).nullable().default(null),
  PUBLIC_URL: z
    .string()
    .transform((text, context) => {
      const url = URL.parse(text);
      const isAddress = url && /^https?:$/.test(url.protocol) && !url.search && !url.hash;
      if (isAddress && !OWN_PATHS.test(url.pathname)) return url.href.replace(/\/+$/, '');
      const message = isAddress
        ? 'PUBLIC_URL must not have a path that begins as one of the API does, such as /v1 or /docs'
        : 'PUBLIC_URL must be an address such as https://archive.example.org';
      context.addIssue({ code: 'custom', message });
      return z.NEVER;
    })
    .nullable()
    .default(null),
});

export interface Config {
  /** Address on which to listen. */
  host: string;
  /** Port on which to listen; 0: any free port. */
  port: number;
  databaseUrl: string;
  /** What a commit survives: a power failure, or only the end of the process. */
  durability: 'power' | 'process';
  /** Whether an empty archive is filled with the sample documents. */
  seed: boolean;
  /** Requests per minute and client; null: no limit. */
  rateLimit: number | null;
  /** Maximum bytes of a request body. */
  bodyLimit: number;
  /** Maximum bytes of all documents of an import over HTTP. */
  importLimit: number;
  /** Maximum bytes of all imports over HTTP that wait or run; one key may use half of them. */
  importQuota: number;
  /** Threads that read and enrich documents; null: one per core except one. */
  importWorkers: number | null;
  /** Folder of a transformer model that extracts names; null: the bundled model. */
  namesModel: string | null;
  /** Threads for queries over many articles. */
  searchWorkers: number;
  /** Milliseconds after which such a query is cancelled. */
  searchDeadline: number;
  /** Whether reading requires a key, as writing does. */
  readAccess: 'open' | 'key';
  logLevel: string;
  /** Address on which to serve metrics. */
  metricsHost: string;
  /** Port on which to serve metrics, 0 for any free one; null: no metrics. */
  metricsPort: number | null;
  /** Whose `X-Forwarded-For` is trusted: none, all, a number of proxies, or a list of addresses. */
  trustProxy: boolean | number | string;
  /** The key that a mirror sends to the archive that it follows. */
  mirrorKey: string | null;
  /** File with patterns of publishers' former addresses. */
  urlPatterns: string | null;
  /** The address at which clients reach the server, without a trailing slash. */
  publicUrl: string | null;
}

/** An invalid setting; its message is one line. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

/** @throws ConfigError that names the setting and its valid values. */
export function readConfig(environment: Record<string, string | undefined> = process.env): Config {
  // An empty setting, as in `PORT= npm start`, counts as not set.
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const read = Settings.safeParse(given);
  if (!read.success) {
    const [issue] = read.error.issues;
    const name = String(issue?.path[0]);
    const said = leafMessage(issue);
    // A secret must not appear in a message that may be stored.
    const is = name === 'MIRROR_KEY' ? '' : `; it is "${given[name]}"`;
    throw new ConfigError(`Setting ${name}: ${said.startsWith(name) ? said : `${name} ${said}`}${is}.`);
  }
  const it = read.data;
  return {
    host: it.HOST,
    port: it.PORT,
    databaseUrl: it.DATABASE_URL,
    durability: it.DURABILITY,
    seed: it.SEED === 'auto',
    rateLimit: it.RATE_LIMIT,
    bodyLimit: it.BODY_LIMIT,
    importLimit: it.IMPORT_LIMIT,
    importQuota: it.IMPORT_QUOTA,
    importWorkers: it.IMPORT_WORKERS,
    namesModel: it.NAMES_MODEL,
    searchWorkers: it.SEARCH_WORKERS,
    searchDeadline: it.SEARCH_DEADLINE,
    readAccess: it.READ_ACCESS,
    logLevel: it.LOG_LEVEL,
    metricsHost: it.METRICS_HOST,
    metricsPort: it.METRICS_PORT,
    trustProxy: it.TRUST_PROXY,
    mirrorKey: it.MIRROR_KEY,
    urlPatterns: it.URL_PATTERNS,
    publicUrl: it.PUBLIC_URL,
  };
}

/** Whether a text is an address, a network or a named range, as Fastify's `trustProxy` accepts them. */
function isNetwork(text: string): boolean {
  if (['loopback', 'linklocal', 'uniquelocal'].includes(text)) return true;
  const [, address = '', bits = '1'] = /^([^/]*)(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  return isIP(address) > 0 && Number(bits) >= 1 && Number(bits) <= (isIP(address) === 4 ? 32 : 128);
}

/** Returns the message of a union's last branch, which is the most general one. */
function leafMessage(issue: z.core.$ZodIssue | undefined): string {
  if (issue?.code === 'invalid_union') {
    const last = issue.errors.at(-1)?.[0];
    return last ? leafMessage(last) : issue.message;
  }
  return issue?.message ?? 'is not valid';
}
