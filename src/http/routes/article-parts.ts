// Routes for the parts of one article: entities, links, backlinks and related articles.

import { z } from 'zod';
import { RelatedArticle, RelatedKind } from '../../model/article/related.ts';
import { Mention } from '../../model/entity/entity.ts';
import { Link } from '../../model/link/link.ts';
import { PageMeta } from '../../model/query/page.ts';
import type { Page } from '../../model/query/query.ts';
import { Quote } from '../../model/quote/quote.ts';
import { fields } from '../article-query.ts';
import { show } from '../article-view.ts';
import { sendCacheable } from '../cached-reply.ts';
import { examplesOf } from '../examples.ts';
import { pageReply, pageSchema, sendPage } from '../list.ts';
import { notFound } from '../not-found.ts';
import { problemReplies, reply } from '../openapi/index.ts';
import { cursor, limit, queryEnumOr, queryInt } from '../query.ts';
import { idParams } from './articles.ts';
import type { Routes } from './route.ts';

const MentionPage = pageSchema('MentionPage', Mention, 'The mentions of one article.');
const QuotePage = pageSchema('QuotePage', Quote, 'The quotes of one article.');
export const LinkPage = pageSchema('LinkPage', Link, 'A page of links.');
const RelatedList = z
  .object({
    data: z.array(RelatedArticle).meta({ description: 'The articles, the most related first.' }),
    meta: PageMeta,
  })
  .meta({ id: 'RelatedArticleList', description: 'Articles that belong together with one.' });
const nothing = z.strictObject({});

export const articlePartRoutes: Routes = (app, context) => {
  const { store } = context;
  const onePage = <Row>(rows: Row[]): Page<Row> => ({
    rows,
    total: rows.length,
    next: null,
    previous: null,
    seq: store.seq(),
  });
  const part = async (id: string, name: 'mentions' | 'links' | 'quotes'): Promise<Page<string>> => {
    const article = await store.articles.find(id, true);
    if (!article) throw notFound(store, id);
    return onePage((JSON.parse(article[name] ?? '[]') as unknown[]).map((row) => JSON.stringify(row)));
  };

  app.get(
    '/v1/articles/:id/entities',
    {
      config: { access: 'read', cache: 'revalidate' },
      schema: {
        operationId: 'listArticleEntities',
        tags: ['Articles'],
        summary: 'List whom and what an article names',
        description:
          'Every mention of a person, organization or place, in order of place, title first; all on one page.',
        params: idParams,
        querystring: nothing,
        response: {
          200: pageReply(MentionPage, 'Its mentions.', 'listArticleEntities'),
          ...problemReplies('article-not-found', 'article-withdrawn'),
        },
      },
    },
    async (request, response) => {
      const read = () => part(request.params.id, 'mentions');
      await sendPage(context, request, response, { read, show: (json) => json });
    },
  );

  app.get(
    '/v1/articles/:id/links',
    {
      config: { access: 'read', cache: 'revalidate' },
      schema: {
        operationId: 'listArticleLinks',
        tags: ['Articles'],
        summary: 'List an article’s links',
        description: 'Every hyperlink it holds, in order of place, those whose target was lost too; all on one page.',
        params: idParams,
        querystring: nothing,
        response: {
          200: pageReply(LinkPage, 'Its links.', 'listArticleLinks'),
          ...problemReplies('article-not-found', 'article-withdrawn'),
        },
      },
    },
    async (request, response) => {
      const read = () => part(request.params.id, 'links');
      await sendPage(context, request, response, { read, show: (json) => json });
    },
  );

  app.get(
    '/v1/articles/:id/quotes',
    {
      config: { access: 'read', cache: 'revalidate' },
      schema: {
        operationId: 'listArticleQuotes',
        tags: ['Articles'],
        summary: 'List an article’s quotes',
        description: 'Words that it ascribes to someone, in order of place; all on one page.',
        params: idParams,
        querystring: nothing,
        response: {
          200: pageReply(QuotePage, 'Its quotes.', 'listArticleQuotes'),
          ...problemReplies('article-not-found', 'article-withdrawn'),
        },
      },
    },
    async (request, response) => {
      const read = () => part(request.params.id, 'quotes');
      await sendPage(context, request, response, { read, show: (json) => json });
    },
  );

  app.get(
    '/v1/articles/:id/backlinks',
    {
      config: { access: 'read', cache: 'revalidate' },
      schema: {
        operationId: 'listArticleBacklinks',
        tags: ['Articles'],
        summary: 'List the links that lead to an article',
        description: 'Links of other articles of this archive, those of the newest articles first.',
        params: idParams,
        querystring: z.strictObject({ limit, cursor: cursor.optional() }),
        response: {
          200: pageReply(LinkPage, 'Links to it.', 'listArticleBacklinks'),
          ...problemReplies('article-not-found', 'article-withdrawn'),
        },
      },
    },
    async (request, response) => {
      const { id } = request.params;
      const read = async () => {
        const page = await store.articles.backlinks(id, request.query);
        if (!page) throw notFound(store, id);
        return page;
      };
      await sendPage(context, request, response, { limit: request.query.limit, read });
    },
  );

  app.get(
    '/v1/articles/:id/related',
    {
      config: { access: 'read', cache: 'revalidate' },
      schema: {
        operationId: 'listRelatedArticles',
        tags: ['Articles'],
        summary: 'List articles that belong together with one',
        description:
          'The most related articles, with the reasons: links either way, entities that both name, the rare ones counting most, and the same wording. `kind=duplicate` is for those with nearly the same text.',
        params: idParams,
        querystring: z.strictObject({
          kind: queryEnumOr(RelatedKind, 'related', { description: 'Which articles.' }),
          fields,
          limit: queryInt({ min: 1, max: 100, default: 10, example: 5, description: 'How many articles at most.' }),
        }),
        response: {
          200: reply(RelatedList, {
            description: 'Related articles.',
            headers: ['ETag', 'Cache-Control', 'Vary'],
            examples: examplesOf('listRelatedArticles'),
          }),
          ...problemReplies('article-not-found', 'article-withdrawn'),
        },
      },
    },
    async (request, response) => {
      const { id } = request.params;
      const { kind, limit, fields } = request.query;
      await sendCacheable(context, request, response, async () => {
        const related = await store.articles.related({ id, kind, limit });
        if (!related) throw notFound(store, id);
        const data = related.found.map(({ row, ...why }) => {
          return `{"article":${show(row, { fields, body: 'none' })},${JSON.stringify(why).slice(1)}`;
        });
        return { body: `{"data":[${data.join(',')}],"meta":{"seq":${related.seq}}}`, seq: related.seq };
      });
    },
  );
};
