// Articles: the list, one of them, and where an address leads.

import { z } from 'zod';
import { Article } from '../../model/article.ts';
import { ArticleId } from '../../model/article-id.ts';
import { Problem } from '../../model/problem.ts';
import { type Tombstone, tombstoneTag } from '../../model/tombstone.ts';
import type { Store } from '../../store/index.ts';
import { ArticlePage, articleListQuery, articleListWords, readListRequest, sendArticles } from '../article-list.ts';
import { ArticleBody, fields, include } from '../article-query.ts';
import { needsBody, show, showSnapshot } from '../article-view.ts';
import { sendConditional } from '../conditional.ts';
import { articleIdExample, articleSearchExample, articleUrlExample, examplesOf } from '../examples.ts';
import { pageBody, pageReply } from '../list.ts';
import { problems, reply } from '../openapi/index.ts';
import { queryEnumOr, queryInt } from '../query.ts';
import type { Routes } from './route.ts';

const itemBody = queryEnumOr(ArticleBody, 'blocks', { description: 'How much of the body is shown.' });
const itemHeaders = ['ETag', 'Last-Modified', 'Cache-Control', 'Vary'] as const;

/** The same as a body, which may be longer than an address. */
const ArticleSearch = z.strictObject(articleListWords).meta({
  id: 'ArticleSearch',
  description: 'What `GET /v1/articles` takes as parameters, as fields of one object; lists are arrays.',
  examples: [articleSearchExample],
});

export const idParams = z.strictObject({ id: ArticleId.meta({ examples: [articleIdExample] }) });

export const articles: Routes = (app, context) => {
  const { store } = context;
  app.get(
    '/v1/articles',
    {
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
      response.header('cache-control', 'no-store').type('application/json; charset=utf-8');
      return response.send(pageBody(page, options));
    },
  );

  app.get(
    '/v1/articles/lookup',
    {
      schema: {
        operationId: 'lookupArticle',
        tags: ['Articles'],
        summary: 'Find an article by its address',
        description:
          'The article known under this URL, whatever its scheme, `www.`, trailing slash, fragment or tracking parameters.',
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
          ...problems('article-not-found', 'article-withdrawn'),
        },
      },
    },
    async (request, response) => {
      const { url, ...view } = request.query;
      const found = await store.articles.findByUrl(url);
      if (!found) {
        const tombstone = store.tombstones.findByUrl(url);
        if (tombstone) throw withdrawn(tombstone);
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
      schema: {
        operationId: 'getArticle',
        tags: ['Articles'],
        summary: 'Get an article',
        description: 'One article with its body. With `revision`, as it was then; the parts it had then come with it.',
        params: idParams,
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
        }),
        response: {
          200: reply(Article, {
            description: 'The article.',
            headers: itemHeaders,
            examples: examplesOf('getArticle'),
          }),
          ...problems('article-not-found', 'article-withdrawn', 'revision-not-found'),
        },
      },
    },
    async (request, response) => {
      const { id } = request.params;
      const { revision, ...view } = request.query;
      // A client that has a version may have this one: then no text need be read.
      const conditional = request.headers['if-none-match'] !== undefined || revision !== undefined;
      const whole = conditional ? null : await store.articles.find(id, needsBody(view));
      const head = whole ?? (await store.articles.stat(id));
      if (!head) throw missing(store, id);
      if (revision !== undefined && revision !== head.revision) {
        const then = await store.articles.snapshot(id, revision);
        if (!then?.json) {
          throw new Problem('revision-not-found', {
            detail: `The article ${id} has the revisions 1 to ${head.revision}.`,
          });
        }
        const json = then.json;
        await sendConditional(request, response, {
          etag: `${id}.${revision}`,
          lastModified: then.at,
          body: () => showSnapshot(json, view),
        });
        return;
      }
      const { etag, updatedAt } = head;
      await sendConditional(request, response, {
        etag,
        lastModified: updatedAt,
        body: async () => {
          const article = whole ?? (await store.articles.find(id, needsBody(view)));
          if (!article) throw missing(store, id);
          return show(article, view);
        },
      });
    },
  );
};

/** What is wrong with a parameter, told as of the field of a body. */
function inBody(error: unknown): unknown {
  if (!(error instanceof Problem) || !error.errors) return error;
  const errors = error.errors.map((one) => ({ ...one, in: 'body' as const, pointer: `/${one.name}` }));
  const code = error.code === 'invalid-query' ? 'invalid-body' : error.code;
  return new Problem(code, { detail: error.message, errors });
}

/** Why there is no such article: it never was, or it was withdrawn. */
export function missing({ tombstones }: Pick<Store, 'tombstones'>, id: string): Problem {
  const tombstone = tombstones.find(id);
  if (tombstone) return withdrawn(tombstone);
  return new Problem('article-not-found', { detail: `There is no article ${id}.` });
}

function withdrawn(tombstone: Tombstone): Problem {
  const { id, at, reason } = tombstone;
  const why = reason === undefined ? '' : ` The reason given: ${reason}`;
  const etag = `"${tombstoneTag(tombstone)}"`;
  return new Problem('article-withdrawn', {
    detail: `The article ${id} was withdrawn ${at}.${why}`,
    headers: { etag },
    members: { tombstone },
  });
}
