import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ConfigError, readConfig } from '../src/config.ts';

const defaults = {
  host: '127.0.0.1',
  port: 3000,
  databaseUrl: 'file:data/archive.db',
  durability: 'power',
  seed: true,
  rateLimit: 6000,
  bodyLimit: 16 * 1024 ** 2,
  importLimit: 1024 ** 3,
  importQuota: 8 * 1024 ** 3,
  importWorkers: null,
  namesModel: null,
  searchWorkers: 2,
  searchDeadline: 10_000,
  readAccess: 'open',
  logLevel: 'info',
  trustProxy: false,
  urlPatterns: null,
  metricsHost: '127.0.0.1',
  metricsPort: null,
  publicUrl: null,
  mirrorKey: null,
};

function why(environment: Record<string, string>): string {
  try {
    return `no error: ${JSON.stringify(readConfig(environment))}`;
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    return (error as Error).message;
  }
}

describe('the settings', () => {
  test('have defaults, also where they are left blank', () => {
    expect(readConfig({})).toEqual(defaults);
    expect(readConfig({ PORT: '', SEED: '', DATABASE_URL: '', UNKNOWN: 'x' })).toEqual(defaults);
  });

  test.each([
    [{ HOST: '0.0.0.0' }, { host: '0.0.0.0' }],
    [{ PORT: '0' }, { port: 0 }],
    [{ PORT: '65535' }, { port: 65_535 }],
    [{ DATABASE_URL: 'file:///srv/a.db' }, { databaseUrl: 'file:///srv/a.db' }],
    [{ DURABILITY: 'process' }, { durability: 'process' }],
    [{ DURABILITY: 'power' }, { durability: 'power' }],
    [{ SEED: 'off' }, { seed: false }],
    [{ RATE_LIMIT: 'off' }, { rateLimit: null }],
    [{ RATE_LIMIT: '60' }, { rateLimit: 60 }],
    [{ BODY_LIMIT: '1048576' }, { bodyLimit: 1_048_576 }],
    [{ IMPORT_LIMIT: '1048576' }, { importLimit: 1_048_576 }],
    [{ IMPORT_QUOTA: '1048576' }, { importQuota: 1_048_576 }],
    [{ IMPORT_WORKERS: 'auto' }, { importWorkers: null }],
    [{ IMPORT_WORKERS: '3' }, { importWorkers: 3 }],
    [{ NAMES_MODEL: 'models/news' }, { namesModel: 'models/news' }],
    [{ SEARCH_WORKERS: '4' }, { searchWorkers: 4 }],
    [{ SEARCH_DEADLINE: '500' }, { searchDeadline: 500 }],
    [{ LOG_LEVEL: 'silent' }, { logLevel: 'silent' }],
    [
      { METRICS_PORT: '9464', METRICS_HOST: '::' },
      { metricsPort: 9464, metricsHost: '::' },
    ],
    [{ METRICS_PORT: 'off' }, { metricsPort: null }],
    [{ TRUST_PROXY: 'true' }, { trustProxy: true }],
    [{ TRUST_PROXY: 'false' }, { trustProxy: false }],
    [{ TRUST_PROXY: '1' }, { trustProxy: 1 }],
    [{ TRUST_PROXY: '10.0.0.0/8, ::1' }, { trustProxy: '10.0.0.0/8, ::1' }],
    [{ TRUST_PROXY: 'loopback' }, { trustProxy: 'loopback' }],
    [{ MIRROR_KEY: 'na_key' }, { mirrorKey: 'na_key' }],
    [{ PUBLIC_URL: 'https://archive.example/' }, { publicUrl: 'https://archive.example' }],
    [{ PUBLIC_URL: 'https://archive.example/news/' }, { publicUrl: 'https://archive.example/news' }],
  ])('are read: %j', (environment, changed) => {
    expect(readConfig(environment)).toEqual({ ...defaults, ...changed });
  });

  test.each([
    [{ PORT: '-1' }, 'Setting PORT: PORT must be a whole number from 0 to 65535; it is "-1".'],
    [{ PORT: '65536' }, 'Setting PORT: PORT must be a whole number from 0 to 65535; it is "65536".'],
    [{ PORT: '3e3' }, 'Setting PORT: PORT must be a whole number from 0 to 65535; it is "3e3".'],
    [{ PORT: ' 1' }, 'Setting PORT: PORT must be a whole number from 0 to 65535; it is " 1".'],
    [
      { MIRROR_KEY: 'na_key\nsecret' },
      'Setting MIRROR_KEY: MIRROR_KEY must be a key of the other archive, without blanks.',
    ],
    [
      { DATABASE_URL: 'file:archive.db?mode=ro' },
      'Setting DATABASE_URL: DATABASE_URL takes no parameters, only "file:" and a path; it is "file:archive.db?mode=ro".',
    ],
    [
      { DATABASE_URL: 'data/archive.db' },
      'Setting DATABASE_URL: DATABASE_URL must be "file:" and a path, such as file:data/archive.db; it is "data/archive.db".',
    ],
    [{ SEED: 'no' }, 'Setting SEED: SEED must be "auto" or "off"; it is "no".'],
    [
      { RATE_LIMIT: '0' },
      'Setting RATE_LIMIT: RATE_LIMIT must be a whole number from 1 to 1000000000, or "off"; it is "0".',
    ],
    [{ BODY_LIMIT: '1' }, 'Setting BODY_LIMIT: BODY_LIMIT must be a whole number from 1024 to 1073741824; it is "1".'],
    [
      { IMPORT_WORKERS: '0' },
      'Setting IMPORT_WORKERS: IMPORT_WORKERS must be a whole number from 1 to 64, or "auto"; it is "0".',
    ],
    [
      { METRICS_PORT: 'on' },
      'Setting METRICS_PORT: METRICS_PORT must be a whole number from 0 to 65535, or "off"; it is "on".',
    ],
    [
      { LOG_LEVEL: 'loud' },
      'Setting LOG_LEVEL: LOG_LEVEL must be one of fatal, error, warn, info, debug, trace, silent; it is "loud".',
    ],
    [
      { PUBLIC_URL: 'https://archive.example/v1/news' },
      'Setting PUBLIC_URL: PUBLIC_URL must not have a path that begins as one of the API does, such as /v1 or /docs; it is "https://archive.example/v1/news".',
    ],
    [
      { PUBLIC_URL: 'archive.example' },
      'Setting PUBLIC_URL: PUBLIC_URL must be an address such as https://archive.example.org; it is "archive.example".',
    ],
  ])('are refused with one line that says what they take: %j', (environment, message) => {
    expect(why(environment)).toBe(message);
  });

  test.each(['everybody', '1.2.3', '101', '10.0.0.0/33', '10.0.0.1,', 'loopback,nobody'])(
    'whom to trust is an address, a network or a name that Fastify knows: not "%s"',
    (value) => {
      expect(why({ TRUST_PROXY: value })).toMatch(/^Setting TRUST_PROXY: TRUST_PROXY must be .*; it is ".*"\.$/);
    },
  );

  test('are read or refused, whatever they are', () => {
    const names = [
      'HOST',
      'PORT',
      'DATABASE_URL',
      'SEED',
      'RATE_LIMIT',
      'BODY_LIMIT',
      'LOG_LEVEL',
      'TRUST_PROXY',
      'PUBLIC_URL',
    ];
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.string({ unit: 'grapheme' }), (name, value) => {
        const message = why({ [name]: value });
        if (!message.startsWith('no error')) expect(message).toMatch(new RegExp(`^Setting ${name}: `));
      }),
    );
  });
});
