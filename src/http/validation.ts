// How zod judges a request: the compilers for Fastify. A schema runs once, and its issues become a `Problem`.

import { Readable } from 'node:stream';
import type { FastifySchemaCompiler } from 'fastify';
import type { FastifySerializerCompiler } from 'fastify/types/schema.js';
import { serializerCompiler as encode } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { Problem } from '../model/problem/problem.ts';
import { LargeJson, ValidJson } from './bodies/large-json.ts';
import type { Known } from './faults.ts';
import { judge } from './judge.ts';

/** The names of what an object's schema has; none of any other. */
export const fieldNames = (schema: unknown): string[] =>
  schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];

/**
 * As the provider's own, but a refusal is a `Problem` at once: only here schema, path and input are still at hand.
 * `parameters` are those of the query, which some send in the body.
 */
export const validatorCompiler =
  (parameters: readonly string[]): FastifySchemaCompiler<unknown> =>
  ({ schema: given, httpPart }) => {
    const schema = given as z.ZodType;
    const part = httpPart ?? 'querystring';
    const known = { names: fieldNames(schema), parameters };
    if (part === 'headers') return headersOnly(schema, known);
    return (data: unknown) => {
      if (part === 'body' && isReadElsewhere(data)) return { value: data };
      if (part === 'body' && data === null) return { error: MISSING };
      return judge(schema, data, part, known);
    };
  };

/** Documents, uploads and large articles. */
const isReadElsewhere = (data: unknown) =>
  Buffer.isBuffer(data) || [Readable, LargeJson, ValidJson].some((kind) => data instanceof kind);

const MISSING = new Problem('invalid-body', {
  detail: 'The body is missing.',
  errors: [{ in: 'body', pointer: '', message: 'is missing' }],
});

/** Of headers only those that a schema names are judged; all stay as they came. */
function headersOnly(schema: z.ZodType, known: Known) {
  return (data: unknown) => {
    const given = data as Record<string, unknown>;
    if (known.names.every((name) => given[name] === undefined)) return {};
    const named = Object.fromEntries(known.names.map((name) => [name, given[name]]));
    const { error } = judge(schema, named, 'headers', { names: known.names, parameters: [] });
    return error ? { error } : {};
  };
}

/** As the provider's own; a reply without a zod schema (no content, documents) passes as it is. */
export const serializerCompiler: FastifySerializerCompiler<unknown> = (route) => {
  if (route.schema instanceof z.ZodType) return encode(route as Parameters<typeof encode>[0]);
  return (data) => JSON.stringify(data);
};
