// Routes for the history of an article: versions, one version, differences and the TimeMap.

import { z } from 'zod';
import { Article } from '../../model/article/article.ts';
import { Revision } from '../../model/change/revision.ts';
import { RevisionDiff } from '../../model/diff/revision-diff.ts';
import { ArticleId } from '../../model/id/article-id.ts';
import { shortHash } from '../../model/id/id.ts';
import type { Page } from '../../model/query/query.ts';
import { VERSION } from '../../version.ts';
import { fields, include } from '../article-query.ts';
import { needsBody, show, showSnapshot } from '../article-view.ts';
import { sendConditional } from '../conditional.ts';
import { articleIdExample, examplesOf } from '../examples.ts';
import { pageReply, pageSchema, sendPage } from '../list.ts';
import { httpDate, linkFormat, mementoLinks, TimeMap, timeMap } from '../memento.ts';
import { preferredType } from '../negotiate.ts';
import { notFound, revisionNotFound } from '../not-found.ts';
import { problemReplies, reply } from '../openapi/index.ts';
import { queryEnum, queryInt } from '../query.ts';
import { idParams, itemBody, itemHeaders } from './articles.ts';
import type { Routes } from './route.ts';

const RevisionPage = pageSchema('RevisionPage', Revision, 'The versions of one article.');
const RevisionWithArticle = Revision.extend({
  article: Article.meta({ description: 'The article as it was then.' }),
}).meta({ id: 'RevisionWithArticle', description: 'One saved version of an article, whole.' });
const DiffFormat = z.enum(['json', 'unified']).meta({
  id: 'DiffFormat',
  description:
    '`json`: changes word by word, each with its classes. `unified`: a unified diff of the lines of title and text.',
});
const TimeMapFormat = z.enum(['link', 'json']).meta({
  id: 'TimeMapFormat',
  description: '`link`: `application/link-format` (RFC 6690). `json`: the same as JSON.',
});
const number = queryInt({ min: 1, max: 1_000_000, description: 'The number of a version.', example: 2 });
const revisionParams = z.strictObject({ id: ArticleId.meta({ examples: [articleIdExample] }), n: number });

const LINK_FORMAT = 'application/link-format';

