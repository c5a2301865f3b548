// Requests made up from the contract: right ones, nearly right ones, and what somebody might send who means no good.

import fc, { type Arbitrary } from 'fast-check';
import type { Node } from '../../src/http/openapi/document.ts';
import { bodySchemaOf, type Contract, type DocumentedOperation, needsKey, resolve, typesOf } from './contract.ts';
import type { RawRequest } from './raw-request.ts';

export interface RandomRequest extends RawRequest {
  /** Whether its parameters are right by the contract: then it is not a 400; wrong: then it is; open: who knows. */
  verdict: 'right' | 'wrong' | 'open';
}

/** Things that are there: ids of articles and entities, cursors of some lists. */
export interface Known {
  articles: readonly string[];
  entities: readonly string[];
  cursors: readonly string[];
  /** A key that may read everything. */
  key: string;
}

type Verdict = RandomRequest['verdict'];
interface Part {
  text: string;
  verdict: Verdict;
}

const OPEN: Part = { text: '', verdict: 'open' };

const NASTY = [
  '',
  ' ',
  '%',
  '%00',
  '\u0000',
  "' OR 1=1 --",
  '"; DROP TABLE articles; --',
  '../../../../etc/passwd',
  '<script>alert(1)</script>',
  '{{7*7}}',
  '__proto__',
  'constructor',
  'toString',
  'null',
  'undefined',
  'NaN',
  '-0',
  '1e308',
  '9007199254740993',
  '0x10',
  '٣',
  'true',
  'ﬀ İ ß',
  '\u202Egnp',
  '\uFEFF',
  '\uD83D\uDCF0',
  '\uD800',
  'a\r\nX-Injected: 1',
  '*',
  'a*',
  '"',
  '(((((((((((',
  'NEAR(a b, 5)',
  'title:',
  '-',
  'AND OR NOT',
  'A'.repeat(3000),
  '🗞'.repeat(300),
  'a,'.repeat(500),
];
const nasty = fc.oneof(
  fc.constantFrom(...NASTY),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ maxLength: 60 }),
);

const METHODS = [
  'GET',
  'HEAD',
  'OPTIONS',
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
  'TRACE',
  'QUERY',
  'PROPFIND',
  'get',
  'SEARCH',
];

const HEADERS: Record<string, readonly string[]> = {
  Accept: [
    '*/*',
    'application/json',
    'text/html',
    'application/*;q=0.1',
    'a/b;q=x',
    ',;,',
    'application/json;q=0',
    'x',
  ],
  'Accept-Encoding': ['br', 'gzip;q=0', '*', 'identity;q=0, *;q=0', 'br;q=1.5', ',,', 'deflate'],
  'If-None-Match': ['*', '"x"', 'W/"x"', 'x', '"', '', '"a", "b"', 'W/', '*, "x"'],
  'If-Modified-Since': ['Thu, 01 Jan 1970 00:00:00 GMT', 'Fri, 31 Dec 9999 23:59:59 GMT', 'yesterday', '0', ''],
  'If-Match': ['*', '"x"'],
  'Accept-Datetime': [
    'Tue, 01 Jan 2030 00:00:00 GMT',
    'Thu, 01 Jan 1970 00:00:00 GMT',
    'Mon, 01 Jan 2030 00:00:00 GMT',
    '2030-01-01T00:00:00Z',
    'Tue, 01 Jan 2030 00:00:00 +0000',
    'x',
    '',
  ],
  Range: ['bytes=0-10', 'bytes=-1', 'lines=1-2'],
  Origin: ['null', 'https://reader.example', 'x'],
  'Access-Control-Request-Method': ['GET', 'DELETE', 'x y'],
  'Access-Control-Request-Headers': ['x-a, x-b', '(', ''],
  'X-Request-Id': ['a', 'a b', 'é', 'x'.repeat(500)],
  'X-Forwarded-For': ['1.2.3.4', '::1, x', ','],
  'X-Forwarded-Host': ['evil.example'],
  'X-HTTP-Method-Override': ['DELETE'],
  Authorization: ['Bearer x', 'Basic eDp4', 'x'],
  Cookie: ['a=b', '='],
  Expect: ['100-continue'],
  'Content-Type': ['application/json', 'text/plain', 'application/json; charset=utf-7', '/', 'multipart/form-data'],
};

/** Any request at all, most of them to an operation. */
export function randomRequests(contract: Contract, known: Known): Arbitrary<RandomRequest> {
  const toOperations = [
    ...contract.reads.map((operation) => operationRequest(contract, operation, known)),
    ...contract.posts.map((operation) => bodyRequest(contract, operation)),
    ...contract.operations
      .filter(({ operation }) => typesOf(operation).includes('application/x-ndjson'))
      .map((operation) => operationRequest(contract, operation, known)),
  ];
  return fc.oneof(
    { weight: 7, arbitrary: fc.oneof(...toOperations) },
    { weight: 2, arbitrary: wildRequest(contract, known) },
  );
}

