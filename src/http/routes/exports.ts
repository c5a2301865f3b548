// Routes for exports, which return a whole list in one reply.

import type { Readable } from 'node:stream';
import { z } from 'zod';
import { type ArticlePart, articleColumns, entityColumns, linkColumns, quoteColumns } from '../../formats/index.ts';
import { type ExportKind, isChangeLine } from '../../store/index.ts';
import { ArticleBody, articleFilters, fields, filtersOf, include } from '../article-query.ts';
import { needsBody, show } from '../article-view.ts';
import { exportExampleOf } from '../examples.ts';
import { CSV, exportWords, NDJSON, sendExport } from '../export.ts';
import { reply } from '../openapi/index.ts';
import { queryEnumOr, queryInt } from '../query.ts';
import { quoteQueryOf, quoteWords, speakerWords } from '../quote-query.ts';
import { searchOf, searchWords } from '../search-query.ts';
import { entityWords } from './entities.ts';
import { linkQueryOf, linkWords } from './links.ts';
import type { Routes } from './route.ts';

const ORDER = ['newest', 'oldest'] as const;
const ExportOrder = z
  .enum(ORDER)
  .meta({ id: 'ExportOrder', description: 'The order of exported articles: by publication, undated ones last.' });

const NATURE =
  'Without a cap, streamed, of one moment of the archive whatever is written meanwhile. In NDJSON the first line is `{"meta": …}` with the number of the last change it shows, and the last is `{"trailer": {"count", "complete", "sha256"}}`, with the SHA-256 of all lines before it: an export without it was cut off. In CSV a list is one cell, its values parted by `|`; `X-Total-Count` tells how many rows there are.';

/** The parameters of the lists, without paging. */
const { q, searchIn } = searchWords;
const articleWords = {
  q,
  searchIn,
  ...articleFilters,
  sort: queryEnumOr(ExportOrder, 'newest', { description: 'The order of the articles.' }),
  fields,
  include,
  body: queryEnumOr(ArticleBody, 'none', { description: 'How much of each article’s body is shown.' }),
};
const { limit: _limit, cursor: _cursor, highlight: _highlight, ...quotes } = { ...quoteWords, ...speakerWords };

function replyOf(kind: ExportKind) {
  const { ndjson, csv } = exportExampleOf(kind);
  return reply(z.string(), {
    description: `All of them. A connection that breaks before the end is an export that failed.`,
    headers: ['Cache-Control', 'Content-Disposition', 'Vary', 'X-Archive-Seq', 'X-Total-Count'],
    type: NDJSON,
    example: ndjson,
    ...(kind !== 'archive' && { also: { [CSV]: { schema: z.string(), example: csv } } }),
  });
}

