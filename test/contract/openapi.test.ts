// The OpenAPI document: it is what is committed, tools find no fault with it, and the server answers as it says.

import { execFile } from 'node:child_process';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { FastifyInstance, RouteOptions } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from '../../src/app.ts';
import type { Node, Operation } from '../../src/http/openapi/document.ts';
import { openapiDocument, toOpenapi30 } from '../../src/http/openapi/index.ts';
import { openHeaders } from '../../src/http/plugins/cors.ts';
import {
  bodyExampleOf,
  type Contract,
  contractOf,
  exampleOf,
  exampleUrl,
  needsKey,
  readingHeaders,
  resolve,
} from '../support/contract.ts';
import { type SeededServer, startSeededServer } from '../support/server.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const COMMITTED = join(ROOT, 'openapi/openapi.json');
/** Routes of the documentation itself. */
const HIDDEN = /^\/(?:openapi|docs)\b/;
/** A tool of its own process on a busy machine, in milliseconds. */
const LONG = 60_000;
const VERBS =
  /^(?:get|list|find|lookup|search|export|create|update|replace|withdraw|cancel|merge|split|delete)[A-Z]\w+$/;

const routes: { method: string; url: string; hidden: boolean }[] = [];
let server: SeededServer;
let contract: Contract;
beforeAll(async () => {
  const watch = (message: unknown) => {
    const { fastify } = message as { fastify: FastifyInstance };
    fastify.addHook('onRoute', ({ method, url, schema }: RouteOptions) => {
      const hidden = (schema as { hide?: boolean } | undefined)?.hide === true;
      for (const verb of [method].flat()) routes.push({ method: verb, url, hidden });
    });
  };
  subscribe('fastify.initialization', watch);
  server = await startSeededServer({ rateLimit: 1_000_000 });
  unsubscribe('fastify.initialization', watch);
  contract = contractOf(server.app);
});
afterAll(() => server.close());

const printed = (document: object) => `${JSON.stringify(document, null, 2)}\n`;
const fresh = async () => {
  const app = await buildApp({ store: server.store });
  const document = openapiDocument(app as never);
  await app.close();
  return document;
};

describe('The document', () => {
  it('is the one that is committed: run "npm run openapi" and look at what changed', async () => {
    expect(printed(await fresh())).toBe(await readFile(COMMITTED, 'utf8'));
  });

  it('is the same every time it is made', async () => {
    expect(printed(await fresh())).toBe(printed(await fresh()));
  });

  it('has its components in alphabetical order', () => {
    const { schemas = {}, responses = {} } = contract.document.components ?? {};
    for (const names of [Object.keys(schemas), Object.keys(responses)]) expect(names).toEqual([...names].sort());
  });

  it('says everything once: a reply or schema that is repeated is a component', () => {
    const bytes = JSON.stringify(contract.document).length;
    expect(bytes / contract.operations.length, 'bytes of JSON for each operation').toBeLessThan(6500);
  });

  it('describes every route, but those of the documentation', () => {
    const documented = new Set(contract.operations.map(({ method, path }) => `${method} ${path}`));
    const served = routes.filter(({ url }) => !HIDDEN.test(url));
    const names = served.map(({ method, url }) => `${method} ${url.replace(/:(\w+)/g, '{$1}')}`);
    expect(names.sort()).toEqual([...documented].sort());
    for (const { url, hidden } of routes) expect({ url, hidden }).toEqual({ url, hidden: HIDDEN.test(url) });
  });
});

