// Routes for the parts of one entity: articles, mentions, timeline and co-occurring entities.

import { z } from 'zod';
import { Cooccurrence, CooccurrenceMeasure } from '../../model/analysis/cooccurrence.ts';
import { ENTITY_TYPES, EntityType } from '../../model/entity/entity.ts';
import { MentionInContext } from '../../model/entity/mention-in-context.ts';
import { ArticlePage, articleListQuery, readListRequest, sendArticles } from '../article-list.ts';
import { articleFilters, filtersOf } from '../article-query.ts';
import { examplesOf } from '../examples.ts';
import { pageReply, pageSchema, sendPage } from '../list.ts';
import { empty, problemReplies, reply } from '../openapi/index.ts';
import { cursor, limit, queryArray, queryEnumOr, queryInt } from '../query.ts';
import { QuoteInContextPage, quoteQueryOf, quoteWords } from '../quote-query.ts';
import { searchOf, searchWords } from '../search-query.ts';
import { sendTimeline, Timeline, timelineWords } from '../timeline.ts';
import { entityParams, missingEntity } from './entities.ts';
import type { Routes } from './route.ts';

const ContextPage = pageSchema('MentionInContextPage', MentionInContext, 'A page of mentions in their context.');
const CompanionPage = pageSchema('CompanionPage', Cooccurrence, 'A page of companions.');
const { q, searchIn } = searchWords;

