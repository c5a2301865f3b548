// A problem: what went wrong with a request, as RFC 9457 tells it, and the one error class.

import { z } from 'zod';
import { Tombstone } from '../change/tombstone.ts';
import { boundedDetail, boundedErrors, MAX_ERRORS } from './problem-bounds.ts';
import { PROBLEMS } from './problem-catalogue.ts';

export { PROBLEMS };

export type ProblemCode = keyof typeof PROBLEMS;
export const PROBLEM_CODES = Object.keys(PROBLEMS) as ProblemCode[];
export const ProblemCode = z.enum(PROBLEM_CODES).meta({
  id: 'ProblemCode',
  description: 'What kind of problem it is, for programs. Documented at `/problems/{code}`.',
});

export const ProblemPlace = z
  .enum(['query', 'path', 'header', 'body'])
  .meta({ id: 'ProblemPlace', description: 'The part of the request that is at fault.' });

export const ProblemError = z
  .object({
    in: ProblemPlace,
    name: z.string().optional().meta({
      description:
        'The parameter, header or field; absent for a body as a whole. A long one is shortened, ending in `…`.',
    }),
    pointer: z.string().optional().meta({ description: 'In a body: JSON Pointer (RFC 6901) to the place.' }),
    message: z
      .string()
      .meta({ description: 'What is wrong with it.', examples: ['is not a parameter of this endpoint'] }),
    allowed: z.array(z.string()).optional().meta({
      description: 'What would be allowed instead. If several errors have the same list, only the first has it here.',
    }),
    suggestion: z.string().optional().meta({ description: 'What was probably meant.' }),
    start: z
      .int()
      .min(0)
      .optional()
      .meta({ description: 'Where in the value the fault starts, in UTF-16 code units.' }),
    end: z.int().min(0).optional().meta({ description: 'Where it ends, exclusive.' }),
    hint: z.string().optional().meta({ description: 'What to do about it.' }),
  })
  .meta({ id: 'ProblemError', description: 'One thing that is wrong with a request, and where.' });
export type ProblemError = z.infer<typeof ProblemError>;

/** The body of every error reply. Its name in the contract is `Problem`. */
export const ProblemReply = z
  .object({
    type: z.string().meta({
      format: 'uri-reference',
      description: 'A URL that answers with the documentation of this kind of problem.',
    }),
    title: z.string().meta({ description: 'The kind of problem in words; the same every time.' }),
    status: z.int().min(400).max(599).meta({ description: 'The HTTP status.' }),
    detail: z.string().optional().meta({ description: 'What happened this time, or what to do about it.' }),
    instance: z.string().optional().meta({ format: 'uri-reference', description: 'The address that was asked for.' }),
    code: ProblemCode,
    errors: z.array(ProblemError).max(MAX_ERRORS).optional().meta({
      description: 'What is wrong, each fault by itself; if there are more than 20, the first 20.',
    }),
    errorCount: z
      .int()
      .min(1)
      .optional()
      .meta({ description: 'How many faults there are, if `errors` does not list all of them.', format: 'int32' }),
    articleId: z.string().optional().meta({ description: 'Of a conflict: the article that is here already.' }),
    rejection: z
      .string()
      .optional()
      .meta({ description: 'Of a document that cannot be read: what is wrong with it, for programs.' }),
    tombstone: Tombstone.optional().meta({ description: 'Of an article that was withdrawn: what stays of it.' }),
    requestId: z
      .string()
      .optional()
      .meta({ description: 'The id of the request, as in the `X-Request-Id` header and the server’s log.' }),
  })
  .meta({ id: 'Problem', description: 'What went wrong (RFC 9457).' });
export type ProblemReply = z.infer<typeof ProblemReply>;

/** A kind of problem as `/problems/{code}` documents it. */
export const ProblemKind = z
  .object({
    code: ProblemCode,
    status: z.int().min(400).max(599).meta({ description: 'The HTTP status it comes with.' }),
    title: z.string().meta({ description: 'The kind of problem in words.' }),
    remedy: z.string().meta({ description: 'What it means and what to do about it.' }),
  })
  .meta({ id: 'ProblemKind', description: 'A kind of problem that the API may answer with.' });
export type ProblemKind = z.infer<typeof ProblemKind>;

export interface ProblemOptions {
  /** What happened this time, in a sentence; otherwise what to do about problems of this kind. */
  detail?: string | undefined;
  errors?: readonly ProblemError[];
  /** Response headers that belong to it, in lower case: `{ 'retry-after': '5' }`. */
  headers?: Readonly<Record<string, string>>;
  /** Extension members of the body (RFC 9457 §3.2), such as the tombstone of a withdrawn article. */
  members?: Readonly<Record<string, unknown>>;
  cause?: unknown;
}

/** The only error that is meant to be seen by a client: `throw new Problem('article-not-found', { detail: 'There is no article x.' })`. */
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

/** What is known about the request that failed. Neither `publicUrl` nor `basePath` has a slash at its end. */
export interface ProblemContext {
  instance?: string | undefined;
  requestId?: string | undefined;
  /** Where clients reach the archive, as a whole address or, if that is not known, as a path. */
  publicUrl?: string | null | undefined;
  basePath?: string | undefined;
}

/** The body of the reply. Undefined members are left out by `JSON.stringify`. */
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

/** The documentation of one kind, or `undefined` if the code is none of ours. */
export function problemKind(code: string): ProblemKind | undefined {
  if (!Object.hasOwn(PROBLEMS, code)) return undefined;
  return { code: code as ProblemCode, ...PROBLEMS[code as ProblemCode] };
}