function operationRequest(
  contract: Contract,
  { path, operation }: DocumentedOperation,
  known: Known,
): Arbitrary<RandomRequest> {
  const parameters = operation.parameters ?? [];
  const inPath = parameters.filter((parameter) => parameter.in === 'path');
  const inQuery = parameters.filter((parameter) => parameter.in === 'query');
  // Made once: a pattern takes milliseconds to be read.
  const segments = fc.tuple(...inPath.map((parameter) => pathSegment(contract, path, parameter, known)));
  const drawn = inQuery.map((parameter) => ({
    isRequired: parameter.required === true,
    careful: rightPart(contract, parameter, known),
    careless: anyPart(contract, parameter, known),
  }));
  const required = drawn.filter(({ isRequired }) => isRequired);
  const optional = drawn.filter(({ isRequired }) => !isRequired);
  const query = fc
    .tuple(fc.subarray(optional, { maxLength: Math.min(4, optional.length) }), fc.boolean())
    .chain(([some, isCareful]) =>
      fc.tuple(...[...required, ...some].map(({ careful, careless }) => (isCareful ? careful : careless))),
    );
  const strayed = fc.oneof({ weight: 12, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: strayPart(inQuery) });
  return fc
    .record({ segments, query, strayed, method: fc.constantFrom('GET', 'GET', 'GET', 'HEAD'), headers: headersOf(2) })
    .map(({ segments, query, strayed, method, headers }) => {
      const parts = [...query, ...(strayed ? [strayed] : []), ...headers.filter(isJudged).map(() => OPEN)];
      const url = segments.reduce(
        (text, { text: segment }, at) => text.replace(`{${inPath[at]?.name}}`, () => segment),
        path,
      );
      const search = parts
        .map(({ text }) => text)
        .filter((text) => text !== '')
        .join('&');
      const verdict = together([...segments, ...parts]);
      const key = ['Authorization', `Bearer ${known.key}`] as const;
      const isClosed = needsKey(operation) && !headers.some(([name]) => name === 'Authorization');
      const sent = isClosed ? [...headers, key] : headers;
      return { method, url: search ? `${url}?${search}` : url, headers: sent, verdict };
    });
}

/** A body with some of the fields that the contract has, right or nearly so, or something that is none. */
function bodyRequest(contract: Contract, operation: DocumentedOperation): Arbitrary<RandomRequest> {
  const properties = Object.entries((bodySchemaOf(contract, operation).properties ?? {}) as Record<string, Node>);
  const fields = properties.map(([name, property]) => {
    const schema = resolved(contract, property);
    const right = validValue(contract, schema).map((value) => ({ name, value }));
    const any = fc.oneof(
      right,
      fc
        .oneof(
          nasty,
          fc.json().map((text) => JSON.parse(text)),
        )
        .map((value) => ({ name, value })),
    );
    return { right, any };
  });
  const body = fc
    .tuple(fc.subarray(fields, { maxLength: 5 }), fc.boolean())
    .chain(([some, isCareful]) => fc.tuple(...some.map(({ right, any }) => (isCareful ? right : any))))
    .map((some) => JSON.stringify(Object.fromEntries(some.map(({ name, value }) => [name, value]))));
  const odd = fc.oneof(fc.json(), nasty, fc.constant('{"__proto__":{"q":"x"}}'));
  return fc
    .record({
      headers: headersOf(2),
      body: fc.oneof({ weight: 6, arbitrary: body }, { weight: 1, arbitrary: odd }),
    })
    .map(({ headers, body }) => ({
      method: 'POST',
      url: operation.path,
      headers: [...headers.filter(([name]) => name !== 'Content-Type'), ['Content-Type', 'application/json'] as const],
      body: body.toWellFormed(),
      verdict: 'open',
    }));
}

function validValue(contract: Contract, schema: Node): Arbitrary<unknown> {
  if (schema.type === 'array')
    return fc.array(validText(contract, schema.items as Node), { minLength: 1, maxLength: 3 });
  const text = validText(contract, schema);
  return schema.type === 'integer' || schema.type === 'boolean' ? text.map((value) => JSON.parse(value)) : text;
}

/** One wrong part makes all wrong; all must be right to be right. */
function together(parts: readonly Part[]): Verdict {
  const verdicts = new Set(parts.map(({ verdict }) => verdict));
  // An open path may not even lead to the operation.
  if (verdicts.has('open')) return 'open';
  return verdicts.has('wrong') ? 'wrong' : 'right';
}

