// The OpenAPI document as a judge: whether a reply of the server is one that it promises.

import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import {
  eachSchema,
  isNode,
  type Node,
  type OpenapiDocument,
  type Operation,
} from '../../src/http/openapi/document.ts';
import { openapiDocument } from '../../src/http/openapi/index.ts';
import type { App } from '../../src/http/routes/route.ts';

/** One request and what came of it. */
export interface Exchange {
  method: string;
  /** Path and query. */
  url: string;
  status: number;
  /** In lower case. */
  headers: Readonly<Record<string, string>>;
  body: string;
}

export interface DocumentedOperation {
  /** As documented, `/v1/articles/{id}`. */
  path: string;
  method: string;
  operation: Operation;
}

export interface Contract {
  document: OpenapiDocument;
  operations: readonly DocumentedOperation[];
  /** Those that are asked by an address alone, and answered by JSON. */
  reads: readonly DocumentedOperation[];
  /** Those that are asked by a body, and change nothing. */
  posts: readonly DocumentedOperation[];
  /** The operation that answers this request; null where none is documented. HEAD is answered as GET. */
  operationOf: (method: string, url: string) => DocumentedOperation | null;
  /** What of this reply is not as documented, in sentences. None is good. */
  faultsOf: (exchange: Exchange) => string[];
  /** Whether a value is one that this schema of the document takes; null if it is. `pointer` as `#/components/…`. */
  faultOf: (pointer: string, value: unknown) => string | null;
}

/** Headers that mean something to a client: sent only where they are documented. */
const NOTABLE = [
  'accept',
  'allow',
  'content-disposition',
  'etag',
  'idempotency-replayed',
  'last-modified',
  'link',
  'location',
  'memento-datetime',
  'ratelimit',
  'ratelimit-policy',
  'retry-after',
  'www-authenticate',
];

/** Where one of the documented headers may lack, by status. */
const OCCASIONAL: Record<number, RegExp> = {
  // A key that cannot do this cannot be helped by another one, if the archive is a mirror.
  403: /^www-authenticate$/,
  // It exists already, and there; or it is being made.
  409: /^(?:location|retry-after)$/,
};

/** Of any address that has no operation, and of any method that has none there (RFC 9110 §15.5). */
const OF_THE_ROUTER = [400, 404, 405, 414];
/** Of what is refused before it is a request. */
const OF_HTTP = [400, 408, 414, 431];
/** For people, and the contract itself. */
const DOCUMENTATION = /^\/(?:docs|openapi)\b/;

export function contractOf(app: App): Contract {
  const document = openapiDocument(app as never);
  const operations = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => {
      // Parameters that several operations have are written down once.
      const parameters = (operation.parameters ?? []).flatMap((parameter): Node[] => [
        resolve(document, parameter) ?? {},
      ]);
      return { path, method: method.toUpperCase(), operation: { ...operation, parameters } };
    }),
  );
  const matchers = operations
    .map((documented) => ({ documented, pattern: patternOf(documented.path) }))
    // `/v1/articles/lookup` goes before `/v1/articles/{id}`.
    .sort((one, other) => one.documented.path.split('{').length - other.documented.path.split('{').length);
  const validate = validators(document);

  const operationOf: Contract['operationOf'] = (method, url) => {
    const path = pathOf(url);
    const asked = method === 'HEAD' ? 'GET' : method;
    return (
      matchers.find(({ documented, pattern }) => documented.method === asked && pattern.test(path))?.documented ?? null
    );
  };

  const faultOf: Contract['faultOf'] = (pointer, value) => {
    const check = validate(pointer);
    if (check(value)) return null;
    const errors = (check.errors ?? []).map(
      ({ instancePath, message, params }) => `${instancePath || '/'} ${message} ${JSON.stringify(params)}`,
    );
    return `${errors.slice(0, 3).join('; ')}${errors.length > 3 ? `; and ${errors.length - 3} more` : ''}`;
  };

  const faultsOf: Contract['faultsOf'] = (exchange) => {
    const { method, url, status, headers } = exchange;
    const faults = status >= 400 ? problemFaults(exchange, faultOf) : [];
    if (headers['x-request-id'] === undefined) faults.push('X-Request-Id is not sent');
    if (method === 'OPTIONS' && status === 204) return faults;
    const found = operationOf(method, url);
    if (!found && DOCUMENTATION.test(pathOf(url))) return faults;
    if (!found) {
      if (![...OF_THE_ROUTER, ...OF_HTTP].includes(status)) faults.push(`${status} comes from no documented operation`);
      return faults;
    }
    const { operation, path } = found;
    const response = resolve(document, operation.responses?.[status]);
    if (!response && OF_HTTP.includes(status)) return faults;
    if (!response) return [...faults, `${status} is not documented for ${operation.operationId}`];
    return [
      ...faults,
      ...headerFaults(exchange, response),
      ...bodyFaults(exchange, response, pointerOf(found, path), faultOf),
    ];
  };

  const reads = operations.filter(({ method, operation }) => method === 'GET' && isJson(operation));
  const posts = operations.filter(({ method, operation }) => method === 'POST' && !needsKey(operation));
  return { document, operations, reads, posts, operationOf, faultsOf, faultOf };
}

