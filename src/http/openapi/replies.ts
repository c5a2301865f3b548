// Documents the replies of a route: `reply(schema, …)`, `empty(…)`, `problemReplies('article-not-found')`.

import type { z } from 'zod';
import { PROBLEMS, type ProblemCode, ProblemReply } from '../../model/problem/problem.ts';
import type { HeaderName } from './headers.ts';

export interface MediaExample {
  schema: z.ZodType;
  example?: unknown;
  examples?: Record<string, { summary?: string; value: unknown }>;
}

/** One reply in a route's `schema.response`; headers and examples go to the contract. */
export interface Reply {
  description: string;
  headers?: readonly HeaderName[];
  content?: Record<string, MediaExample>;
}

interface About {
  description: string;
  /** `ETag` makes the reply conditional: 304 is documented as well. */
  headers?: readonly HeaderName[];
  example?: unknown;
  examples?: MediaExample['examples'];
  /** Default: `application/json`. */
  type?: string;
  /** The same content in other media types. */
  also?: Record<string, MediaExample>;
}

export function reply(
  schema: z.ZodType,
  { description, headers, example, examples, type = 'application/json', also }: About,
): Reply {
  const media: MediaExample = { schema, ...(example !== undefined && { example }), ...(examples && { examples }) };
  return { description, ...(headers && { headers }), content: { [type]: media, ...also } };
}

/** Documents a reply without content: 204 or a redirect. */
export function empty(description: string, headers?: readonly HeaderName[]): Reply {
  return { description, ...(headers && { headers }) };
}

const PROBLEM_HEADERS: Partial<Record<ProblemCode, readonly HeaderName[]>> = {
  unauthorized: ['WWW-Authenticate'],
  forbidden: ['WWW-Authenticate'],
  conflict: ['Location'],
  'request-in-progress': ['Retry-After'],
  'article-withdrawn': ['ETag'],
  'precondition-failed': ['ETag'],
  'precondition-required': ['ETag'],
  'unsupported-media-type': ['Accept'],
  'rate-limited': ['Retry-After'],
  'too-many-imports': ['Retry-After'],
  unavailable: ['Retry-After'],
  'insufficient-storage': ['Retry-After'],
};

/** Documents problems by status, to be spread into `schema.response`. Problems of every endpoint are added automatically. */
export function problemReplies(...codes: ProblemCode[]): Record<number, Reply> {
  const replies: Record<number, Reply> = {};
  for (const status of new Set(codes.map((code) => PROBLEMS[code].status))) {
    const kinds = codes.filter((code) => PROBLEMS[code].status === status);
    const headers = kinds.flatMap((code) => PROBLEM_HEADERS[code] ?? []);
    replies[status] = {
      description: kinds.map((code) => `${PROBLEMS[code].title} (\`${code}\`).`).join(' '),
      headers,
      content: {
        'application/problem+json': { schema: ProblemReply, examples: Object.fromEntries(kinds.map(exampleOf)) },
      },
    };
  }
  return replies;
}

function exampleOf(code: ProblemCode): [string, { value: unknown }] {
  const { status, title } = PROBLEMS[code];
  return [code, { value: { type: `/problems/${code}`, title, status, code } }];
}

interface Described {
  body?: unknown;
  querystring?: unknown;
  params?: unknown;
  headers?: unknown;
  response?: Record<string, Reply | z.ZodType>;
}

interface Use {
  isRead: boolean;
  /** Whether a key is always required, not only if `READ_ACCESS=key`. */
  needsKey: boolean;
}

/** Returns the replies that every endpoint may give in addition to those it declares. */
export function impliedReplies(schema: Described, { isRead, needsKey }: Use): Record<string, Reply> {
  // A key that is sent must be valid even if none is required.
  const codes: ProblemCode[] = ['bad-request', 'unauthorized'];
  if (schema.querystring !== undefined) codes.push('invalid-query');
  if (hasCursor(schema.querystring)) codes.push('invalid-cursor');
  if (schema.params !== undefined || schema.headers !== undefined) codes.push('invalid-parameter');
  if (schema.body !== undefined) codes.push('invalid-body', 'payload-too-large', 'unsupported-media-type');
  if (needsKey) codes.push('forbidden');
  if (needsKey && !isRead) codes.push('insufficient-storage');
  const responses = (schema.response ?? {}) as Record<string, Reply>;
  const hasContent = Object.entries(responses).some(([status, { content }]) => status.startsWith('2') && content);
  if (hasContent) codes.push('not-acceptable');
  codes.push('uri-too-long', 'rate-limited', 'internal-error', 'unavailable');
  const implied: Record<string, Reply> = problemReplies(...codes);
  const headers = isRead ? responses[200]?.headers : undefined;
  if (headers?.includes('ETag')) {
    const kept = headers.filter((name) => name === 'Cache-Control' || name === 'Link' || name === 'Vary');
    implied[304] = empty('Not modified: the client has it already.', ['ETag', ...kept]);
  }
  return implied;
}

function hasCursor(querystring: unknown): boolean {
  const shape = (querystring as { shape?: object } | undefined)?.shape;
  return shape !== undefined && 'cursor' in shape;
}