export const entityPartRoutes: Routes = (app, context) => {
  const { store } = context;

  app.get(
    '/v1/entities/:id/articles',
    {
      config: { access: 'read', cache: 'revalidate' },
      schema: {
        operationId: 'listEntityArticles',
        tags: ['Entities'],
        summary: 'List the articles that name an entity',
        description: 'As `/v1/articles`, with all that it takes, for the articles that name this entity.',
        params: entityParams,
        querystring: articleListQuery,
        response: {
          200: pageReply(ArticlePage, 'A page of articles.', 'listEntityArticles'),
          308: empty('It was merged into the entity at `Location`.', ['Location', 'Cache-Control']),
          ...problemReplies('entity-not-found'),
        },
      },
    },
    async (request, response) => {
      const { id } = request.params;
      const list = readListRequest(request.query);
      const { filters } = list.query;
      filters.entity = { ...filters.entity, all: [...(filters.entity?.all ?? []), id] };
      await sendArticles(context, request, response, list, async () => {
        if (!(await store.entities.has(id))) throw missingEntity(id);
        return store.articles.list(list.query, list.withBody);
      });
    },
  );

  app.get(
    '/v1/entities/:id/mentions',
    {
      config: { access: 'read', cache: 'revalidate' },
      schema: {
        operationId: 'listEntityMentions',
        tags: ['Entities'],
        summary: 'List the places that name an entity',
        description: 'Every mention with the words around it, those of the newest articles first.',
        params: entityParams,
        querystring: z.strictObject({ limit, cursor: cursor.optional() }),
        response: {
          200: pageReply(ContextPage, 'A page of mentions.', 'listEntityMentions'),
          308: empty('It was merged into the entity at `Location`.', ['Location', 'Cache-Control']),
          ...problemReplies('entity-not-found'),
        },
      },
    },
    async (request, response) => {
      const { id } = request.params;
      const read = async () => {
        const page = await store.entities.mentions(id, request.query);
        if (!page) throw missingEntity(id);
        return page;
      };
      await sendPage(context, request, response, { limit: request.query.limit, read });
    },
  );

  app.get(
    '/v1/entities/:id/quotes',
    {
      config: { access: 'read', cache: 'revalidate' },
      schema: {
        operationId: 'listEntityQuotes',
        tags: ['Entities'],
        summary: 'List what an entity is quoted with',
        description: 'As `/v1/quotes`, for those that this entity speaks; mostly a person, or an organization.',
        params: entityParams,
        querystring: z.strictObject(quoteWords),
        response: {
          200: pageReply(QuoteInContextPage, 'A page of quotes.', 'listEntityQuotes'),
          308: empty('It was merged into the entity at `Location`.', ['Location', 'Cache-Control']),
          ...problemReplies('entity-not-found'),
        },
      },
    },
    async (request, response) => {
      const { id } = request.params;
      const { query, understood } = quoteQueryOf({ ...request.query, speaker: [id] });
      await sendPage(context, request, response, {
        limit: query.limit,
        read: async () => {
          if (!(await store.entities.has(id))) throw missingEntity(id);
          return store.quotes.list(query);
        },
        beside: ({ seq }) => ({ meta: { seq, query: understood } }),
      });
    },
  );

  app.get(
    '/v1/entities/:id/timeline',
    {
      config: { access: 'read', cache: 'revalidate' },
      schema: {
        operationId: 'getEntityTimeline',
        tags: ['Entities'],
        summary: 'Count the articles that name an entity over time',
        description:
          'How many articles name the entity in each stretch of time, from the first to the last, the empty ones too; or from `from` to `to`. Takes all filters of articles, and words.',
        params: entityParams,
        querystring: z.strictObject({ ...articleFilters, q, searchIn, ...timelineWords }),
        response: {
          200: reply(Timeline, {
            description: 'The counts: one series.',
            headers: ['ETag', 'Cache-Control', 'Vary'],
            examples: examplesOf('getEntityTimeline'),
          }),
          308: empty('It was merged into the entity at `Location`.', ['Location', 'Cache-Control']),
          ...problemReplies('entity-not-found'),
        },
      },
    },
    async (request, response) => {
      const { id } = request.params;
      const { q, searchIn, interval, normalize, ...words } = request.query;
      const search = searchOf({ q, searchIn, facetLimit: 1 }, 'query');
      const filters = filtersOf(words);
      filters.entity = { ...filters.entity, all: [...(filters.entity?.all ?? []), id] };
      const series = { ...(q !== undefined && { q }), ...search };
      await sendTimeline(context, request, response, { filters, series: [series], interval, normalize }, async () => {
        if (!(await store.entities.has(id))) throw missingEntity(id);
      });
    },
  );

  app.get(
    '/v1/entities/:id/cooccurring',
    {
      config: { access: 'read', cache: 'revalidate' },
      schema: {
        operationId: 'listEntityCompanions',
        tags: ['Entities'],
        summary: 'List who is named together with an entity',
        description:
          'Entities that are named in the same articles, counted over all of them, each with sentences that name both.',
        params: entityParams,
        querystring: z.strictObject({
          measure: queryEnumOr(CooccurrenceMeasure, 'count', { description: 'What the companions are ordered by.' }),
          type: queryArray(EntityType, {
            description: 'Only companions of these types.',
            example: ['organization'],
            max: ENTITY_TYPES.length,
          }).optional(),
          minCount: queryInt({
            min: 1,
            max: 1_000_000_000,
            default: 1,
            example: 2,
            description:
              'Only companions that at least so many articles name together with it. By `npmi` and `jaccard` those who met once come first; 5 or more is wise in a large archive.',
          }),
          from: articleFilters.from,
          to: articleFilters.to,
          limit,
          cursor: cursor.optional(),
        }),
        response: {
          200: pageReply(CompanionPage, 'A page of companions.', 'listEntityCompanions'),
          308: empty('It was merged into the entity at `Location`.', ['Location', 'Cache-Control']),
          ...problemReplies('entity-not-found'),
        },
      },
    },
    async (request, response) => {
      const { id } = request.params;
      const { from, to, limit, ...query } = request.query;
      const read = async () => {
        const page = await store.entities.companions({ ...query, limit, id, filters: filtersOf({ from, to }) });
        if (!page) throw missingEntity(id);
        return page;
      };
      await sendPage(context, request, response, { limit, read });
    },
  );
};
