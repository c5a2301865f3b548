// Routes for the list of articles, one article, and the lookup of an article by address.

import { z } from 'zod';
import { Article } from '../../model/article/article.ts';
import { ArticleId } from '../../model/id/article-id.ts';
import { Problem } from '../../model/problem/problem.ts';
import { withdrawnProblem } from '../../model/problem/withdrawn-problem.ts';
import { ArticlePage, articleListQuery, articleListWords, readListRequest, sendArticles } from '../article-list.ts';
import { ArticleBody, fields, include } from '../article-query.ts';
import { sendVersion } from '../article-version.ts';
import { needsBody, show } from '../article-view.ts';
import { sendConditional } from '../conditional.ts';
import { articleIdExample, articleSearchExample, articleUrlExample, examplesOf } from '../examples.ts';
import { pageBody, pageReply } from '../list.ts';
import { acceptDatetime, originalLinks, sendToMemento } from '../memento.ts';
import { notFound } from '../not-found.ts';
import { empty, problemReplies, reply } from '../openapi/index.ts';
import { queryEnumOr, queryInstant, queryInt } from '../query.ts';
import type { Routes } from './route.ts';

export const itemBody = queryEnumOr(ArticleBody, 'blocks', { description: 'How much of the body is shown.' });
export const itemHeaders = ['ETag', 'Last-Modified', 'Cache-Control', 'Vary'] as const;

/** The list's parameters as a body, which may be longer than an address. */
const ArticleSearch = z.strictObject(articleListWords).meta({
  id: 'ArticleSearch',
  description: 'What `GET /v1/articles` takes as parameters, as fields of one object; lists are arrays.',
  examples: [articleSearchExample],
});

export const idParams = z.strictObject({ id: ArticleId.meta({ examples: [articleIdExample] }) });