/** Headers that may be wrong by the contract. */
function isJudged([name]: [string, string]): boolean {
  return name === 'Accept-Datetime';
}

function pathSegment(contract: Contract, path: string, parameter: Node, known: Known): Arbitrary<Part> {
  const ids = path.startsWith('/v1/articles/')
    ? known.articles
    : path.startsWith('/v1/entities/')
      ? known.entities
      : [];
  const pool = parameter.name === 'id' ? ids : [];
  const there = fc
    .constantFrom(...(pool.length > 0 ? pool : [String(parameter.example)]))
    .map((text) => ({ text, verdict: 'right' as const }));
  const valid = validText(contract, parameter.schema as Node).map((text) => ({
    text: encode(text),
    verdict: 'right' as const,
  }));
  const odd = fc.oneof(
    nasty.map(encode),
    fc.constantFrom('..', '.', '%2F', '%2e%2e', ':id', '{id}', '%', '%zz', '*', 'lookup'),
  );
  return fc.oneof(
    { weight: 6, arbitrary: there },
    { weight: 1, arbitrary: valid },
    { weight: 1, arbitrary: odd.map((text) => ({ text, verdict: 'open' as const })) },
  );
}

/** `name=value` as the contract takes it. */
function rightPart(contract: Contract, parameter: Node, known: Known): Arbitrary<Part> {
  const name = parameter.name as string;
  const { schema, item, isList } = shapeOf(contract, parameter);
  // Half a minute is right, too, but a long time to wait for each of them.
  if (name === 'wait') return fc.constantFrom('0', '1').map((text) => ({ text: pair(name, text), verdict: 'right' }));
  if (isList) {
    const texts = fc.uniqueArray(validText(contract, item), {
      minLength: 1,
      maxLength: Math.min(3, Number(schema.maxItems)),
    });
    return texts.map((values) => ({ text: values.map((value) => pair(name, value)).join('&'), verdict: 'right' }));
  }
  const verdict = isDecidable(name, item) ? 'right' : 'open';
  const valid = validText(contract, item).map((text): Part => ({ text: pair(name, text), verdict }));
  if (name !== 'cursor' || known.cursors.length === 0) return valid;
  return fc.oneof(
    valid,
    fc.constantFrom(...known.cursors).map((text): Part => ({ text: pair(name, text), verdict: 'open' })),
  );
}

/** The same, or nearly the same, or something else. */
function anyPart(contract: Contract, parameter: Node, known: Known): Arbitrary<Part> {
  const name = parameter.name as string;
  const { item, isList } = shapeOf(contract, parameter);
  const right = rightPart(contract, parameter, known);
  return fc.oneof(
    { weight: 3, arbitrary: right },
    { weight: 2, arbitrary: invalidText(item).map((text): Part => ({ text: pair(name, text), verdict: 'wrong' })) },
    {
      weight: 1,
      arbitrary: right.map(({ text }): Part => ({ text: `${text}&${text}`, verdict: isList ? 'open' : 'wrong' })),
    },
    {
      weight: 1,
      arbitrary: right.map(({ text }): Part => ({ text: text.replaceAll('=', '%5B%5D='), verdict: 'wrong' })),
    },
    { weight: 2, arbitrary: nasty.map((text): Part => ({ text: pair(name, text), verdict: 'open' })) },
  );
}

function shapeOf(contract: Contract, parameter: Node): { schema: Node; item: Node; isList: boolean } {
  const schema = resolved(contract, parameter.schema as Node);
  const isList = schema.type === 'array';
  return { schema, isList, item: isList ? resolved(contract, schema.items as Node) : schema };
}

function pair(name: string, text: string): string {
  return `${encodeURIComponent(name)}=${encode(text)}`;
}

/** A parameter that is none, or no parameter at all. */
function strayPart(inQuery: readonly Node[]): Arbitrary<Part> {
  const names = new Set(inQuery.map(({ name }) => name));
  const unknown = fc
    .stringMatching(/^[a-z]{1,12}$/)
    .filter((name) => !names.has(name))
    .map((name): Part => ({ text: `${name}=1`, verdict: 'wrong' }));
  const odd = fc.constantFrom('&', '=', '?', '#x', '%', '%ff=1', ';a=b', '__proto__=1', 'a[b][c]=d', '&&&=', 'limit');
  return fc.oneof(
    unknown,
    odd.map((text): Part => ({ text, verdict: 'open' })),
  );
}

function resolved(contract: Contract, schema: Node): Node {
  const [only] = (schema.allOf as Node[] | undefined) ?? [];
  return resolve(contract.document, only ?? schema) ?? schema;
}

