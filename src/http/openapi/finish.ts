// Completes the OpenAPI document once every route and component is known.

import { isDeepStrictEqual } from 'node:util';
import { headerName } from '../header-name.ts';
import { tellDefaults, tellDocuments } from './bodies.ts';
import { documentOperations, eachSchema, isNode, type Node, type OpenapiDocument, type Operation } from './document.ts';
import { HEADERS, type HeaderName } from './headers.ts';
import { shareParameters, shareReplies } from './share.ts';

const PREFIX = '#/components/schemas/';
const SUFFIX = 'Input';

export function finish(document: OpenapiDocument): OpenapiDocument {
  for (const item of Object.values(document.paths)) delete item.head;
  eachSchema(document, mergeNull);
  joinTwins(document);
  for (const operation of documentOperations(document)) {
    setHeaders(operation);
    requireMatch(operation);
    for (const parameter of operation.parameters ?? []) finishParameter(parameter, document);
    // Path parameters come first: some generators turn parameters into positional arguments.
    operation.parameters?.sort((one, other) => Number(other.in === 'path') - Number(one.in === 'path'));
  }
  prune(document);
  addDiscriminators(document);
  tellDocuments(document);
  tellDefaults(document);
  sortComponents(document);
  shareReplies(document);
  shareParameters(document);
  const { openapi, info, servers, tags, paths, components, ...rest } = document;
  return { openapi, info, servers, tags, ...rest, paths, components };
}

/** Rewrites `anyOf: [T, null]` of a plain type as `type: [T, 'null']`; a reference stays a choice. */
function mergeNull(schema: Node): void {
  const choices = schema.anyOf as Node[] | undefined;
  if (choices?.length !== 2) return;
  const [value, none] = choices;
  if (!value || none?.type !== 'null' || typeof value.type !== 'string' || value.enum !== undefined) return;
  delete schema.anyOf;
  Object.assign(schema, { ...value, ...schema, type: [value.type, 'null'] });
}

/** The provider writes each component for requests (`XInput`) and replies (`X`); equal ones are merged. */
function joinTwins(document: OpenapiDocument): void {
  const schemas = document.components?.schemas ?? {};
  const twins = new Set(Object.keys(schemas).filter((name) => schemas[name + SUFFIX] !== undefined));
  const join = (ref: string) => {
    const name = ref.slice(PREFIX.length, -SUFFIX.length);
    return ref.endsWith(SUFFIX) && twins.has(name) ? PREFIX + name : ref;
  };
  // Twins that refer to twins are equal if all of those are: remove unequal ones until nothing changes.
  for (let before = -1; before !== twins.size; ) {
    before = twins.size;
    for (const name of twins) {
      if (!isDeepStrictEqual(withRefs(schemas[name], join), withRefs(schemas[name + SUFFIX], join))) twins.delete(name);
    }
  }
  rewriteRefs(document, join);
  for (const name of twins) delete schemas[name + SUFFIX];
}

/** Drops unreferenced components and renames a component that only requests use to its plain name. */
function prune(document: OpenapiDocument): void {
  const schemas = document.components?.schemas ?? {};
  const used = new Set<string>();
  const pending: unknown[] = [document.paths];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    eachRef(node, (ref) => {
      const name = ref.slice(PREFIX.length);
      if (!ref.startsWith(PREFIX) || used.has(name)) return;
      used.add(name);
      pending.push(schemas[name]);
    });
  }
  for (const name of Object.keys(schemas)) if (!used.has(name)) delete schemas[name];
  const alone = new Map(
    [...used]
      .filter((name) => name.endsWith(SUFFIX) && !used.has(name.slice(0, -SUFFIX.length)))
      .map((name) => [name, name.slice(0, -SUFFIX.length)]),
  );
  for (const [name, plain] of alone) {
    const schema = schemas[name];
    // A component's own name may end in `Input`; then it has no twin.
    if (!schema) continue;
    schemas[plain] = schema;
    delete schemas[name];
  }
  rewriteRefs(document, (ref) => PREFIX + (alone.get(ref.slice(PREFIX.length)) ?? ref.slice(PREFIX.length)));
  const schemes = document.components?.securitySchemes;
  for (const name of Object.keys(schemes ?? {})) {
    const isUsed = documentOperations(document).some(({ security }) =>
      (security as Node[] | undefined)?.some((one) => name in one),
    );
    if (!isUsed) delete schemes?.[name];
  }
}

function setHeaders(operation: Operation): void {
  const names = operation['x-response-headers'] as Record<string, HeaderName[]> | undefined;
  delete operation['x-response-headers'];
  for (const [status, list] of Object.entries(names ?? {})) {
    const response = operation.responses?.[status];
    if (response)
      response.headers = Object.fromEntries(list.map((name) => [name, { $ref: `#/components/headers/${name}` }]));
  }
}

