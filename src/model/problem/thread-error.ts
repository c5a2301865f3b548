// Serializes errors between threads. A structured clone loses their class and code.

import { Problem, type ProblemCode, type ProblemOptions } from './problem.ts';

export interface SerializedError {
  message: string;
  stack?: string;
  /** The code of the error or of its first cause with a code: `SQLITE_FULL`, `ENOSPC`. */
  code?: string;
  problem?: { code: ProblemCode; options: ProblemOptions };
}

export function serializeError(error: unknown): SerializedError {
  if (!(error instanceof Error)) return { message: String(error) };
  const { message, stack } = error;
  if (error instanceof Problem) {
    const { code, errors, headers, members } = error;
    const options = {
      detail: message,
      ...(errors && { errors }),
      ...(headers && { headers }),
      ...(members && { members }),
    };
    return { message, problem: { code, options } };
  }
  const code = errorCodes(error)[0];
  return { message, ...(stack !== undefined && { stack }), ...(code !== undefined && { code }) };
}

export function deserializeError({ message, stack, code, problem }: SerializedError): Error {
  if (problem) return new Problem(problem.code, problem.options);
  const error = new Error(message);
  if (stack !== undefined) error.stack = stack;
  return code === undefined ? error : Object.assign(error, { code });
}

/** Bounds the number of causes, which can form a cycle. */
const DEPTH = 6;

/** The codes of an error and its causes, outermost first. */
export function errorCodes(error: unknown): string[] {
  const codes: string[] = [];
  for (let cause = error, depth = 0; cause instanceof Error && depth < DEPTH; cause = cause.cause, depth++) {
    if ('code' in cause && typeof cause.code === 'string') codes.push(cause.code);
  }
  return codes;
}
