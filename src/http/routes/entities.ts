// Entities: the directory, one of them, its articles and the places that name it.

import { z } from 'zod';
import { Entity, EntityId, EntityType } from '../../model/entity.ts';
import { MentionInContext } from '../../model/mention-in-context.ts';
import { Problem } from '../../model/problem.ts';
import { ENTITY_SORTS } from '../../model/query.ts';
import { ArticlePage, articleListQuery, readListRequest, sendArticles } from '../article-list.ts';
import { sendCurrent } from '../current.ts';
import { entityIdExample, examplesOf } from '../examples.ts';
import { pageReply, pageSchema, sendPage } from '../list.ts';
import { problems, reply } from '../openapi/index.ts';
import { cursor, limit, queryArray, queryEnumOr, queryInt, queryText } from '../query.ts';
import type { Routes } from './route.ts';

const EntityPage = pageSchema('EntityPage', Entity, 'A page of entities.');
const ContextPage = pageSchema('MentionInContextPage', MentionInContext, 'A page of mentions in their context.');
const EntitySortWord = z.enum(ENTITY_SORTS).meta({
  id: 'EntitySort',
  description: 'The order of entities: most articles first, by name, or most recently named first.',
});
const params = z.strictObject({ id: EntityId.meta({ examples: [entityIdExample] }) });

export const entities: Routes = (app, context) => {
  const { store } = context;
  const missing = (id: string) => new Problem('entity-not-found', { detail: `There is no entity ${id}.` });

  app.get(
    '/v1/entities',
    {
      schema: {
        operationId: 'listEntities',
        tags: ['Entities'],
        summary: 'List people, organizations and places',
        description: 'The directory of everything that articles name.',
        querystring: z.strictObject({
          q: queryText({
            description:
              'Only those with a name or alias that begins so. Case, accents and quotation marks do not matter.',
            max: 200,
            example: 'damarova',
          }).optional(),
          type: queryArray(EntityType, {
            description: 'Only entities of these types.',
            example: ['person'],
            max: 5,
          }).optional(),
          minArticles: queryInt({
            min: 0,
            max: 1_000_000_000,
            default: 1,
            example: 2,
            description: 'Only those that at least so many articles name.',
          }),
          sort: queryEnumOr(EntitySortWord, 'articles', { description: 'The order of the entities.' }),
          limit,
          cursor: cursor.optional(),
        }),
        response: { 200: pageReply(EntityPage, 'A page of entities.', 'listEntities') },
      },
    },
    async (request, response) => {
      const read = () => store.entities.list(request.query);
      await sendPage(context, request, response, { limit: request.query.limit, read });
    },
  );

  app.get(
    '/v1/entities/:id',
    {
      schema: {
        operationId: 'getEntity',
        tags: ['Entities'],
        summary: 'Get an entity',
        description: 'One person, organization, place or event, with all that the archive knows of it.',
        params,
        querystring: z.strictObject({}),
        response: {
          200: reply(Entity, {
            description: 'The entity.',
            headers: ['ETag', 'Cache-Control', 'Vary'],
            examples: examplesOf('getEntity'),
          }),
          ...problems('entity-not-found'),
        },
      },
    },
    async (request, response) => {
      await sendCurrent(context, request, response, async () => {
        const seq = store.seq();
        const entity = await store.entities.find(request.params.id);
        if (!entity) throw missing(request.params.id);
        return { body: JSON.stringify(entity), seq };
      });
    },
  );

  app.get(
    '/v1/entities/:id/articles',
    {
      schema: {
        operationId: 'listEntityArticles',
        tags: ['Entities'],
        summary: 'List the articles that name an entity',
        description: 'As `/v1/articles`, with all that it takes, for the articles that name this entity.',
        params,
        querystring: articleListQuery,
        response: {
          200: pageReply(ArticlePage, 'A page of articles.', 'listEntityArticles'),
          ...problems('entity-not-found'),
        },
      },
    },
    async (request, response) => {
      const { id } = request.params;
      const list = readListRequest(request.query);
      const { filters } = list.query;
      filters.entity = { ...filters.entity, all: [...(filters.entity?.all ?? []), id] };
      await sendArticles(context, request, response, list, async () => {
        if (!(await store.entities.has(id))) throw missing(id);
        return store.articles.list(list.query, list.withBody);
      });
    },
  );

  app.get(
    '/v1/entities/:id/mentions',
    {
      schema: {
        operationId: 'listEntityMentions',
        tags: ['Entities'],
        summary: 'List the places that name an entity',
        description: 'Every mention with the words around it, those of the newest articles first.',
        params,
        querystring: z.strictObject({ limit, cursor: cursor.optional() }),
        response: {
          200: pageReply(ContextPage, 'A page of mentions.', 'listEntityMentions'),
          ...problems('entity-not-found'),
        },
      },
    },
    async (request, response) => {
      const { id } = request.params;
      const read = async () => {
        const page = await store.entities.mentions(id, request.query);
        if (!page) throw missing(id);
        return page;
      };
      await sendPage(context, request, response, { limit: request.query.limit, read });
    },
  );
};
