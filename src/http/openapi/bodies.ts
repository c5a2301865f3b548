// Adapts request bodies in the document to what code generators read best.

import { formatOfType } from '../../commands/document-formats.ts';
import { documentOperations, isNode, type Node, type OpenapiDocument } from './document.ts';

const PREFIX = '#/components/schemas/';
const FORM = 'multipart/form-data';

/**
 * A field with a default is optional, but generators with one type for requests and replies make it required. Request bodies
 * therefore state the default in the description.
 */
export function tellDefaults(document: OpenapiDocument): void {
  const told = new Set<Node>();
  for (const { requestBody } of documentOperations(document)) {
    for (const media of Object.values((requestBody?.content ?? {}) as Record<string, Node>)) {
      const schema = isNode(media.schema) ? resolved(document, media.schema) : undefined;
      if (!schema || told.has(schema)) continue;
      told.add(schema);
      for (const property of Object.values((schema.properties ?? {}) as Record<string, Node>)) tellDefault(property);
    }
  }
}

/** Sets the schemas of document bodies: @fastify/swagger gives all media types of a body the same schema. */
export function tellDocuments(document: OpenapiDocument): void {
  for (const { requestBody } of documentOperations(document)) {
    const content = (requestBody?.content ?? {}) as Record<string, Node>;
    // Generators that use one type per body take the JSON of a single article, and clients could not send files.
    if (content[FORM]) delete content['application/json'];
    for (const type of Object.keys(content)) {
      if (!/[/+]json$/.test(type)) content[type] = { schema: schemaOf(type) };
    }
  }
}

function schemaOf(type: string): Node {
  if (type !== FORM) return { type: 'string', description: `${formatOfType(type)?.title ?? 'A document'}.` };
  const file = { type: 'string', format: 'binary', description: 'A document of any format that an import reads.' };
  const files = { type: 'array', items: file, description: 'The documents. Any other name will do, too.' };
  return { type: 'object', properties: { files }, required: ['files'], description: 'A form of files.' };
}

function tellDefault(property: Node): void {
  if (property.default === undefined) return;
  property.description = `${property.description ?? ''} Left out, it is \`${String(property.default)}\`.`.trim();
  delete property.default;
}

function resolved({ components }: OpenapiDocument, schema: Node): Node | undefined {
  return typeof schema.$ref === 'string' ? components?.schemas?.[schema.$ref.slice(PREFIX.length)] : schema;
}
