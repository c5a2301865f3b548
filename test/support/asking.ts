// Asking a served archive over HTTP, where every answer must be one that the contract has for the question.

import { expect } from 'vitest';
import type { Node } from '../../src/http/openapi/document.ts';
import type { StoreOptions } from '../../src/store/index.ts';
import {
  type Contract,
  contractOf,
  type DocumentedOperation,
  type Exchange,
  exampleUrl,
  readingHeaders,
  resolve,
} from './contract.ts';
import { send } from './raw-request.ts';
import { type SeededServer, startSeededServer } from './server.ts';

export type Headers = Record<string, string>;

export interface Asking {
  server: SeededServer;
  contract: Contract;
  ask: (method: string, url: string, headers?: Headers, origin?: string, body?: string) => Promise<Exchange>;
  /** Sends a body as JSON. */
  post: (url: string, body: unknown) => Promise<Exchange>;
  /** As `ask`, and expects 200. */
  get: (url: string, headers?: Headers) => Promise<Exchange>;
  /** As `ask`, and expects this problem. */
  refused: (status: number, code: string, url: string, headers?: Headers) => Promise<Node>;
}

/** The sample archive, served, to be asked. `server.close()` ends it. */
export async function startAsking(options: StoreOptions = {}): Promise<Asking> {
  const server = await startSeededServer({ rateLimit: 1_000_000 }, options);
  const contract = contractOf(server.app);

  const ask: Asking['ask'] = async (method, url, headers = {}, origin = server.url, body = undefined) => {
    const isRead = method === 'GET' || method === 'HEAD';
    const key = isRead && origin === server.url ? readingHeaders(contract, url, server.key) : {};
    const exchange = await send(origin, {
      method,
      url,
      headers: Object.entries({ ...key, ...headers }),
      ...(body !== undefined && { body }),
    });
    if (!exchange) throw new Error(`${method} ${url} is not answered.`);
    if (contract.operationOf(method, url)) {
      expect(contract.faultsOf(exchange), `${method} ${url}\n${exchange.body.slice(0, 500)}`).toEqual([]);
    }
    return exchange;
  };
  const get: Asking['get'] = async (url, headers) => {
    const exchange = await ask('GET', url, headers);
    expect(exchange.status, `GET ${url}\n${exchange.body.slice(0, 500)}`).toBe(200);
    return exchange;
  };
  const refused: Asking['refused'] = async (status, code, url, headers) => {
    const exchange = await ask('GET', url, headers);
    expect({ url, status: exchange.status, body: exchange.body }).toMatchObject({ url, status });
    const problem = JSON.parse(exchange.body) as Node;
    expect({ url, code: problem.code }).toEqual({ url, code });
    return problem;
  };
  const post: Asking['post'] = (url, body) =>
    ask('POST', url, { 'Content-Type': 'application/json' }, server.url, JSON.stringify(body));
  return { server, contract, ask, post, get, refused };
}

/** The address of an operation, with the examples of its required parameters and of one more. */
export function urlOf({ path, operation }: DocumentedOperation, also?: string): string {
  return exampleUrl(path, operation.parameters, also);
}

/** Of its query. */
export function parameterNames({ operation }: DocumentedOperation): string[] {
  return (operation.parameters ?? []).filter((parameter) => parameter.in === 'query').map(({ name }) => name as string);
}

export function withQuery(url: string, query: string): string {
  return `${url}${url.includes('?') ? '&' : '?'}${query}`;
}

/** The words of a closed set, of one value or of a list; undefined where the set is open. */
export function wordsOf({ document }: Contract, schema: Node): string[] | undefined {
  const one = (schema.items ?? schema) as Node;
  const [only] = (one.allOf as Node[] | undefined) ?? [];
  return resolve(document, only ?? one)?.enum as string[] | undefined;
}

/** Documentation and contract: served, but not operations. */
export const DOCUMENTATION = [
  '/openapi.json',
  '/openapi.yaml',
  '/openapi-3.0.json',
  '/docs',
  '/docs/static/swagger-ui.css',
];