function isJson(operation: Operation): boolean {
  return typesOf(operation).includes('application/json');
}

/** The media types of what an operation answers where all is well. */
export function typesOf({ responses }: Operation): string[] {
  return Object.keys((responses?.[200]?.content ?? {}) as Node);
}

/** Whether it always takes a key. Reading takes one or none, as the archive is set. */
export const needsKey = ({ security }: Operation): boolean =>
  Array.isArray(security) && security.length > 0 && security.every((way) => Object.keys(way).length > 0);

/** The headers with which an operation is read: a key, if it needs one. */
export function readingHeaders(contract: Contract, url: string, key: string): Record<string, string> {
  const operation = contract.operationOf('GET', url)?.operation;
  return operation && needsKey(operation) ? { authorization: `Bearer ${key}` } : {};
}

/** The schema of an operation's body. */
export function bodySchemaOf({ document }: Contract, { operation }: DocumentedOperation): Node {
  const content = (operation.requestBody?.content ?? {}) as Record<string, Node>;
  return resolve(document, content['application/json']?.schema as Node | undefined) ?? {};
}

/** Its example. */
export function bodyExampleOf(contract: Contract, operation: DocumentedOperation): object {
  const [example] = (bodySchemaOf(contract, operation).examples as object[] | undefined) ?? [];
  if (!example) throw new Error(`${operation.operation.operationId} has no example of its body.`);
  return example;
}

/** The address of an operation with the examples of its required parameters, and of one more. */
export function exampleUrl(path: string, parameters: readonly Node[] = [], also?: string): string {
  const query = new URLSearchParams();
  let url = path;
  for (const parameter of parameters) {
    const { in: place, name, required } = parameter;
    const example = exampleOf(parameter);
    if (place === 'path') url = url.replace(`{${name}}`, encodeURIComponent(String(example)));
    else if (example !== undefined && (required || name === also)) {
      for (const value of [example].flat()) query.append(String(name), String(value));
    }
  }
  return query.size === 0 ? url : `${url}?${query}`;
}

/** Of a parameter: its own where it is required, otherwise its schema's. */
export function exampleOf({ example, schema }: Node): unknown {
  return example ?? ((schema as Node | undefined)?.examples as unknown[] | undefined)?.[0];
}

/** A reference followed, if it is one. */
export function resolve(document: OpenapiDocument, node: Node | undefined): Node | undefined {
  if (typeof node?.$ref !== 'string') return node;
  let found: unknown = document;
  for (const step of node.$ref.slice(2).split('/')) found = isNode(found) ? found[unescaped(step)] : undefined;
  return isNode(found) ? found : undefined;
}

function unescaped(step: string): string {
  return step.replaceAll('~1', '/').replaceAll('~0', '~');
}

function pointerOf({ method, operation }: DocumentedOperation, path: string) {
  const at = `#/paths/${path.replaceAll('~', '~0').replaceAll('/', '~1')}/${method.toLowerCase()}/responses`;
  return (status: number, type: string): string => {
    const reference = operation.responses?.[status]?.$ref;
    const holder = typeof reference === 'string' ? reference : `${at}/${status}`;
    return `${holder}/content/${type.replaceAll('/', '~1')}/schema`;
  };
}