export const articleRoutes: Routes = (app, context) => {
  const { store } = context;
  app.get(
    '/v1/articles',
    {
      config: { access: 'read', cache: 'revalidate' },
      schema: {
        operationId: 'listArticles',
        tags: ['Articles'],
        summary: 'List and search articles',
        description:
          'All articles that meet every filter given and have the words of `q`, a page at a time. `x` means any of these values, `xAll` all of them, `xNot` none of them; repeat a parameter to give more values. With `facet` and `interval`, all that the query has are counted, too.',
        querystring: articleListQuery,
        response: { 200: pageReply(ArticlePage, 'A page of articles.', 'listArticles') },
      },
    },
    async (request, response) => {
      await sendArticles(context, request, response, readListRequest(request.query));
    },
  );

  app.post(
    '/v1/articles/search',
    {
      config: { access: 'read', body: 'query' },
      schema: {
        operationId: 'searchArticles',
        tags: ['Articles'],
        summary: 'Search articles by a body',
        description:
          'The same as `GET /v1/articles`, for queries that are too long for an address. The next page is the same body with `page.next` as its `cursor`.',
        body: ArticleSearch,
        querystring: z.strictObject({}),
        response: {
          200: reply(ArticlePage, {
            description: 'A page of articles.',
            headers: ['Cache-Control', 'Vary'],
            examples: examplesOf('searchArticles'),
          }),
        },
      },
    },
    async (request, response) => {
      const { query, withBody, options } = readListRequest(request.body, 'body');
      const page = await store.articles.list(query, withBody).catch((error) => {
        throw inBody(error);
      });
      response.type('application/json; charset=utf-8');
      return response.send(pageBody(page, options));
    },
  );

  app.get(
    '/v1/articles/lookup',
    {
      config: { access: 'read', cache: 'revalidate' },
      schema: {
        operationId: 'lookupArticle',
        tags: ['Articles'],
        summary: 'Find an article by its address',
        description:
          'The article known under this URL, whatever its scheme, `www.`, trailing slash, fragment or tracking parameters, and whichever form of the page it leads to: mobile, AMP or a cache’s.',
        querystring: z.strictObject({
          url: z
            .string()
            .min(1)
            .max(4096)
            .meta({ description: 'The article’s address.', examples: [articleUrlExample] }),
          fields,
          include,
          body: itemBody,
        }),
        response: {
          200: reply(Article, {
            description: 'The article.',
            headers: itemHeaders,
            examples: examplesOf('lookupArticle'),
          }),
          ...problemReplies('article-not-found', 'article-withdrawn'),
        },
      },
    },
    async (request, response) => {
      const { url, ...view } = request.query;
      const found = await store.articles.findByUrl(url);
      if (!found) {
        const tombstone = store.tombstones.findByUrl(url);
        if (tombstone) throw withdrawnProblem(tombstone);
        throw new Problem('article-not-found', { detail: `No article of this archive has the address ${url}.` });
      }
      const article = needsBody(view) ? ((await store.articles.find(found.id, true)) ?? found) : found;
      await sendConditional(request, response, {
        etag: article.etag,
        lastModified: article.updatedAt,
        body: () => show(article, view),
      });
    },
  );

  app.get(
    '/v1/articles/:id',
    {
      config: { access: 'read', cache: 'revalidate' },
      schema: {
        operationId: 'getArticle',
        tags: ['Articles'],
        summary: 'Get an article',
        description:
          'One article with its body. With `revision` or `at`, as it was then; the parts it had then come with it. An article is its own TimeGate (RFC 7089): a request with `Accept-Datetime` is led to the version of that time.',
        params: idParams,
        headers: z.object({ 'accept-datetime': acceptDatetime }),
        querystring: z.strictObject({
          fields,
          include,
          body: itemBody,
          revision: queryInt({
            min: 1,
            max: 1_000_000,
            description: 'An earlier version of it.',
            example: 1,
          }).optional(),
          at: queryInstant({
            description:
              'The version that was the current one at this instant, as this archive had it. With `revision`, that version must have been it.',
            example: '2030-01-01T00:00:00Z',
          }).optional(),
        }),
        response: {
          200: reply(Article, {
            description: 'The article; with `Memento-Datetime` where a version was asked for.',
            headers: [...itemHeaders, 'Link', 'Memento-Datetime'],
            examples: examplesOf('getArticle'),
          }),
          302: empty('To the version of the time that `Accept-Datetime` names.', [
            'Location',
            'Link',
            'Cache-Control',
            'Vary',
          ]),
          ...problemReplies('article-not-found', 'article-withdrawn', 'revision-not-found'),
        },
      },
    },
    async (request, response) => {
      const { id } = request.params;
      const { revision, at, ...view } = request.query;
      const asksVersion = revision !== undefined || at !== undefined;
      if (!asksVersion && request.headers['accept-datetime'] !== undefined) {
        const moments = await store.articles.moments(id);
        if (moments.length === 0) throw notFound(store, id);
        return sendToMemento(request, response, id, moments);
      }
      // A client with a cached version may have the current one: then the text need not be read.
      const conditional = request.headers['if-none-match'] !== undefined || asksVersion;
      const whole = conditional ? null : await store.articles.find(id, needsBody(view));
      const head = whole ?? (await store.articles.stat(id));
      if (!head) throw notFound(store, id);
      if (asksVersion) return sendVersion(context, request, response, { head, revision, at, view });
      const { etag, updatedAt } = head;
      await sendConditional(request, response, {
        etag,
        lastModified: updatedAt,
        vary: ['Accept-Datetime'],
        link: originalLinks(id, { revision: head.revision, at: updatedAt }),
        body: async () => {
          const article = whole ?? (await store.articles.find(id, needsBody(view)));
          if (!article) throw notFound(store, id);
          return show(article, view);
        },
      });
    },
  );
};

/** Reports a problem with a parameter as one with a field of the body. */
function inBody(error: unknown): unknown {
  if (!(error instanceof Problem) || !error.errors) return error;
  const errors = error.errors.map((one) => ({ ...one, in: 'body' as const, pointer: `/${one.name}` }));
  const code = error.code === 'invalid-query' ? 'invalid-body' : error.code;
  return new Problem(code, { detail: error.message, errors });
}
