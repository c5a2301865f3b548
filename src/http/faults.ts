// Converts zod's issues to a problem: the first few in full, the rest as a number.

import { z } from 'zod';
import { Problem, type ProblemCode, type ProblemError } from '../model/problem/problem.ts';
import { MAX_ERRORS } from '../model/problem/problem-bounds.ts';
import { explainIn } from './explain.ts';
import { headerName } from './header-name.ts';
import { nearest } from './nearest.ts';

type RawIssue = z.core.$ZodRawIssue;
type Issue = z.core.$ZodIssue;

export const PARTS: Record<string, { in: ProblemError['in']; code: ProblemCode }> = {
  querystring: { in: 'query', code: 'invalid-query' },
  params: { in: 'path', code: 'invalid-parameter' },
  headers: { in: 'header', code: 'invalid-parameter' },
  body: { in: 'body', code: 'invalid-body' },
};

/** Known names in a part of a request, and in its query. */
export interface Known {
  names: readonly string[];
  parameters: readonly string[];
}

/** Returns the problem for a list of issues. Only the issues that are sent are worded. */
export function invalid(httpPart: string, issues: readonly RawIssue[], known: Known): Problem {
  const part = PARTS[httpPart] ?? { in: 'body' as const, code: 'invalid-body' as const };
  const count = issues.reduce((sum, issue) => sum + faultsOf(issue), 0);
  const errors = firstFaults(issues, part.in, known);
  const [first] = errors;
  const cursorOnly = part.in === 'query' && errors.every((error) => error.name === 'cursor');
  const code = cursorOnly && known.names.includes('cursor') ? 'invalid-cursor' : part.code;
  return new Problem(code, {
    detail: first && sentence(first, count),
    errors,
    ...(count > errors.length && { members: { errorCount: count } }),
  });
}

/** zod reports all unknown names of one object as one issue. */
const faultsOf = (issue: RawIssue) => (issue.code === 'unrecognized_keys' ? issue.keys.length : 1);

function firstFaults(issues: readonly RawIssue[], place: ProblemError['in'], known: Known): ProblemError[] {
  const context = { error: explainIn(place), reportInput: true };
  const errors: ProblemError[] = [];
  for (const raw of issues) {
    const room = MAX_ERRORS - errors.length;
    if (room <= 0) break;
    const cut = raw.code === 'unrecognized_keys' ? { ...raw, keys: raw.keys.slice(0, room) } : raw;
    const issue = z.core.util.finalizeIssue(cut, context, z.core.config()) as Issue;
    errors.push(...faults(issue, place, known));
  }
  return errors;
}

function sentence(error: ProblemError, count: number): string {
  const subject = error.name === undefined ? 'The body' : `\`${error.name}\``;
  const hint = error.suggestion === undefined ? '' : ` Did you mean \`${error.suggestion}\`?`;
  const more = count > 1 ? ` There ${count === 2 ? 'is 1 more error' : `are ${count - 1} more errors`}.` : '';
  return `${subject} ${error.message}.${hint}${more}`;
}

function faults(issue: Issue, place: ProblemError['in'], known: Known): ProblemError[] {
  if (issue.code === 'unrecognized_keys') {
    const here = issue.path.length === 0 ? known : { names: [], parameters: [] };
    return issue.keys.map((key) => unknownName(place, [...issue.path, key], key, here));
  }
  const allowed = issue.code === 'invalid_value' ? issue.values.map(String) : undefined;
  const suggestion = allowed && typeof issue.input === 'string' ? nearest(issue.input, allowed) : undefined;
  return [
    {
      in: place,
      ...whereIn(place, issue.path),
      message: issue.message,
      ...(allowed && { allowed }),
      ...(suggestion !== undefined && { suggestion }),
    },
  ];
}

function unknownName(
  place: ProblemError['in'],
  path: readonly PropertyKey[],
  key: string,
  { names, parameters }: Known,
): ProblemError {
  const about = { in: place, ...whereIn(place, path), ...(names.length > 0 && { allowed: [...names] }) };
  // Some clients write arrays as `tag[]=a` or `tag[0]=a`.
  const bare = key.replace(/\[\w{0,20}\]$/, '');
  if (bare !== key && names.includes(bare)) {
    return { ...about, message: `is not how a list is written: repeat \`${bare}\` for each value`, suggestion: bare };
  }
  if (place === 'body' && parameters.includes(key)) {
    return { ...about, message: `belongs into the query: \`?${key}=\`` };
  }
  const suggestion = nearest(key, names);
  const noun = place === 'body' ? 'field of this object' : 'parameter of this endpoint';
  return { ...about, message: `is not a ${noun}`, ...(suggestion !== undefined && { suggestion }) };
}

function whereIn(place: ProblemError['in'], path: readonly PropertyKey[]): Pick<ProblemError, 'name' | 'pointer'> {
  if (place !== 'body') {
    const name = String(path[0]);
    return path.length === 0 ? {} : { name: place === 'header' ? headerName(name) : name };
  }
  // RFC 6901 §3
  const pointer = path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
  const name = path.findLast((step) => typeof step === 'string');
  return name === undefined ? { pointer } : { name: String(name), pointer };
}
