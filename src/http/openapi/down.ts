// Converts the document to OpenAPI 3.0.3 for generators that do not read 3.1.

import { eachSchema, isNode, type Node, type OpenapiDocument } from './document.ts';

export function toOpenapi30(document: OpenapiDocument): OpenapiDocument {
  const older = structuredClone(document);
  older.openapi = '3.0.3';
  delete older.info.summary;
  delete older.jsonSchemaDialect;
  delete older.webhooks;
  if (isNode(older.info.license)) delete older.info.license.identifier;
  eachSchema(older, lower);
  return older;
}

// Keywords that only 3.1 supports.
const NEWER = [
  'propertyNames',
  'patternProperties',
  'contentEncoding',
  'contentMediaType',
  'unevaluatedProperties',
  'contains',
  'prefixItems',
  '$schema',
  '$id',
  '$comment',
];

function lower(schema: Node): void {
  for (const key of NEWER) delete schema[key];
  lowerNull(schema);
  if (schema.const !== undefined) {
    schema.enum = [schema.const];
    delete schema.const;
  }
  if (Array.isArray(schema.examples)) {
    const [first] = schema.examples;
    if (first !== undefined) schema.example = first;
    delete schema.examples;
  }
  lowerBound(schema, 'exclusiveMinimum', 'minimum');
  lowerBound(schema, 'exclusiveMaximum', 'maximum');
  // In 3.0, a reference must not have siblings.
  if (typeof schema.$ref === 'string' && Object.keys(schema).length > 1) {
    schema.allOf = [{ $ref: schema.$ref }];
    delete schema.$ref;
  }
}

function lowerNull(schema: Node): void {
  if (Array.isArray(schema.type)) {
    const types = schema.type.filter((type) => type !== 'null');
    if (types.length < schema.type.length) schema.nullable = true;
    if (types.length === 1) schema.type = types[0];
    else {
      delete schema.type;
      schema.anyOf = types.map((type) => ({ type }));
    }
  }
  for (const key of ['anyOf', 'oneOf']) {
    const choices = schema[key] as Node[] | undefined;
    // Inner schemas are converted first: a `null` among the choices is already `nullable`.
    const values = choices?.filter((choice) => !isNull(choice));
    if (!choices || !values || values.length === choices.length) continue;
    // `nullable` requires a `type` beside it (OpenAPI 3.0.3 §4.7.24.1); a reference stays one of two choices.
    if (values.length !== 1 || values[0]?.type === undefined) continue;
    delete schema[key];
    Object.assign(schema, { ...values[0], ...schema, nullable: true });
  }
  if (schema.type === 'null') Object.assign(schema, { type: 'string', nullable: true, enum: [null] });
}

function isNull(schema: Node): boolean {
  return schema.nullable === true && Array.isArray(schema.enum) && schema.enum.length === 1 && schema.enum[0] === null;
}

function lowerBound(schema: Node, exclusive: string, inclusive: string): void {
  if (typeof schema[exclusive] !== 'number') return;
  schema[inclusive] = schema[exclusive];
  schema[exclusive] = true;
}
