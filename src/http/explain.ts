// Words zod's issues as the end of a sentence that begins with the name of a parameter or field.

import type { z } from 'zod';
import type { ProblemError } from '../model/problem/problem.ts';

type RawIssue = z.core.$ZodRawIssue;

/** Returns the error map for one part of a request. Messages set in a schema take precedence. */
export function explainIn(place: ProblemError['in']): (issue: RawIssue) => string | undefined {
  return (issue) => explain(issue, place);
}

function explain(issue: RawIssue, place: ProblemError['in']): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined) return 'is required';
      if (isRepeated(issue.input, place)) return 'must be given once';
      return `must be ${named(String(issue.expected))}`;
    case 'too_small':
      return `must ${measure(issue.origin, Number(issue.minimum), issue.inclusive === false ? 'more than' : 'at least')}`;
    case 'too_big':
      return `must ${measure(issue.origin, Number(issue.maximum), issue.inclusive === false ? 'less than' : 'at most')}`;
    case 'invalid_value':
      if (issue.input === undefined) return 'is required';
      if (isRepeated(issue.input, place)) return 'must be given once';
      return issue.values.length === 1
        ? `must be \`${String(issue.values[0])}\``
        : `must be one of ${issue.values.map((value) => `\`${String(value)}\``).join(', ')}`;
    case 'invalid_format':
      return issue.format === 'regex' ? `must match ${issue.pattern}` : `must be a valid ${issue.format}`;
    default:
      return undefined;
  }
}

/** A parameter or header that is sent twice becomes an array; in a body, an array is what the client wrote. */
const isRepeated = (input: unknown, place: ProblemError['in']) => place !== 'body' && Array.isArray(input);

function named(type: string): string {
  if (type === 'int') return 'a whole number';
  return /^[aeiou]/.test(type) ? `an ${type}` : `a ${type}`;
}

function measure(origin: string, bound: number, relation: string): string {
  if (origin === 'string') return `have ${relation} ${bound} ${bound === 1 ? 'character' : 'characters'}`;
  if (origin === 'array' || origin === 'set') return `have ${relation} ${bound} ${bound === 1 ? 'value' : 'values'}`;
  return `be ${relation} ${bound}`;
}
