// Generates the contract, an OpenAPI 3.1.0 document, from the routes.

import swagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import { transform, transformObject } from './convert.ts';
import type { OpenapiDocument } from './document.ts';
import { KEY, SCHEME } from './security.ts';

export { toOpenapi30 } from './down.ts';
export type { HeaderName } from './headers.ts';
export { empty, problemReplies, type Reply, reply } from './replies.ts';

export interface Contract {
  title: string;
  version: string;
  description: string;
  publicUrl: string | null;
  /** Tags in display order. */
  tags: readonly { name: string; description: string }[];
}

/** Must be awaited before the first route is registered. */
export async function registerOpenapi(
  app: FastifyInstance,
  { title, version, description, publicUrl, tags }: Contract,
): Promise<void> {
  await app.register(swagger, {
    convertConstToEnum: false,
    openapi: {
      openapi: '3.1.0',
      info: {
        title,
        version,
        description,
        license: { name: 'MIT', url: 'https://spdx.org/licenses/MIT.html' },
        contact: { name: title },
      },
      servers: [{ url: publicUrl ?? '/', description: publicUrl === null ? 'This server.' : 'The public server.' }],
      tags: [...tags],
      components: {
        securitySchemes: { [KEY]: SCHEME },
      },
    },
    transform: transform as never,
    transformObject: transformObject as never,
  });
}

/** Returns the document; call it once the app is ready. */
export function openapiDocument(app: FastifyInstance): OpenapiDocument {
  const document = app.swagger() as unknown as OpenapiDocument & { servers: { url: string }[] };
  // @fastify/swagger accepts no relative address. An address relative to the document is correct behind any proxy path.
  return { ...document, servers: document.servers.map((one) => (one.url === '/' ? { ...one, url: '.' } : one)) };
}
