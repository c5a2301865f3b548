// Routes for the list of entities, suggestions and one entity.

import { z } from 'zod';
import { ENTITY_TYPES, Entity, EntityId, EntityType } from '../../model/entity/entity.ts';
import { entityTag } from '../../model/entity/entity-tag.ts';
import { EntitySuggestion } from '../../model/entity/suggestion.ts';
import { Problem } from '../../model/problem/problem.ts';
import { PageInfo, PageMeta } from '../../model/query/page.ts';
import { ENTITY_SORTS } from '../../model/query/query.ts';
import type { EntityPage as StoredPage } from '../../store/index.ts';
import { sendCacheable } from '../cached-reply.ts';
import { sendConditional } from '../conditional.ts';
import { entityIdExample, examplesOf } from '../examples.ts';
import { pageReply, sendPage } from '../list.ts';
import { empty, problemReplies, reply } from '../openapi/index.ts';
import { cursor, limit, queryArray, queryEnumOr, queryInt, queryText } from '../query.ts';
import type { Routes } from './route.ts';

const EntityPage = z
  .object({
    data: z.array(Entity).meta({ description: 'The entities of this page.' }),
    page: PageInfo,
    meta: PageMeta.extend({
      similar: z.boolean().optional().meta({
        description: 'True where no name is spelt as `q` is: then these are spelt alike, but for a letter or two.',
      }),
    }).meta({ id: 'EntityPageMeta', description: 'About the reply itself.' }),
  })
  .meta({ id: 'EntityPage', description: 'A page of entities.' });
const SuggestionList = z
  .object({
    data: z.array(EntitySuggestion).meta({ description: 'The suggestions, the best first.' }),
    meta: PageMeta,
  })
  .meta({ id: 'EntitySuggestionList', description: 'Entities that a few letters may stand for.' });
const EntitySortWord = z.enum(ENTITY_SORTS).meta({
  id: 'EntitySort',
  description: 'The order of entities: most articles first, by name, or most recently named first.',
});
export const entityParams = z.strictObject({ id: EntityId.meta({ examples: [entityIdExample] }) });
const type = queryArray(EntityType, {
  description: 'Only entities of these types.',
  example: ['person'],
  max: ENTITY_TYPES.length,
}).optional();

/** Query parameters of the list of entities. */
export const entityWords = {
  q: queryText({
    description:
      'Only those with a name or alias that has each of these words as a part, or begins so where it has one or two letters. Case, accents and quotation marks do not matter. Where there is none, names that are spelt alike are found, and `meta.similar` says so.',
    max: 200,
    example: 'damarova',
  }).optional(),
  type,
  minArticles: queryInt({
    min: 0,
    max: 1_000_000_000,
    default: 1,
    example: 2,
    description: 'Only those that at least so many articles name.',
  }),
  sort: queryEnumOr(EntitySortWord, 'articles', { description: 'The order of the entities.' }),
};

export function missingEntity(id: string): Problem {
  return new Problem('entity-not-found', { detail: `There is no entity ${id}.` });
}

export const entityRoutes: Routes = (app, context) => {
  const { store } = context;

  app.get(
    '/v1/entities',
    {
      config: { access: 'read', cache: 'revalidate' },
      schema: {
        operationId: 'listEntities',
        tags: ['Entities'],
        summary: 'List people, organizations and places',
        description: 'The directory of everything that articles name.',
        querystring: z.strictObject({
          ...entityWords,
          limit,
          cursor: cursor.optional(),
        }),
        response: { 200: pageReply(EntityPage, 'A page of entities.', 'listEntities') },
      },
    },
    async (request, response) => {
      const read = () => store.entities.list(request.query);
      const beside = ({ seq, similar }: StoredPage) => ({ meta: { seq, similar } });
      await sendPage(context, request, response, { limit: request.query.limit, read, beside });
    },
  );

  app.get(
    '/v1/entities/suggest',
    {
      config: { access: 'read', cache: 'revalidate' },
      schema: {
        operationId: 'listEntitySuggestions',
        tags: ['Entities'],
        summary: 'Suggest entities for a search box',
        description:
          'Entities with a name whose words begin as typed, those that most articles name first; where there is none, names that are spelt alike. Made to be asked with every letter.',
        querystring: z.strictObject({
          q: queryText({ description: 'What has been typed so far.', max: 100, example: 'dam' }),
          type,
          limit: queryInt({
            min: 1,
            max: 20,
            default: 10,
            example: 5,
            description: 'How many suggestions at most.',
          }),
        }),
        response: {
          200: reply(SuggestionList, {
            description: 'The suggestions.',
            headers: ['ETag', 'Cache-Control', 'Vary'],
            examples: examplesOf('listEntitySuggestions'),
          }),
        },
      },
    },
    async (request, response) => {
      await sendCacheable(context, request, response, async () => {
        const { suggestions, seq } = await store.entities.suggest(request.query);
        return { body: JSON.stringify({ data: suggestions, meta: { seq } }), seq };
      });
    },
  );

  app.get(
    '/v1/entities/:id',
    {
      config: { access: 'read', cache: 'revalidate' },
      schema: {
        operationId: 'getEntity',
        tags: ['Entities'],
        summary: 'Get an entity',
        description: 'One person, organization, place or event, with all that the archive knows of it.',
        params: entityParams,
        querystring: z.strictObject({}),
        response: {
          200: reply(Entity, {
            description: 'The entity.',
            headers: ['ETag', 'Cache-Control', 'Vary'],
            examples: examplesOf('getEntity'),
          }),
          308: empty('It was merged into the entity at `Location`.', ['Location', 'Cache-Control']),
          ...problemReplies('entity-not-found'),
        },
      },
    },
    async (request, response) => {
      const entity = await store.entities.find(request.params.id);
      if (!entity) throw missingEntity(request.params.id);
      await sendConditional(request, response, { etag: entityTag(entity), body: () => JSON.stringify(entity) });
    },
  );
};