/** Values with a pattern may still not exist, as the 31st of April; words may be no query. */
function isDecidable(name: string, schema: Node): boolean {
  return (
    !['cursor', 'q'].includes(name) &&
    !(schema.pattern !== undefined && /^(?:from|to|at|mentionsFrom|mentionsTo)$/.test(name))
  );
}

function validText(contract: Contract, given: Node): Arbitrary<string> {
  const schema = resolved(contract, given);
  if (Array.isArray(schema.enum)) return fc.constantFrom(...(schema.enum as string[]));
  if (schema.type === 'boolean') return fc.constantFrom('true', 'false');
  if (schema.type === 'integer') {
    const { minimum, maximum } = schema as { minimum: number; maximum: number };
    return fc
      .oneof(fc.constantFrom(minimum, maximum), fc.integer({ min: minimum, max: Math.min(maximum, minimum + 200) }))
      .map(String);
  }
  return matching(typeof schema.pattern === 'string' ? schema.pattern : null);
}

const texts = new Map<string | null, Arbitrary<string>>();

/** Texts of a pattern, or names. Each is made once: for classes of Unicode that takes a tenth of a second. */
function matching(pattern: string | null): Arbitrary<string> {
  const made =
    texts.get(pattern) ??
    (pattern === null
      ? fc.stringMatching(/^[\p{L}\p{N}][\p{L}\p{N} '’.-]{0,19}$/u)
      : fc.stringMatching(new RegExp(pattern), { size: '-1' }));
  texts.set(pattern, made);
  return made;
}

/** What the schema surely does not take. */
function invalidText(schema: Node): Arbitrary<string> {
  if (Array.isArray(schema.enum)) return fc.constantFrom(...(schema.enum as string[])).map((word) => `${word}x`);
  if (schema.type === 'boolean') return fc.constantFrom('TRUE', '1', 'yes', 'truefalse', '0');
  if (schema.type === 'integer') {
    const { minimum, maximum } = schema as { minimum: number; maximum: number };
    const outside = [minimum - 1, maximum + 1].map(String);
    return fc.constantFrom(...outside, `+${minimum}`, '1.5', '1e1', '0x1', ' 1', '01', 'ten', '٣', '9'.repeat(30));
  }
  if (typeof schema.pattern === 'string') return fc.constantFrom('!', '€', '§'.repeat(5));
  return fc.constant('x'.repeat(Number(schema.maxLength ?? 4096) + 1)).map((text) => text.slice(0, 6000));
}

function wildRequest(contract: Contract, { articles }: Known): Arbitrary<RandomRequest> {
  const paths = [
    ...contract.operations
      // A stream has no end to wait for.
      .filter(({ operation }) => !typesOf(operation).includes('text/event-stream'))
      .map(({ path }) => path.replace('{id}', articles[0] ?? 'x').replace('{n}', '1')),
    '/docs',
    '/openapi.json',
    '/openapi.yaml',
  ];
  const path = fc.oneof(
    fc.constantFrom(...paths),
    fc
      .tuple(
        fc.constantFrom(...paths),
        fc.constantFrom('/', '//', '/..', '/%2e%2e/%2e%2e/etc/passwd', '%00', ';x', '.json', '/x', '#x'),
      )
      .map(([one, end]) => one + end),
    fc.constantFrom(
      '*',
      '/',
      '//',
      '/%',
      '/%ff',
      '/..',
      '/\\',
      '/v1',
      '/V1/ARTICLES',
      'http://other.example/v1/articles',
      '/docs/../v1/articles',
      '/docs/static/..%2f..%2fpackage.json',
      '/docs/static/%2e%2e/%2e%2e/package.json',
      `/${'a'.repeat(9000)}`,
      `/v1/articles?${'a'.repeat(20_000)}`,
    ),
    fc.array(nasty.map(encode), { maxLength: 5 }).map((segments) => `/${segments.join('/')}`),
  );
  const body = fc.option(
    fc.oneof(
      fc.constantFrom('{}', '{', 'null', '[]', '{"__proto__":{"x":1}}', '"x"', 'a=b', ''),
      fc.json(),
      fc.string({ unit: 'binary' }).map((text) => text.toWellFormed()),
    ),
    { nil: undefined },
  );
  return fc
    .record({ method: fc.constantFrom(...METHODS), url: path, headers: headersOf(5), body })
    .map(({ body, ...request }) => ({
      ...request,
      ...(body !== undefined && { body }),
      verdict: 'open',
    }));
}

function headersOf(most: number): Arbitrary<[string, string][]> {
  const each = Object.entries(HEADERS).map(([name, values]) =>
    fc.constantFrom(...values).map((value): [string, string] => [name, value]),
  );
  return fc.uniqueArray(fc.oneof(...each), { maxLength: most, selector: ([name]) => name, size: '-1' });
}

function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}
