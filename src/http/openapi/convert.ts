// Converts zod schemas to JSON Schema and corrects the provider's output for code generators.

import { createJsonSchemaTransform, createJsonSchemaTransformObject } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Access } from '../access.ts';
import { isNode, type Node, type OpenapiDocument } from './document.ts';
import { finish } from './finish.ts';
import type { HeaderName } from './headers.ts';
import { impliedReplies, type Reply } from './replies.ts';
import { needsKey, securityOf } from './security.ts';

type Override = NonNullable<NonNullable<Parameters<typeof z.toJSONSchema>[1]>['override']>;

const override: Override = ({ zodSchema, jsonSchema }) => {
  const node = jsonSchema as Node;
  if (node.type === 'integer') setIntegerFormat(node);
  // zod's patterns for dates and addresses have hundreds of characters; the format says the same.
  if (node.format !== undefined) delete node.pattern;
  if (typeof node.pattern === 'string') node.pattern = node.pattern.replaceAll('\\/', '/');
  // Replies may gain fields; only objects that are declared strict are closed.
  const { def } = zodSchema._zod as { def: { type: string; catchall?: unknown } };
  if (def.type === 'object' && def.catchall === undefined && node.additionalProperties === false)
    delete node.additionalProperties;
  const { examples, description } = (z.globalRegistry.get(zodSchema) ?? {}) as {
    examples?: unknown[];
    description?: string;
  };
  if (node.$ref === undefined) {
    if (examples && node.examples === undefined) node.examples = examples;
    if (description && node.description === undefined) node.description = description;
  }
};

/** Integers default to 32 bits. Values above 2^31 declare it (`.meta({ format: 'int64' })` or a larger `.max`). */
function setIntegerFormat(node: Node): void {
  if (node.minimum === Number.MIN_SAFE_INTEGER) delete node.minimum;
  if (node.maximum === Number.MAX_SAFE_INTEGER) delete node.maximum;
  node.format ??= Number(node.maximum ?? 0) > 2 ** 31 - 1 ? 'int64' : 'int32';
}

const convertRoute = createJsonSchemaTransform({ zodToJsonConfig: { override } });
const convertComponents = createJsonSchemaTransformObject({ zodToJsonConfig: { override } });

/** Headers of every reply, including problems. */
const USUAL: readonly HeaderName[] = ['RateLimit', 'RateLimit-Policy', 'X-Request-Id'];

type RouteInput = Parameters<typeof convertRoute>[0];
type Replies = Record<string, Reply | z.ZodType>;

/** The provider keeps only the schemas of a reply; other documentation is restored afterwards. */
export function transform(input: RouteInput): ReturnType<typeof convertRoute> {
  const schema = input.schema as ({ hide?: boolean; response?: Replies; summary?: string } & Node) | undefined;
  if (!schema || schema.hide) return { schema: { hide: true } as never, url: input.url };
  const { config, method } = input.route;
  const access = config?.access ?? 'admin';
  const isRead = [method].flat().includes('GET');
  const declared = schema.response ?? {};
  const replies = mergeReplies(impliedReplies(schema as never, { isRead, needsKey: needsKey(access) }), declared);
  const content = Object.fromEntries(Object.entries(replies).filter(([, reply]) => reply.content));
  const converted = convertRoute({
    ...input,
    schema: { ...schema, ...securityNodes(access, schema.description), response: content } as never,
  });
  for (const part of ['querystring', 'params', 'headers'])
    keepBesideReferences((converted.schema as unknown as Node)[part]);
  const response = (converted.schema as unknown as Node).response as Record<string, Node>;
  const headers: Record<string, readonly HeaderName[]> = {};
  for (const [status, reply] of Object.entries(replies)) {
    const documented: Node = { ...(response[status] ?? { type: 'null' }), description: reply.description };
    response[status] = documented;
    for (const [type, { example, examples }] of Object.entries(reply.content ?? {})) {
      const media = (documented.content as Record<string, Node>)[type];
      if (media) Object.assign(media, example !== undefined && { example }, examples && { examples });
    }
    headers[status] = [...new Set([...(reply.headers ?? []), ...USUAL])];
  }
  Object.assign(converted.schema as object, { 'x-response-headers': headers });
  return converted;
}

/** OpenAPI supports scopes only for OAuth, so the description names them. */
function securityNodes(access: Access, description: unknown): Node {
  const security = securityOf(access);
  return needsKey(access)
    ? { security, description: `${description} It takes a key with the scope \`${access}\`.` }
    : { security };
}

/** @fastify/swagger drops the siblings of a reference, such as a parameter's description and default. */
function keepBesideReferences(part: unknown): void {
  const properties = isNode(part) && isNode(part.properties) ? part.properties : {};
  for (const [name, property] of Object.entries(properties)) {
    const { $ref, ...beside } = property as Node;
    if ($ref !== undefined && Object.keys(beside).length > 0) properties[name] = { allOf: [{ $ref }], ...beside };
  }
}

/** Converts the components and finishes the document once all routes are known. */
export function transformObject(input: Parameters<typeof convertComponents>[0]): ReturnType<typeof convertComponents> {
  return finish(convertComponents(input) as unknown as OpenapiDocument) as never;
}

function mergeReplies(implied: Record<string, Reply>, declared: Replies): Record<string, Reply> {
  const replies: Record<string, Reply> = { ...implied };
  for (const [status, reply] of Object.entries(declared)) {
    const known = replies[status];
    const stated =
      reply instanceof z.ZodType
        ? { description: reply.description ?? 'As asked.', content: { 'application/json': { schema: reply } } }
        : reply;
    // Two problems with the same status are documented together.
    replies[status] = known && Number(status) >= 400 ? mergeProblems(stated, known) : stated;
  }
  return replies;
}

function mergeProblems(stated: Reply, known: Reply): Reply {
  const type = 'application/problem+json';
  const [one, other] = [stated.content?.[type], known.content?.[type]];
  const content = one && other && { [type]: { ...one, examples: { ...one.examples, ...other.examples } } };
  const headers = [...new Set([...(stated.headers ?? []), ...(known.headers ?? [])])];
  const description = `${stated.description} ${known.description}`;
  return { ...stated, description, headers, ...(content && { content }) };
}
