// Problems (RFC 9457): the errors that clients see, and their class.

import { z } from 'zod';
import { Tombstone } from '../change/tombstone.ts';
import { boundedDetail, boundedErrors, MAX_ERRORS } from './problem-bounds.ts';
import { PROBLEMS } from './problem-catalogue.ts';

export { PROBLEMS };

export type ProblemCode = keyof typeof PROBLEMS;
export const PROBLEM_CODES = Object.keys(PROBLEMS) as ProblemCode[];
export const ProblemCode = z.enum(PROBLEM_CODES).meta({
  id: 'ProblemCode',
  description: 'The code of the problem. `/problems/{code}` documents it.',
});

export const ProblemPlace = z
  .enum(['query', 'path', 'header', 'body'])
  .meta({ id: 'ProblemPlace', description: 'The part of the request with the error.' });

export const ProblemError = z
  .object({
    in: ProblemPlace,
    name: z.string().optional().meta({
      description:
        'The parameter, header or field; absent if the whole body is wrong. Long names are shortened and end in `…`.',
    }),
    pointer: z.string().optional().meta({ description: 'For bodies: JSON Pointer (RFC 6901) to the error.' }),
    message: z.string().meta({ description: 'The error.', examples: ['is not a parameter of this endpoint'] }),
    allowed: z.array(z.string()).optional().meta({
      description: 'Allowed values. If several errors share a list, only the first has it.',
    }),
    suggestion: z.string().optional().meta({ description: 'The value that was probably intended.' }),
    start: z
      .int()
      .min(0)
      .optional()
      .meta({ description: 'Start offset of the error in the value, in UTF-16 code units.' }),
    end: z.int().min(0).optional().meta({ description: 'End offset, exclusive.' }),
    hint: z.string().optional().meta({ description: 'How to correct the error.' }),
  })
  .meta({ id: 'ProblemError', description: 'An error in a request and its position.' });
export type ProblemError = z.infer<typeof ProblemError>;

/** The body of every error response. It is named `Problem` in the contract. */
export const ProblemReply = z
  .object({
    type: z.string().meta({
      format: 'uri-reference',
      description: 'URL of the documentation of this kind of problem.',
    }),
    title: z.string().meta({ description: 'The kind of problem, in the same words every time.' }),
    status: z.int().min(400).max(599).meta({ description: 'HTTP status code.' }),
    detail: z.string().optional().meta({ description: 'This occurrence of the problem and how to solve it.' }),
    instance: z.string().optional().meta({ format: 'uri-reference', description: 'Address of the request.' }),
    code: ProblemCode,
    errors: z.array(ProblemError).max(MAX_ERRORS).optional().meta({
      description: 'The errors; only the first 20 if there are more.',
    }),
    errorCount: z
      .int()
      .min(1)
      .optional()
      .meta({ description: 'Number of errors, if `errors` does not list all of them.', format: 'int32' }),
    articleId: z.string().optional().meta({ description: 'For conflicts: id of the existing article.' }),
    rejection: z.string().optional().meta({ description: 'For unreadable documents: the reason as a code.' }),
    tombstone: Tombstone.optional().meta({ description: 'For withdrawn articles: the tombstone.' }),
    requestId: z
      .string()
      .optional()
      .meta({ description: 'Id of the request, as in the `X-Request-Id` header and the server log.' }),
  })
  .meta({ id: 'Problem', description: 'An error (RFC 9457).' });
export type ProblemReply = z.infer<typeof ProblemReply>;

/** A kind of problem as `/problems/{code}` documents it. */
export const ProblemKind = z
  .object({
    code: ProblemCode,
    status: z.int().min(400).max(599).meta({ description: 'HTTP status code of the problem.' }),
    title: z.string().meta({ description: 'Title of the problem.' }),
    remedy: z.string().meta({ description: 'What the problem means and how to solve it.' }),
  })
  .meta({ id: 'ProblemKind', description: 'A kind of problem that the API returns.' });
export type ProblemKind = z.infer<typeof ProblemKind>;

export interface ProblemOptions {
  /** This occurrence in a sentence. By default the remedy of the kind. */
  detail?: string | undefined;
  errors?: readonly ProblemError[];
  /** Response headers in lower case: `{ 'retry-after': '5' }`. */
  headers?: Readonly<Record<string, string>>;
  /** Extension members of the body (RFC 9457 §3.2): the tombstone of a withdrawn article. */
  members?: Readonly<Record<string, unknown>>;
  cause?: unknown;
}

/** The only error that clients see: `throw new Problem('article-not-found', { detail: 'There is no article x.' })`. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly status: number;
  readonly errors: readonly ProblemError[] | undefined;
  readonly headers: Readonly<Record<string, string>> | undefined;
  readonly members: Readonly<Record<string, unknown>> | undefined;

  constructor(code: ProblemCode, options: ProblemOptions = {}) {
    super(options.detail ?? PROBLEMS[code].title, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'Problem';
    this.code = code;
    this.status = PROBLEMS[code].status;
    this.errors = options.errors;
    this.headers = options.headers;
    this.members = options.members;
  }
}

/** The request that failed. `publicUrl` and `basePath` have no trailing slash. */
export interface ProblemContext {
  instance?: string | undefined;
  requestId?: string | undefined;
  /** The address of the archive for clients, or its path if the address is not known. */
  publicUrl?: string | null | undefined;
  basePath?: string | undefined;
}

/** The body of the response. `JSON.stringify` omits undefined members. */
export function problemReply(
  problem: Problem,
  { instance, requestId, publicUrl, basePath = '' }: ProblemContext,
): ProblemReply {
  const { title, remedy } = PROBLEMS[problem.code];
  return {
    ...problem.members,
    type: `${publicUrl ?? basePath}/problems/${problem.code}`,
    title,
    status: problem.status,
    detail: problem.message === title ? remedy : boundedDetail(problem.message),
    instance,
    code: problem.code,
    errors: problem.errors?.length ? boundedErrors(problem.errors) : undefined,
    errorCount: countOf(problem),
    requestId,
  };
}

function countOf({ errors = [], members }: Problem): number | undefined {
  const { errorCount } = (members ?? {}) as { errorCount?: number };
  return errorCount ?? (errors.length > MAX_ERRORS ? errors.length : undefined);
}

/** The documentation of a kind of problem; `undefined` if the code is unknown. */
export function problemKind(code: string): ProblemKind | undefined {
  if (!Object.hasOwn(PROBLEMS, code)) return undefined;
  return { code: code as ProblemCode, ...PROBLEMS[code as ProblemCode] };
}
