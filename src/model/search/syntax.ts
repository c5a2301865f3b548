// Syntax errors of queries, with their position and a remedy.

import type { Span } from '../text/text.ts';

/** The error as a value. `start` and `end` are UTF-16 offsets into the query. */
export interface SearchSyntaxError extends Span {
  /** The error as a sentence. */
  message: string;
  /** The remedy as a sentence. */
  hint: string;
}

/** Leaves the parser. Not thrown outside of it. */
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
