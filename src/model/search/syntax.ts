// Syntax errors of a query: what is wrong with it, where, and what would be right.

import type { Span } from '../text/text.ts';

/** A value for the caller; `start` and `end` are UTF-16 offsets into the query. */
export interface SearchSyntaxError extends Span {
  /** A sentence: what is wrong. */
  message: string;
  /** A sentence: what to do about it. */
  hint: string;
}

/** How the functions of the parser leave it; never seen outside. */
export class SyntaxRejection extends Error {
  readonly error: SearchSyntaxError;

  constructor(error: SearchSyntaxError) {
    super(error.message);
    this.error = error;
  }
}

export function rejectSyntax(start: number, end: number, message: string, hint: string): never {
  throw new SyntaxRejection({ message, hint, start, end });
}
