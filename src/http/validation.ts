// How zod judges a request: the compilers for Fastify, and zod's issues told as a problem a person understands.

import { Readable } from 'node:stream';
import { distance } from 'fastest-levenshtein';
import type { FastifySchemaCompiler } from 'fastify';
import type { FastifySerializerCompiler } from 'fastify/types/schema.js';
import { serializerCompiler as encode } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { Problem, type ProblemCode, type ProblemError } from '../model/problem.ts';
import { headerName } from './header-name.ts';

type Issue = z.core.$ZodIssue;

const PARTS: Record<string, { in: ProblemError['in']; code: ProblemCode }> = {
  querystring: { in: 'query', code: 'invalid-query' },
  params: { in: 'path', code: 'invalid-parameter' },
  headers: { in: 'header', code: 'invalid-parameter' },
  body: { in: 'body', code: 'invalid-body' },
};

/** The names of what an object's schema has; none of any other. */
export const namesOf = (schema: unknown): string[] => (schema instanceof z.ZodObject ? Object.keys(schema.shape) : []);

/**
 * As the provider's own, but a refusal is a `Problem` at once: only here schema, path and input are still at hand.
 * `parameters` are those of the query, which some send in the body.
 */
export const validatorCompiler =
  (parameters: readonly string[]): FastifySchemaCompiler<unknown> =>
  ({ schema: given, httpPart }) => {
    const schema = given as z.ZodType;
    const part = httpPart ?? 'querystring';
    const names = namesOf(schema);
    if (part === 'headers') return headersOnly(schema, names);
    return (data: unknown) => {
      // A document, which is read elsewhere.
      if (part === 'body' && (Buffer.isBuffer(data) || data instanceof Readable)) return { value: data };
      if (part === 'body' && data === null) return { error: MISSING };
      const result = schema.safeParse(data);
      if (result.success) return { value: result.data };
      // Parsed again for the messages: telling a fault may cost more than finding none.
      const told = schema.safeParse(data, { error: explain, reportInput: true });
      return { error: invalid(part, (told.error ?? result.error).issues, { names, parameters }) };
    };
  };

const MISSING = new Problem('invalid-body', {
  detail: 'The body is missing.',
  errors: [{ in: 'body', pointer: '', message: 'is missing' }],
});

/** Of headers only those that a schema names are judged; all stay as they came. */
function headersOnly(schema: z.ZodType, names: readonly string[]) {
  return (data: unknown) => {
    const given = data as Record<string, unknown>;
    if (names.every((name) => given[name] === undefined)) return {};
    const named = Object.fromEntries(names.map((name) => [name, given[name]]));
    const result = schema.safeParse(named, { error: explain, reportInput: true });
    return result.success ? {} : { error: invalid('headers', result.error.issues, { names, parameters: [] }) };
  };
}

/** As the provider's own; a reply without a zod schema (no content, documents) passes as it is. */
export const serializerCompiler: FastifySerializerCompiler<unknown> = (route) => {
  if (route.schema instanceof z.ZodType) return encode(route as Parameters<typeof encode>[0]);
  return (data) => JSON.stringify(data);
};

/** Names that are known in a part of a request, and in its query. */
interface Known {
  names: readonly string[];
  parameters: readonly string[];
}

/** The problem that a list of zod issues amounts to. */
function invalid(httpPart: string, issues: readonly Issue[], known: Known): Problem {
  const part = PARTS[httpPart] ?? { in: 'body', code: 'invalid-body' };
  const errors = issues.flatMap((issue) => faults(issue, part.in, known));
  const [first] = errors;
  const cursorOnly = part.in === 'query' && errors.every((error) => error.name === 'cursor');
  const code = cursorOnly && known.names.includes('cursor') ? 'invalid-cursor' : part.code;
  return new Problem(code, { detail: first && sentence(first, errors.length), errors });
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
  // `tag[]=a`, `tag[0]=a`: how some clients write arrays.
  const bare = key.replace(/\[\w*\]$/, '');
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

/** The candidate that was probably meant: at most a third of its letters wrong. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  if (word.length > 64) return undefined;
  const lower = word.toLowerCase();
  let best: string | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    const apart = distance(lower, candidate.toLowerCase());
    if (apart < least) {
      least = apart;
      best = candidate;
    }
  }
  return best !== undefined && least <= Math.max(1, Math.floor(best.length / 3)) ? best : undefined;
}

/** What is wrong, as the end of a sentence that begins with the name. A schema's own message goes before it. */
export function explain(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined) return 'is required';
      if (Array.isArray(issue.input)) return 'must be given once';
      return `must be ${named(String(issue.expected))}`;
    case 'too_small':
      return `must ${measure(issue.origin, Number(issue.minimum), issue.inclusive === false ? 'more than' : 'at least')}`;
    case 'too_big':
      return `must ${measure(issue.origin, Number(issue.maximum), issue.inclusive === false ? 'less than' : 'at most')}`;
    case 'invalid_value':
      if (issue.input === undefined) return 'is required';
      if (Array.isArray(issue.input)) return 'must be given once';
      return issue.values.length === 1
        ? `must be \`${String(issue.values[0])}\``
        : `must be one of ${issue.values.map((value) => `\`${String(value)}\``).join(', ')}`;
    case 'invalid_format':
      return issue.format === 'regex' ? `must match ${issue.pattern}` : `must be a valid ${issue.format}`;
    default:
      return undefined;
  }
}

function named(type: string): string {
  if (type === 'int') return 'a whole number';
  return /^[aeiou]/.test(type) ? `an ${type}` : `a ${type}`;
}

function measure(origin: string, bound: number, relation: string): string {
  if (origin === 'string') return `have ${relation} ${bound} ${bound === 1 ? 'character' : 'characters'}`;
  if (origin === 'array' || origin === 'set') return `have ${relation} ${bound} ${bound === 1 ? 'value' : 'values'}`;
  return `be ${relation} ${bound}`;
}