function problemFaults({ method, status, headers, body }: Exchange, faultOf: Contract['faultOf']): string[] {
  const faults: string[] = [];
  if (!headers['content-type']?.startsWith('application/problem+json'))
    faults.push(`${status} is ${headers['content-type']}`);
  if (headers['cache-control'] !== 'no-store') faults.push(`${status} may be kept: ${headers['cache-control']}`);
  if (method === 'HEAD' || headers['content-encoding'] !== undefined) return faults;
  const problem = parsed(body);
  if (!isNode(problem)) return [...faults, `the problem is not JSON: ${body.slice(0, 80)}`];
  const fault = faultOf('#/components/schemas/Problem', problem);
  if (fault) faults.push(`the problem is not one: ${fault}`);
  if (problem.status !== status) faults.push(`the problem says ${problem.status}, the reply ${status}`);
  if (problem.requestId !== headers['x-request-id']) faults.push('the problem has another request id than the reply');
  if (problem.type !== `/problems/${problem.code}`) faults.push(`the problem's type is ${problem.type}`);
  return faults;
}

function headerFaults({ status, headers }: Exchange, response: Node): string[] {
  const documented = Object.keys((response.headers as Node | undefined) ?? {}).map((name) => name.toLowerCase());
  const unknown = NOTABLE.filter((name) => headers[name] !== undefined && !documented.includes(name));
  // Requests are only counted where there is a limit; the log's last page links to none; not every reply is of a version.
  const missing = documented.filter(
    (name) =>
      headers[name] === undefined &&
      !/^(?:ratelimit|link$|memento-datetime$|idempotency-replayed$)/.test(name) &&
      !OCCASIONAL[status]?.test(name),
  );
  return [
    ...unknown.map((name) => `${status} has the header ${name}, which is not documented`),
    ...missing.map((name) => `${status} lacks the header ${name}, which is documented`),
  ];
}

function bodyFaults(
  { method, status, headers, body }: Exchange,
  response: Node,
  pointer: (status: number, type: string) => string,
  faultOf: Contract['faultOf'],
): string[] {
  const types = Object.keys((response.content as Node | undefined) ?? {});
  const type = headers['content-type']?.split(';', 1)[0]?.trim();
  if (types.length === 0) return body === '' ? [] : [`${status} has a body, though none is documented`];
  if (type === undefined || !types.includes(type)) return [`${status} is ${type}; documented is ${types.join(', ')}`];
  // What is no request yet has no method either.
  if (method === 'HEAD') return body === '' || (status !== 400 && OF_HTTP.includes(status)) ? [] : ['HEAD has a body'];
  if (!type.endsWith('json') || headers['content-encoding'] !== undefined) return [];
  if (type === 'application/x-ndjson') {
    const odd = body
      .trimEnd()
      .split('\n')
      .filter((line) => !isNode(parsed(line)));
    return odd.map((line) => `a line of the body is no object: ${line.slice(0, 80)}`);
  }
  const value = parsed(body);
  if (value === undefined) return [`the body is not JSON: ${body.slice(0, 80)}`];
  const fault = faultOf(pointer(status, type), value);
  return fault ? [`the body is not as documented: ${fault}`] : [];
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** Validators by pointer. Objects are taken as closed here: what is sent without being documented is a fault. */
function validators(document: OpenapiDocument): (pointer: string) => ValidateFunction {
  const closed = structuredClone(document);
  eachSchema(closed, (schema) => {
    if (schema.type === 'object' && schema.properties && schema.additionalProperties === undefined) {
      schema.additionalProperties = false;
    }
  });
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addSchema(closed, 'openapi');
  const compiled = new Map<string, ValidateFunction>();
  return (pointer) => {
    const known = compiled.get(pointer) ?? ajv.compile({ $ref: `openapi${encodeURI(pointer)}` });
    compiled.set(pointer, known);
    return known;
  };
}

function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{[^}]+\}/g, '[^/]+')}$`);
}

/** What of a request's target is looked up. It may be a whole URL (RFC 9112 §3.2.2), or `*`, which is read as `/`; a fragment should not be sent, and is dropped. */
function pathOf(url: string): string {
  const path = url.replace(/^https?:\/\/[^/?]*/i, '').split(/[?#]/, 1)[0] ?? '';
  if (path === '' || path === '*') return '/';
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}
