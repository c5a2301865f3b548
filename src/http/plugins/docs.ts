// Serves the contract to programs (`/openapi.json`, `.yaml`, and as 3.0.3) and to people (`/docs`).

import { createHash } from 'node:crypto';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';
import { stringify } from 'yaml';
import { sendConditional } from '../conditional.ts';
import { openapiDocument, toOpenapi30 } from '../openapi/index.ts';

export interface DocsPage {
  title: string;
  publicUrl: string | null;
}

/** May be registered before or after the routes: the document is generated on the first request. */
export async function docs(app: FastifyInstance, { title, publicUrl }: DocsPage): Promise<void> {
  serve(app, '/openapi.json', 'application/json; charset=utf-8', () => JSON.stringify(openapiDocument(app), null, 2));
  serve(app, '/openapi-3.0.json', 'application/json; charset=utf-8', () =>
    JSON.stringify(toOpenapi30(openapiDocument(app)), null, 2),
  );
  // RFC 9512
  serve(app, '/openapi.yaml', 'application/yaml; charset=utf-8', () =>
    stringify(openapiDocument(app), { aliasDuplicateObjects: false }),
  );

  await app.register(async (page) => {
    page.decorate('defaultAccess', 'public');
    const policy = pagePolicy(publicUrl);
    page.addHook('onRequest', (_request, reply, done) => {
      reply.header('content-security-policy', policy);
      done();
    });
    await page.register(swaggerUi, {
      routePrefix: '/docs',
      // The page finds its files relative to its address, behind any proxy path.
      indexPrefix: '.',
      theme: { title: `${title}: the API` },
      // The page lies one folder below the contract.
      transformSpecificationClone: false,
      transformSpecification: (contract) =>
        publicUrl === null ? { ...contract, servers: [{ url: '..', description: 'This server.' }] } : contract,
      uiConfig: { deepLinking: true, displayRequestDuration: true, tryItOutEnabled: true, validatorUrl: null as never },
    });
  });
}

function serve(app: FastifyInstance, url: string, type: string, render: () => string): void {
  let kept: { etag: string; body: Buffer } | undefined;
  const config = { access: 'public', cache: { maxAge: 300 } } as const;
  app.get(url, { config, schema: { hide: true } as object }, (request, reply) => {
    if (!kept) {
      const body = Buffer.from(render());
      kept = { body, etag: createHash('sha256').update(body).digest('hex').slice(0, 32) };
    }
    const { body, etag } = kept;
    sendConditional(request, reply, { etag, type, body: () => body });
  });
}

/**
 * Returns the page's policy: it loads its own files and calls the API. swagger-ui sets inline styles but runs no inline script.
 */
function pagePolicy(publicUrl: string | null): string {
  const api = publicUrl === null ? '' : ` ${new URL(publicUrl).origin}`;
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self' data:",
    `connect-src 'self'${api}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
