// Routes that create, replace, patch and withdraw articles.

import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { articleFormats, articleTypes } from '../../commands/document-formats.ts';
import type { HandedIn, WriteOptions, Written } from '../../commands/write-article.ts';
import { Article } from '../../model/article/article.ts';
import { ArticleInput, ArticlePatch, withoutDerivedFields } from '../../model/article/article-input.ts';
import { Tombstone, tombstoneTag } from '../../model/change/tombstone.ts';
import { Problem } from '../../model/problem/problem.ts';
import type { IdempotentRequest } from '../../store/index.ts';
import { show } from '../article-view.ts';
import { LargeJson, ValidJson } from '../bodies/large-json.ts';
import { preconditionOf } from '../conditional.ts';
import { type RouteContext, writeServiceOf } from '../context.ts';
import { examplesOf } from '../examples.ts';
import {
  type Answer,
  idempotencyAndMatchHeaders,
  idempotencyHeaders,
  matchHeaders,
  respondOnce,
} from '../idempotency.ts';
import { problemReplies, reply } from '../openapi/index.ts';
import { queryBool, queryText } from '../query.ts';
import { fieldNames } from '../validation.ts';
import { idParams } from './articles.ts';
import type { Routes } from './route.ts';

const consumes = articleTypes;
const reason = queryText({ description: 'Why, for the history.', max: 500, example: 'a wrong number' }).optional();
const note = queryText({
  description: 'A correction note for readers.',
  max: 2_000,
  example: 'An earlier version misstated the number of houses.',
}).optional();
const written = { headers: ['ETag', 'Location', 'Cache-Control', 'Idempotency-Replayed'] } as const;
const documents = `The \`Content-Type\` names the format: ${articleFormats.map(({ title, mediaTypes }) => `${title} (\`${mediaTypes[0]}\`)`).join('; ')}.`;

export const articleWriteRoutes: Routes = (app, context) => {
  const readBody = bodyReader(context);
  app.post(
    '/v1/articles',
    {
      config: { access: 'write', body: 'article' },
      preValidation: readBody('article'),
      schema: {
        operationId: 'createArticle',
        tags: ['Articles'],
        summary: 'Create an article',
        description: `Adds an article, with all that is found in it. ${documents} What is here already and reads the same is answered with 200, what reads otherwise with 409.`,
        consumes,
        headers: idempotencyHeaders,
        querystring: z.strictObject({}),
        body: ArticleInput,
        response: {
          201: reply(Article, { description: 'It is created.', ...written, examples: examplesOf('createArticle') }),
          200: reply(Article, {
            description: 'It was here already.',
            ...written,
            examples: examplesOf('createArticle'),
          }),
          ...problemReplies(
            'conflict',
            'request-in-progress',
            'article-withdrawn',
            'unprocessable',
            'idempotency-key-reused',
          ),
        },
      },
    },
    (request, response) =>
      respondOnce(context, request, response, async (name) => {
        const done = await writeServiceOf(context).execute(
          'createArticle',
          handedIn(request),
          optionsOf(request, name),
        );
        return answerOf(context, done, done.outcome === 'created' ? 201 : 200);
      }),
  );

  app.put(
    '/v1/articles/:id',
    {
      config: { access: 'write', body: 'article' },
      preValidation: readBody('article'),
      schema: {
        operationId: 'replaceArticle',
        tags: ['Articles'],
        summary: 'Replace an article',
        description: `Makes a revision of an article: all of it is as handed in. ${documents} An article that was read can be changed and sent back.`,
        consumes,
        params: idParams,
        headers: idempotencyAndMatchHeaders,
        querystring: z.strictObject({ reason, note }),
        body: ArticleInput,
        response: {
          200: reply(Article, { description: 'As it is now.', ...written, examples: examplesOf('replaceArticle') }),
          ...problemReplies(
            'article-not-found',
            'conflict',
            'article-withdrawn',
            'precondition-failed',
            'unprocessable',
          ),
          ...problemReplies('precondition-required', 'request-in-progress', 'idempotency-key-reused'),
        },
      },
    },
    (request, response) =>
      respondOnce(context, request, response, async (name) => {
        const options = optionsOf(request, name);
        const done = await writeServiceOf(context).execute(
          'replaceArticle',
          request.params.id,
          handedIn(request),
          options,
        );
        return answerOf(context, done, 200);
      }),
  );

  app.patch(
    '/v1/articles/:id',
    {
      config: { access: 'write', body: 'article' },
      preValidation: readBody('patch'),
      schema: {
        operationId: 'updateArticle',
        tags: ['Articles'],
        summary: 'Change some of an article',
        description:
          'Makes a revision of an article by a merge patch (RFC 7396): fields that are given replace those that are there, `null` takes one away. A new `text` takes the place of all blocks; links whose words it lacks are left out.',
        consumes: ['application/merge-patch+json', 'application/json'],
        params: idParams,
        headers: idempotencyAndMatchHeaders,
        querystring: z.strictObject({ reason, note }),
        body: ArticlePatch,
        response: {
          200: reply(Article, { description: 'As it is now.', ...written, examples: examplesOf('updateArticle') }),
          ...problemReplies(
            'article-not-found',
            'conflict',
            'article-withdrawn',
            'precondition-failed',
            'unprocessable',
          ),
          ...problemReplies('precondition-required', 'request-in-progress', 'idempotency-key-reused'),
        },
      },
    },
    (request, response) =>
      respondOnce(context, request, response, async (name) => {
        const options = optionsOf(request, name);
        const done = await writeServiceOf(context).execute(
          'patchArticle',
          request.params.id,
          patchOf(request),
          options,
        );
        return answerOf(context, done, 200);
      }),
  );

  app.delete(
    '/v1/articles/:id',
    {
      config: { access: 'write' },
      schema: {
        operationId: 'withdrawArticle',
        tags: ['Articles'],
        summary: 'Withdraw or erase an article',
        description:
          'Takes an article out of the archive. A tombstone stays, and answers 410 under its id and addresses. With `erase` its versions go for good, too, and whatever else tells of it, such as people whom it alone named; also of one that was withdrawn before. That takes a key with the scope `admin`.',
        params: idParams,
        headers: matchHeaders,
        querystring: z.strictObject({
          reason,
          note,
          erase: queryBool({
            description: 'Whether its versions are erased, too, and what else tells of it.',
            default: false,
            example: false,
          }),
        }),
        response: {
          200: reply(Tombstone, {
            description: 'What stays of it.',
            headers: ['ETag', 'Cache-Control'],
            examples: examplesOf('withdrawArticle'),
          }),
          ...problemReplies('article-not-found', 'article-withdrawn', 'precondition-failed', 'precondition-required'),
        },
      },
    },
    async (request, response) => {
      const { reason, note, erase } = request.query;
      if (erase && request.apiKey?.scope !== 'admin') {
        throw new Problem('forbidden', {
          detail: 'Erasing takes a key with the scope admin.',
          headers: { 'www-authenticate': 'Bearer realm="news-archive", error="insufficient_scope", scope="admin"' },
        });
      }
      const options = { precondition: preconditionOf(request), reason, note, erase };
      const tombstone = await writeServiceOf(context).execute('withdrawArticle', request.params.id, options);
      response.header('etag', `"${tombstoneTag(tombstone)}"`);
      return response.type('application/json; charset=utf-8').send(JSON.stringify(tombstone));
    },
  );
};

/** Drops fields that the archive sets. The body thread does it for large bodies, which it also validates. */
function bodyReader({ bodies }: RouteContext) {
  return (schema: 'article' | 'patch') => async (request: FastifyRequest) => {
    const { body } = request;
    if (body instanceof LargeJson) {
      const parameters = fieldNames(request.routeOptions.schema?.querystring);
      request.body = new ValidJson(await bodies.readArticle({ bytes: body.bytes, schema, parameters }));
    } else if (!Buffer.isBuffer(body)) request.body = withoutDerivedFields(body);
  };
}

function handedIn({ body, headers }: { body: unknown; headers: Record<string, unknown> }): HandedIn {
  if (body instanceof ValidJson) return { articleJson: body.json };
  if (!Buffer.isBuffer(body)) return { article: body as ArticleInput };
  return { document: { bytes: new Uint8Array(body), contentType: String(headers['content-type']) } };
}

const patchOf = ({ body }: { body: unknown }) => (body instanceof ValidJson ? body.json : (body as object));

function optionsOf(request: FastifyRequest, name: IdempotentRequest | null): WriteOptions {
  const { reason, note } = request.query as { reason?: string; note?: string };
  return { precondition: preconditionOf(request), reason, note, request: name };
}

/** Returns the article as it is after the write. */
async function answerOf({ store }: RouteContext, { id }: Written, status: number): Promise<Answer> {
  const article = await store.articles.find(id, true);
  if (!article) throw new Problem('conflict', { detail: `The article ${id} has been withdrawn meanwhile.` });
  const headers = { etag: `"${article.etag}"`, location: `/v1/articles/${id}` };
  return { status, headers, body: show(article, { body: 'blocks' }) };
}
