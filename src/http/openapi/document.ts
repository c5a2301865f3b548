// Defines the types of an OpenAPI document and walks its schemas.

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** A JSON Schema or any other object in a document. */
export type Node = Record<string, unknown>;

export interface Operation extends Node {
  operationId?: string;
  parameters?: Node[];
  requestBody?: Node;
  responses?: Record<string, Node>;
}

export interface OpenapiDocument extends Node {
  openapi: string;
  info: Node;
  paths: Record<string, Record<string, Operation>>;
  components?: {
    schemas?: Record<string, Node>;
    responses?: Record<string, Node>;
    parameters?: Record<string, Node>;
    headers?: Record<string, Node>;
    securitySchemes?: Record<string, Node>;
  };
}

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Calls `visit` for every schema of a document, inner ones first, so that `visit` may rewrite its argument. */
export function eachSchema(document: OpenapiDocument, visit: (schema: Node) => void): void {
  for (const schema of Object.values(document.components?.schemas ?? {})) walkSchema(schema, visit);
  for (const header of Object.values(document.components?.headers ?? {})) walkHolder(header, visit);
  for (const parameter of Object.values(document.components?.parameters ?? {})) walkHolder(parameter, visit);
  for (const response of Object.values(document.components?.responses ?? {})) walkReply(response, visit);
  for (const operation of documentOperations(document)) {
    for (const parameter of operation.parameters ?? []) walkHolder(parameter, visit);
    if (operation.requestBody) walkHolder(operation.requestBody, visit);
    for (const response of Object.values(operation.responses ?? {})) walkReply(response, visit);
  }
}

export function documentOperations(document: OpenapiDocument): Operation[] {
  return Object.values(document.paths).flatMap((item) =>
    Object.values(item).filter((operation) => isNode(operation.responses)),
  );
}

function walkReply(response: Node, visit: (schema: Node) => void): void {
  walkHolder(response, visit);
  for (const header of Object.values((response.headers as Record<string, Node>) ?? {})) walkHolder(header, visit);
}

/** Parameters, headers, bodies and replies hold one `schema`, or one per media type in `content`. */
function walkHolder(holder: Node, visit: (schema: Node) => void): void {
  if (isNode(holder.schema)) walkSchema(holder.schema, visit);
  if (isNode(holder.content))
    for (const media of Object.values(holder.content)) if (isNode(media)) walkHolder({ schema: media.schema }, visit);
}

const SINGLE = ['items', 'additionalProperties', 'not', 'propertyNames', 'contains'];
const LISTS = ['allOf', 'anyOf', 'oneOf', 'prefixItems'];
const MAPS = ['properties', 'patternProperties', '$defs'];

// Walks by position, not by key: an example or a property may be called `type` or `const`.
export function walkSchema(schema: Node, visit: (schema: Node) => void): void {
  for (const key of SINGLE) if (isNode(schema[key])) walkSchema(schema[key], visit);
  for (const key of LISTS)
    for (const part of (schema[key] as unknown[]) ?? []) if (isNode(part)) walkSchema(part, visit);
  for (const key of MAPS)
    for (const part of Object.values((schema[key] as Node) ?? {})) if (isNode(part)) walkSchema(part, visit);
  visit(schema);
}