describe('Of every operation', () => {
  const each = (check: (operation: Node, name: string, method: string) => void) => {
    for (const { operation, method, path } of contract.operations)
      check(operation, operation.operationId ?? `${method} ${path}`, method);
  };

  it('the id is a verb and a noun, used once', () => {
    each((_, name) => expect(name).toMatch(VERBS));
    const names = contract.operations.map(({ operation }) => operation.operationId);
    expect(names).toEqual([...new Set(names)]);
  });

  it('there is one tag, which is described', () => {
    const described = (contract.document.tags as Node[]).map(({ name }) => name);
    each(({ tags }, name) => {
      expect(tags, name).toHaveLength(1);
      expect(described, name).toContain((tags as string[])[0]);
    });
  });

  it('there are a short summary and a description in sentences', () => {
    each(({ summary, description }, name) => {
      expect(summary, name).toMatch(/^[A-Z].{5,60}[^.]$/);
      expect(description, name).toMatch(/^[A-Z].+[.`]$/s);
    });
  });

  it('the headers of replies can be read by pages of any origin', () => {
    // Fetch §2.2.2: those need not be named. `Vary` is for caches.
    const open = new Set(['Cache-Control', 'Last-Modified', 'Vary']);
    const exposed = new Set(openHeaders['access-control-expose-headers'].split(', '));
    each(({ responses = {} }, name) => {
      for (const { headers = {} } of Object.values(responses as Record<string, Node>)) {
        const hidden = Object.keys(headers as object).filter((header) => !open.has(header) && !exposed.has(header));
        expect(hidden, name).toEqual([]);
      }
    });
  });

  it('parameters are described, and the required ones have an example', () => {
    each(({ parameters = [] }, name) => {
      for (const parameter of parameters as Node[]) {
        expect(parameter.description, `${name} ${parameter.name}`).toMatch(/^.{10,}\.$/s);
        // Of an optional one it is the schema's: /docs fills its form with the others.
        const { required, example } = parameter;
        expect(example !== undefined, `${name} ${parameter.name}`).toBe(required === true);
      }
    });
  });

  it('the tag of what is changed is asked for where 428 tells that it lacks, and no change is answered with 304', () => {
    each((operation, name, method) => {
      const { parameters = [], responses = {} } = operation as Operation;
      const tag = parameters.find((parameter) => parameter.name === 'If-Match');
      expect(tag?.required === true, name).toBe(responses[428] !== undefined);
      if (needsKey(operation) && method !== 'GET') expect(Object.keys(responses), name).not.toContain('304');
    });
  });

  it('a form that is taken is what generators which keep one type find', () => {
    each(({ requestBody }, name) => {
      const types = Object.keys(((requestBody as Node | undefined)?.content as Node | undefined) ?? {});
      if (types.includes('multipart/form-data')) expect(types, name).not.toContain('application/json');
    });
  });

  it('JSON replies have an example', () => {
    each(({ responses }, name) => {
      for (const [status, reply] of Object.entries(responses as Record<string, Node>)) {
        for (const [type, media] of Object.entries(resolve(contract.document, reply)?.content ?? {})) {
          const { example, examples } = media as { example?: unknown; examples?: object };
          const has = example !== undefined || Object.keys(examples ?? {}).length > 0;
          expect(has || !type.endsWith('json'), `${name} ${status} ${type}`).toBe(true);
        }
      }
    });
  });

  it('objects and enums are named, and everything in them is described', () => {
    for (const [name, schema] of Object.entries(contract.document.components?.schemas ?? {})) {
      expect(name).toMatch(/^[A-Z][A-Za-z0-9]+$/);
      expect(schema.description, name).toMatch(/\S/);
      for (const [property, value] of Object.entries((schema.properties ?? {}) as Record<string, Node>)) {
        const items = (value.items ?? {}) as Node;
        expect(value.type === 'object' || items.type === 'object', `${name}.${property} has a name of its own`).toBe(
          false,
        );
        expect(property).toMatch(/^[a-z][A-Za-z0-9]*$/);
        expect(value.description ?? resolve(contract.document, value)?.description, `${name}.${property}`).toMatch(
          /\S/,
        );
      }
    }
  });
});

describe.each([
  ['3.1.0', () => contract.document as object],
  ['3.0.3', () => toOpenapi30(contract.document) as object],
])('Of OpenAPI %s nothing is complained of', (version, document) => {
  let folder: string;
  let file: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'news-archive-openapi-'));
    file = join(folder, `openapi-${version}.json`);
    await writeFile(file, JSON.stringify(document()));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('by Redocly, at its strictest', { timeout: LONG }, async () => {
    const { totals } = JSON.parse(await run('redocly', 'lint', '--extends=recommended-strict', '--format=json', file));
    expect(totals).toEqual({ errors: 0, warnings: 0, ignored: 0 });
  });

  it('by Spectral', { timeout: LONG }, async () => {
    const rules = join(folder, 'rules.json');
    await writeFile(rules, JSON.stringify({ extends: ['spectral:oas'] }));
    expect(await run('spectral', 'lint', '--ruleset', rules, '--fail-severity', 'hint', file)).toContain('No results');
  });

  it('by a validator of examples', { timeout: LONG }, async () => {
    expect(await run('openapi-examples-validator', file)).toContain('No errors found');
  });
});

describe('The examples', () => {
  const answered = async (url: string, body?: object) => {
    const headers = readingHeaders(contract, url, server.key);
    const reply = await server.app.inject(body ? { method: 'POST', url, payload: body } : { url, headers });
    expect(reply.statusCode, `${url}: ${reply.body}`).toBe(200);
    const isJson = String(reply.headers['content-type']).includes('json');
    return (isJson ? reply.json() : reply.body) as unknown;
  };

  it('of parameters fit one another: with the required ones every operation answers', async () => {
    for (const { path, operation } of contract.reads) await answered(exampleUrl(path, operation.parameters));
    for (const post of contract.posts) await answered(post.path, bodyExampleOf(contract, post));
  });

  it('of parameters find something in the sample archive, each by itself', async () => {
    for (const { path, operation } of contract.reads) {
      // What belongs to one article or entity is narrowed already.
      if (path.includes('{')) continue;
      for (const parameter of operation.parameters ?? []) {
        if (parameter.in !== 'query' || exampleOf(parameter) === undefined) continue;
        const url = exampleUrl(path, operation.parameters, parameter.name as string);
        const { data } = (await answered(url)) as { data?: unknown[] };
        if (data) expect(data.length, `GET ${url}`).toBeGreaterThan(0);
      }
    }
  });

  it('of replies are what the server answers: run "npm run examples" and look at what changed', async () => {
    for (const { path, operation } of contract.operations.filter(
      (one) => one.method === 'GET' || !needsKey(one.operation),
    )) {
      const reply = operation.responses?.[200] as { content: Record<string, { example?: unknown; examples?: object }> };
      const { example, examples } = reply.content['application/json'] ?? {};
      if (example !== undefined) {
        const url = exampleUrl(path, operation.parameters);
        expect(timeless(await answered(url)), `GET ${url}`).toEqual(timeless(example));
      }
      for (const { summary, value } of Object.values(examples ?? {})) {
        const [, method = '', url = '', body] = /^(GET|POST) (\/\S*)(?: (.+))?$/.exec(summary) ?? [];
        expect(contract.operationOf(method, url)?.operation.operationId, summary).toBe(operation.operationId);
        expect(timeless(await answered(url, body && JSON.parse(body))), summary).toEqual(timeless(value));
        expect(JSON.stringify(value), `${summary} has no cursor, which would be of one archive`).not.toMatch(
          /"(?:next|previous)":"/,
        );
      }
    }
  });
});

/** Without what depends on when the archive was filled. */
function timeless(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (key, inner) => (['seq', 'at', 'updatedAt', 'ingestedAt'].includes(key) ? undefined : inner)),
  );
}

const runFile = promisify(execFile);

/** What a command of the installed packages prints; it is rejected with that where the command fails. */
async function run(command: string, ...args: string[]): Promise<string> {
  const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true', NO_COLOR: '1' };
  const binary = join(ROOT, 'node_modules/.bin', command);
  return runFile(process.execPath, [binary, ...args], { env, maxBuffer: 2 ** 26 }).then(
    ({ stdout }) => stdout,
    ({ stdout, stderr }) => Promise.reject(new Error(`${command}:\n${stdout}\n${stderr}`)),
  );
}