export const exportRoutes: Routes = (app, context) => {
  const { store } = context;
  const running = new Set<Readable>();
  // The error cuts off open exports, so a closing server does not wait; readers see that they are incomplete.
  app.addHook('preClose', (done) => {
    for (const stream of running) stream.destroy(new Error('The server is closing.'));
    done();
  });

  app.get(
    '/v1/export/articles',
    {
      config: { access: 'read' },
      schema: {
        operationId: 'exportArticles',
        tags: ['Export'],
        summary: 'Export articles',
        description: `All articles that \`/v1/articles\` lists for the same words and filters. ${NATURE}`,
        querystring: z.strictObject({ ...articleWords, ...exportWords }),
        response: { 200: replyOf('articles') },
      },
    },
    async (request, response) => {
      const { q, searchIn, sort, fields, include, body, format, escapeFormulas, ...words } = request.query;
      const { text } = searchOf({ q, searchIn, facetLimit: 1 }, 'query');
      const view = { fields, include, body };
      const query = { filters: filtersOf(words), sort, withBody: needsBody(view), ...(text && { text }) };
      const parts: ArticlePart[] = [...(body === 'none' ? [] : ['text' as const]), ...(include ?? [])];
      return sendExport(context, running, request, response, {
        kind: 'articles',
        query,
        count: () => store.articles.list({ ...query, limit: 1 }, false),
        json: (row) => show(row, view),
        columns: articleColumns(fields, parts),
      });
    },
  );

  app.get(
    '/v1/export/entities',
    {
      config: { access: 'read' },
      schema: {
        operationId: 'exportEntities',
        tags: ['Export'],
        summary: 'Export people, organizations and places',
        description: `The whole directory, or all that \`/v1/entities\` lists for the same filters. ${NATURE}`,
        querystring: z.strictObject({ ...entityWords, ...exportWords }),
        response: { 200: replyOf('entities') },
      },
    },
    async (request, response) => {
      const { format, escapeFormulas, ...query } = request.query;
      return sendExport(context, running, request, response, {
        kind: 'entities',
        query,
        count: () => store.entities.list({ ...query, limit: 1 }),
        json: JSON.stringify,
        columns: entityColumns,
      });
    },
  );

  app.get(
    '/v1/export/quotes',
    {
      config: { access: 'read' },
      schema: {
        operationId: 'exportQuotes',
        tags: ['Export'],
        summary: 'Export who said what',
        description: `All quotes that \`/v1/quotes\` lists for the same words and filters. ${NATURE}`,
        querystring: z.strictObject({ ...quotes, ...exportWords }),
        response: { 200: replyOf('quotes') },
      },
    },
    async (request, response) => {
      const { format, escapeFormulas, ...words } = request.query;
      const { limit, ...query } = quoteQueryOf({ ...words, limit: 1 }).query;
      return sendExport(context, running, request, response, {
        kind: 'quotes',
        query,
        count: () => store.quotes.list({ ...query, limit }),
        json: JSON.stringify,
        columns: quoteColumns,
      });
    },
  );

  app.get(
    '/v1/export/links',
    {
      config: { access: 'read' },
      schema: {
        operationId: 'exportLinks',
        tags: ['Export'],
        summary: 'Export links',
        description: `All links that \`/v1/links\` lists for the same filters. ${NATURE}`,
        querystring: z.strictObject({ ...linkWords, ...exportWords }),
        response: { 200: replyOf('links') },
      },
    },
    async (request, response) => {
      const { format, escapeFormulas, ...words } = request.query;
      const query = linkQueryOf(words);
      return sendExport(context, running, request, response, {
        kind: 'links',
        query,
        count: () => store.links.list({ ...query, limit: 1 }),
        json: JSON.stringify,
        columns: linkColumns,
      });
    },
  );

  app.get(
    '/v1/export/archive',
    {
      config: { access: 'read' },
      schema: {
        operationId: 'exportArchive',
        tags: ['Export'],
        summary: 'Export the archive itself',
        description:
          'All it takes to make the same archive elsewhere, or to keep one equal to it: `news-archive import` and `news-archive mirror` read it. In NDJSON, streamed, of one moment. Between the `meta` line and the trailer, which counts changes, stands the change log after `since`, a `{"change"}` a line; before the last change of an article or entity stands that one as it is: `{"entity"}`, `{"article"}` followed by a `{"snapshot"}` for each of its earlier versions, or `{"tombstone"}`. Now and then a line `{"check": {"sha256"}}` has the SHA-256 of all bytes before it: what comes before one that agrees can be kept, and whoever has kept all lines up to a change goes on with its `seq` as `since`. What is kept of withdrawn articles is told to keys with the scope `admin` alone.',
        querystring: z.strictObject({
          since: queryInt({
            min: 0,
            max: 999_999_999_999_999,
            default: 0,
            example: 0,
            description: 'The number of the last change already taken; 0 for the whole archive.',
          }),
        }),
        response: { 200: replyOf('archive') },
      },
    },
    async (request, response) => {
      const { since } = request.query;
      return sendExport(context, running, request, response, {
        kind: 'archive',
        query: { since, withHistory: request.apiKey?.scope === 'admin' },
        count: async () => ({ total: await store.changes.count(since), seq: store.seq() }),
        json: (line) => line,
        columns: null,
        hasChecks: true,
        counts: isChangeLine,
      });
    },
  );
};
