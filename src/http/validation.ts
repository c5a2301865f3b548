// Provides Fastify's compilers for zod: a schema runs once, and its issues become a `Problem`.

import { Readable } from 'node:stream';
import type { FastifySchemaCompiler } from 'fastify';
import type { FastifySerializerCompiler } from 'fastify/types/schema.js';
import { serializerCompiler as encode } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { Problem } from '../model/problem/problem.ts';
import { LargeJson, ValidJson } from './bodies/large-json.ts';
import type { Known } from './faults.ts';
import { judge } from './judge.ts';

/** Returns the field names of an object schema; an empty list for any other schema. */
export const fieldNames = (schema: unknown): string[] =>
  schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];

/**
 * Like the provider's compiler, but throws a `Problem` here, where schema, path and input are available. `parameters` are the
 * query's names, since some clients send them in the body.
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

/** Documents, uploads and large articles are validated elsewhere. */
const isReadElsewhere = (data: unknown) =>
  Buffer.isBuffer(data) || [Readable, LargeJson, ValidJson].some((kind) => data instanceof kind);

const MISSING = new Problem('invalid-body', {
  detail: 'The body is missing.',
  errors: [{ in: 'body', pointer: '', message: 'is missing' }],
});

/** Validates only the headers that a schema names; all headers stay as received. */
function headersOnly(schema: z.ZodType, known: Known) {
  return (data: unknown) => {
    const given = data as Record<string, unknown>;
    if (known.names.every((name) => given[name] === undefined)) return {};
    const named = Object.fromEntries(known.names.map((name) => [name, given[name]]));
    const { error } = judge(schema, named, 'headers', { names: known.names, parameters: [] });
    return error ? { error } : {};
  };
}

/** Like the provider's compiler; replies without a zod schema (no content, documents) pass unchanged. */
export const serializerCompiler: FastifySerializerCompiler<unknown> = (route) => {
  if (route.schema instanceof z.ZodType) return encode(route as Parameters<typeof encode>[0]);
  return (data) => JSON.stringify(data);
};