export const articleHistoryRoutes: Routes = (app, context) => {
  const { store } = context;

  app.get(
    '/v1/articles/:id/revisions',
    {
      config: { access: 'read', cache: 'revalidate' },
      schema: {
        operationId: 'listArticleRevisions',
        tags: ['History'],
        summary: 'List the versions of an article',
        description: 'Every saved version, newest first, with what the importer noticed; all on one page.',
        params: idParams,
        querystring: z.strictObject({}),
        response: {
          200: pageReply(RevisionPage, 'Its versions.', 'listArticleRevisions'),
          ...problemReplies('article-not-found', 'article-withdrawn'),
        },
      },
    },
    async (request, response) => {
      const { id } = request.params;
      const read = async (): Promise<Page<Revision>> => {
        const rows = await store.articles.revisions(id);
        if (!rows) throw notFound(store, id);
        return { rows, total: rows.length, next: null, previous: null, seq: store.seq() };
      };
      await sendPage(context, request, response, { read });
    },
  );

  app.get(
    '/v1/articles/:id/revisions/:n',
    {
      config: { access: 'read', cache: 'revalidate' },
      schema: {
        operationId: 'getArticleRevision',
        tags: ['History'],
        summary: 'Get one version of an article',
        description:
          'What is known of the version, and the article as it was then. All but the current one stay as they are. Caches ask before each use: an erased version must not be shown from a copy.',
        params: revisionParams,
        querystring: z.strictObject({ fields, include, body: itemBody }),
        response: {
          200: reply(RevisionWithArticle, {
            description: 'The version.',
            headers: [...itemHeaders, 'Link', 'Memento-Datetime'],
            examples: examplesOf('getArticleRevision'),
          }),
          ...problemReplies('article-not-found', 'article-withdrawn', 'revision-not-found'),
        },
      },
    },
    async (request, response) => {
      const { id, n } = request.params;
      const view = request.query;
      const head = await store.articles.stat(id);
      if (!head) throw notFound(store, id);
      const moments = await store.articles.moments(id);
      const index = moments.findIndex(({ revision }) => revision === n);
      const moment = moments[index];
      if (!moment) throw revisionNotFound(id, head.revision);
      const isCurrent = n === head.revision;
      await sendConditional(request, response, {
        etag: isCurrent ? head.etag : `${id}.${n}`,
        lastModified: moment.at,
        link: mementoLinks(id, moments, index),
        headers: { 'memento-datetime': httpDate(moment.at) },
        body: async () => {
          const found = await store.articles.revision(id, n);
          if (!found) throw revisionNotFound(id, head.revision);
          const article = found.snapshot === null ? await store.articles.find(id, needsBody(view)) : null;
          const shown = article ? show(article, view) : showSnapshot(found.snapshot ?? '{}', view);
          return `${JSON.stringify(found.about).slice(0, -1)},"article":${shown}}`;
        },
      });
    },
  );

  app.get(
    '/v1/articles/:id/diff',
    {
      config: { access: 'read', cache: 'revalidate' },
      schema: {
        operationId: 'getArticleDiff',
        tags: ['History'],
        summary: 'Compare two versions of an article',
        description:
          'What changed from one version to another, either way round: title and text word by word, with offsets into both; other fields; links; and what the changes touch. Without `from` and `to`, what the last revision changed.',
        params: idParams,
        querystring: z.strictObject({
          from: queryInt({
            min: 1,
            max: 1_000_000,
            description: 'The version that is compared. Default: the one before `to`.',
            example: 1,
          }).optional(),
          to: queryInt({
            min: 1,
            max: 1_000_000,
            description: 'The version it is compared with. Default: the current one.',
            example: 2,
          }).optional(),
          format: queryEnum(DiffFormat, {
            description: 'The format of the reply; otherwise `Accept` decides.',
            example: 'json',
          }).optional(),
        }),
        response: {
          200: reply(RevisionDiff, {
            description: 'What changed.',
            headers: ['ETag', 'Cache-Control', 'Vary'],
            examples: examplesOf('getArticleDiff'),
            also: { 'text/plain': { schema: z.string(), example: UNIFIED_EXAMPLE } },
          }),
          ...problemReplies('article-not-found', 'article-withdrawn', 'revision-not-found'),
        },
      },
    },
    async (request, response) => {
      const { id } = request.params;
      const head = await store.articles.stat(id);
      if (!head) throw notFound(store, id);
      const { to = head.revision } = request.query;
      const { from = Math.max(1, to - 1) } = request.query;
      if (Math.max(from, to) > head.revision) throw revisionNotFound(id, head.revision);
      const accepted = preferredType(request, ['application/json', 'text/plain']);
      const format = request.query.format ?? (accepted === 'text/plain' ? 'unified' : 'json');
      const isFixed = Math.max(from, to) < head.revision;
      await sendConditional(request, response, {
        // The current revision can be enriched again, which changes the reply.
        etag: `${VERSION}.${id}.${from}-${to}.${isFixed ? '' : `${head.etag}.`}${format}`,
        vary: ['Accept'],
        type: format === 'unified' ? 'text/plain; charset=utf-8' : 'application/json; charset=utf-8',
        body: async () => {
          const diff = await store.articles.diff({ id, from, to, format });
          if (diff === null) throw revisionNotFound(id, head.revision);
          return diff;
        },
      });
    },
  );

  app.get(
    '/v1/articles/:id/timemap',
    {
      config: { access: 'read', cache: 'revalidate' },
      schema: {
        operationId: 'getArticleTimeMap',
        tags: ['History'],
        summary: 'List when each version of an article came',
        description: 'The TimeMap of an article (RFC 7089), for programs that travel in time.',
        params: idParams,
        querystring: z.strictObject({
          format: queryEnum(TimeMapFormat, {
            description: 'The format of the reply; otherwise `Accept` decides.',
            example: 'json',
          }).optional(),
        }),
        response: {
          200: reply(z.string(), {
            description: 'Its versions, the oldest first.',
            type: LINK_FORMAT,
            headers: itemHeaders,
            example: TIMEMAP_EXAMPLE,
            also: { 'application/json': { schema: TimeMap, examples: examplesOf('getArticleTimeMap') } },
          }),
          ...problemReplies('article-not-found', 'article-withdrawn'),
        },
      },
    },
    async (request, response) => {
      const { basePath } = request;
      const { id } = request.params;
      const moments = await store.articles.moments(id);
      const last = moments.at(-1);
      if (!last) throw notFound(store, id);
      const accepted = preferredType(request, [LINK_FORMAT, 'application/json']);
      const format = request.query.format ?? (accepted === 'application/json' ? 'json' : 'link');
      await sendConditional(request, response, {
        // The reply contains addresses, which depend on the path prefix.
        etag: `${id}.${last.revision}.${format}${basePath === '' ? '' : `.${shortHash([basePath], 8)}`}`,
        lastModified: last.at,
        vary: ['Accept'],
        type: format === 'json' ? 'application/json; charset=utf-8' : LINK_FORMAT,
        body: () =>
          format === 'json' ? JSON.stringify(timeMap(id, moments, basePath)) : linkFormat(id, moments, basePath),
      });
    },
  );
};

const UNIFIED_EXAMPLE = `--- articles/${articleIdExample}/revisions/1\t2026-01-01T00:00:00Z
+++ articles/${articleIdExample}/revisions/2\t2026-01-01T00:00:00Z
@@ -5,1 +5,1 @@
-Four people were killed.
+Three people were killed.
`;

const TIMEMAP_EXAMPLE = linkFormat(articleIdExample, [
  { revision: 1, at: '2026-01-01T00:00:00Z' },
  { revision: 2, at: '2026-01-02T09:30:00Z' },
]);