/** Without the header the reply is 428; if the schema required it, the reply would be 400. */
function requireMatch({ parameters = [], responses }: Operation): void {
  if (!responses?.[428]) return;
  for (const parameter of parameters) {
    if (parameter.in !== 'header' || parameter.name !== 'if-match') continue;
    parameter.required = true;
    const schema = parameter.schema as Node;
    parameter.example ??= (schema.examples as unknown[] | undefined)?.[0];
    delete schema.examples;
  }
}

function finishParameter(parameter: Node, { components }: OpenapiDocument): void {
  // zod schemas name headers in lower case; the document uses the usual capitalisation.
  if (parameter.in === 'header') parameter.name = headerName(String(parameter.name));
  const schema = parameter.schema as Node | undefined;
  if (!schema) return;
  if (schema.type === 'array')
    Object.assign(parameter, {
      style: parameter.in === 'query' ? 'form' : 'simple',
      explode: parameter.in === 'query',
    });
  const inner = (schema.$ref ?? (schema.items as Node | undefined)?.$ref) as string | undefined;
  const component = inner === undefined ? undefined : components?.schemas?.[inner.slice(PREFIX.length)];
  parameter.description ??= schema.description ?? component?.description;
  delete schema.description;
  // Pages such as swagger-ui prefill a form with the parameters' examples. Optional ones lose theirs: filters that are valid
  // one by one select nothing together.
  const example = parameter.example ?? (schema.examples as unknown[] | undefined)?.[0];
  if (!parameter.required && parameter.example !== undefined && schema.$ref === undefined) {
    schema.examples = [parameter.example];
    delete parameter.example;
  }
  // These pages do not show the other examples, so the description states them.
  if (!parameter.required && example !== undefined) {
    const values = [example].flat().map((value) => `\`${value}\``);
    parameter.description = `${parameter.description} For example ${values.join(', ')}.`;
  }
  const [only] = (schema.allOf as Node[] | undefined) ?? [];
  if (only && Object.keys(schema).length === 1) parameter.schema = only;
}

/** Adds a discriminator to unions whose branches are components with a distinct constant in the same property. */
function addDiscriminators(document: OpenapiDocument): void {
  const schemas = document.components?.schemas ?? {};
  eachSchema(document, (schema) => {
    const branches = schema.oneOf as Node[] | undefined;
    if (!branches || branches.length < 2 || schema.discriminator) return;
    const refs = branches.map(({ $ref }) => $ref as string | undefined);
    const parts = refs.map((ref) => (ref === undefined ? undefined : schemas[ref.slice(PREFIX.length)]));
    const names = Object.keys((parts[0]?.properties as Node | undefined) ?? {});
    for (const propertyName of names) {
      const values = parts.map((part) =>
        constantOf((part?.properties as Record<string, Node> | undefined)?.[propertyName]),
      );
      if (values.some((value) => value === undefined) || new Set(values).size !== values.length) continue;
      schema.discriminator = {
        propertyName,
        mapping: Object.fromEntries(values.map((value, at) => [value, refs[at]])),
      };
      return;
    }
  });
}

function constantOf(schema: Node | undefined): unknown {
  const values = schema?.enum as unknown[] | undefined;
  return schema?.const ?? (values?.length === 1 ? values[0] : undefined);
}

function sortComponents(document: OpenapiDocument): void {
  const { schemas = {}, securitySchemes } = document.components ?? {};
  const named = new Set<string>();
  eachRef(document.paths, (ref) => named.add(ref));
  const headers = Object.entries(HEADERS).filter(([name]) => named.has(`#/components/headers/${name}`));
  document.components = {
    schemas: Object.fromEntries(Object.entries(schemas).sort(([a], [b]) => (a < b ? -1 : 1))),
    headers: Object.fromEntries(headers),
    ...(securitySchemes && Object.keys(securitySchemes).length > 0 && { securitySchemes }),
  };
}

function eachRef(node: unknown, visit: (ref: string) => void): void {
  if (Array.isArray(node)) for (const part of node) eachRef(part, visit);
  else if (isNode(node)) {
    for (const [key, value] of Object.entries(node)) {
      if (key === '$ref' && typeof value === 'string') visit(value);
      else eachRef(value, visit);
    }
  }
}

function rewriteRefs(node: unknown, change: (ref: string) => string): void {
  if (Array.isArray(node)) for (const part of node) rewriteRefs(part, change);
  else if (isNode(node)) {
    for (const [key, value] of Object.entries(node)) {
      if (key === '$ref' && typeof value === 'string' && value.startsWith(PREFIX)) node[key] = change(value);
      else rewriteRefs(value, change);
    }
  }
}

function withRefs(node: unknown, change: (ref: string) => string): unknown {
  const copy = structuredClone(node);
  rewriteRefs(copy, change);
  return copy;
}
