// Routes for imports: documents are sent together and processed in the background, with a result for each.

import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { documentFormats } from '../../commands/document-formats.ts';
import { ArticleInput } from '../../model/article/article-input.ts';
import { shortHash } from '../../model/id/id.ts';
import { Import, ImportItem, ImportOutcome, OnDuplicate } from '../../model/import/import.ts';
import { Problem } from '../../model/problem/problem.ts';
import type { Page } from '../../model/query/query.ts';
import { sendConditional } from '../conditional.ts';
import { writeServiceOf } from '../context.ts';
import { createImport } from '../create-import.ts';
import { examplesOf, importIdExample } from '../examples.ts';
import { idempotencyHeaders } from '../idempotency.ts';
import { linkHeader } from '../links.ts';
import { pageBody, pageReply, pageSchema } from '../list.ts';
import { problemReplies, reply } from '../openapi/index.ts';
import { cursor, limit, queryBool, queryEnum, queryEnumOr } from '../query.ts';
import { UPLOAD_TYPES } from '../upload-types.ts';
import type { App, Routes } from './route.ts';

const importParams = z.strictObject({
  id: z
    .string()
    .regex(/^[0-9a-z]{1,32}$/, { error: 'must be the id of an import: lower-case letters and digits' })
    .meta({ description: 'The id of the import.', examples: [importIdExample] }),
});
const ImportPage = pageSchema('ImportPage', Import, 'A page of imports.');
const ImportItemPage = pageSchema('ImportItemPage', ImportItem, 'A page of the documents of an import.');
const FORMATS = documentFormats
  .map(({ title, extensions }) => `${title} (${extensions.map((one) => `\`.${one}\``).join(', ')})`)
  .join('; ');
const ONCE = 'Files that are sent again within a day with the same `Idempotency-Key` are not imported twice.';

export const importRoutes: Routes = (app, context) => {
  const { store } = context;
  // Upload bodies of any type are streamed instead of read into memory.
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
    (scope as unknown as App).post(
      '/v1/imports',
      {
        config: { access: 'write', slowBody: true },
        schema: {
          operationId: 'createImport',
          tags: ['Imports'],
          summary: 'Import documents',
          description: `Queues documents to be read in the background: the files of a form, or one document whose format its \`Content-Type\` names. The type and the extension of a file name its format. Formats: ${FORMATS}. A document that cannot be read does not stop the others. ${ONCE}`,
          consumes: UPLOAD_TYPES,
          headers: idempotencyHeaders,
          querystring: z.strictObject({
            dryRun: queryBool({
              description: 'Whether nothing is written: outcomes are what they would be.',
              default: false,
              example: false,
            }),
            onDuplicate: queryEnumOr(OnDuplicate, 'revise', {
              description: 'What is done with a document whose article is here already.',
              example: 'revise',
            }),
          }),
          body: ArticleInput,
          response: {
            202: reply(Import, {
              description: 'It is queued; follow `Location` to see how far it is.',
              headers: ['Location', 'Cache-Control', 'Idempotency-Replayed'],
              examples: examplesOf('createImport'),
            }),
            ...problemReplies('request-timeout', 'request-in-progress', 'unprocessable', 'idempotency-key-reused'),
            ...problemReplies('rate-limited', 'too-many-imports'),
          },
        },
      },
      (request, response) => createImport(context, request, response, request.query),
    );
  });

  /** An import that waits for its disk cannot store that state, so it is added here. */
  function withPause(found: Import): Import {
    const paused = context.writeService?.pausedImport();
    const isOpen = found.state === 'queued' || found.state === 'running';
    return isOpen && paused?.id === found.id ? { ...found, problem: paused.problem } : found;
  }

  app.get(
    '/v1/imports',
    {
      config: { access: 'write', cache: 'revalidate' },
      schema: {
        operationId: 'listImports',
        tags: ['Imports'],
        summary: 'List imports',
        description: 'What was handed in to be imported over HTTP, the newest first.',
        querystring: z.strictObject({ limit, cursor: cursor.optional() }),
        response: { 200: pageReply(ImportPage, 'A page of imports.', 'listImports') },
      },
    },
    async (request, response) => {
      const { limit, cursor } = request.query;
      const page = await store.imports.list({ limit, ...(cursor && { cursor }) });
      await sendRead(request, response, { ...page, rows: page.rows.map(withPause) }, limit);
    },
  );

  app.get(
    '/v1/imports/:id',
    {
      config: { access: 'write', cache: 'revalidate' },
      schema: {
        operationId: 'getImport',
        tags: ['Imports'],
        summary: 'See how far an import is',
        description: 'An import with its state, how much of it is done, and what became of its documents, in numbers.',
        params: importParams,
        querystring: z.strictObject({}),
        response: {
          200: reply(Import, {
            description: 'The import.',
            headers: ['ETag', 'Cache-Control', 'Vary'],
            examples: examplesOf('getImport'),
          }),
          ...problemReplies('import-not-found'),
        },
      },
    },
    async (request, response) => {
      const { id } = request.params;
      const found = await store.imports.find(id);
      if (!found) throw missing(id);
      await send(request, response, JSON.stringify(withPause(found)));
    },
  );

  app.get(
    '/v1/imports/:id/items',
    {
      config: { access: 'write', cache: 'revalidate' },
      schema: {
        operationId: 'listImportItems',
        tags: ['Imports'],
        summary: 'List what became of the documents of an import',
        description:
          'Every document that has its outcome, in order, with its article, its warnings, and why it was rejected.',
        params: importParams,
        querystring: z.strictObject({
          outcome: queryEnum(ImportOutcome, {
            description: 'Only documents with this outcome.',
            example: 'created',
          }).optional(),
          limit,
          cursor: cursor.optional(),
        }),
        response: {
          200: pageReply(ImportItemPage, 'A page of documents.', 'listImportItems'),
          ...problemReplies('import-not-found'),
        },
      },
    },
    async (request, response) => {
      const { id } = request.params;
      const { outcome, limit, cursor } = request.query;
      const page = await store.imports.items(id, { limit, ...(outcome && { outcome }), ...(cursor && { cursor }) });
      if (!page) throw missing(id);
      await sendRead(request, response, page, limit);
    },
  );

  app.delete(
    '/v1/imports/:id',
    {
      config: { access: 'write' },
      schema: {
        operationId: 'cancelImport',
        tags: ['Imports'],
        summary: 'Cancel an import',
        description:
          'Stops an import that is queued or running. What it has saved stays; so does one that is over, as it is.',
        params: importParams,
        querystring: z.strictObject({}),
        response: {
          200: reply(Import, {
            description: 'As it is now.',
            headers: ['Cache-Control'],
            examples: examplesOf('cancelImport'),
          }),
          ...problemReplies('import-not-found'),
        },
      },
    },
    async (request, response) => {
      const cancelled = await writeServiceOf(context).execute('cancelImport', request.params.id);
      response.type('application/json; charset=utf-8');
      return response.send(JSON.stringify(cancelled));
    },
  );
};

const missing = (id: string) => new Problem('import-not-found', { detail: `There is no import ${id}.` });

/** Imports progress without a change of the archive, so the tag is a hash of the body. */
async function send(request: FastifyRequest, response: FastifyReply, body: string, link?: string): Promise<void> {
  await sendConditional(request, response, { etag: shortHash([body]), link, body: () => body });
}

const sendRead = (request: FastifyRequest, response: FastifyReply, page: Page<unknown>, limit: number) =>
  send(request, response, pageBody(page, { limit }), linkHeader(request.url, page));
