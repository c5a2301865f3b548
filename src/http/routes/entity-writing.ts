// Routes that create, change, merge and split entities.

import { z } from 'zod';
import { Entity } from '../../model/entity/entity.ts';
import { EntityInput, EntityMerge, EntityPatch, EntitySplit } from '../../model/entity/entity-input.ts';
import { entityTag } from '../../model/entity/entity-tag.ts';
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
import { entityParams, missingEntity } from './entities.ts';
import type { Routes } from './route.ts';

const written = { headers: ['ETag', 'Location', 'Cache-Control', 'Idempotency-Replayed'] } as const;
const nothing = z.strictObject({});

export const entityWriteRoutes: Routes = (app, context) => {
  app.post(
    '/v1/entities',
    {
      config: { access: 'write', body: 'entity' },
      schema: {
        operationId: 'createEntity',
        tags: ['Entities'],
        summary: 'Create an entity',
        description:
          'Gives the archive a person, organization or place under its names. They outrank what is guessed, in every article that has one of them, those to come too.',
        headers: idempotencyHeaders,
        querystring: nothing,
        body: EntityInput,
        response: {
          201: reply(Entity, { description: 'It is given.', ...written, examples: examplesOf('createEntity') }),
          ...problemReplies('conflict', 'request-in-progress', 'idempotency-key-reused'),
        },
      },
    },
    (request, response) =>
      respondOnce(context, request, response, async (name) => {
        const { id } = await writeServiceOf(context).execute('createEntity', request.body, name);
        return answerOf(context, id, 201);
      }),
  );

  app.patch(
    '/v1/entities/:id',
    {
      config: { access: 'write', body: 'entity' },
      schema: {
        operationId: 'updateEntity',
        tags: ['Entities'],
        summary: 'Change an entity',
        description: 'Changes what is said of an entity. From then on it is given, and its names outrank guesses.',
        consumes: ['application/merge-patch+json', 'application/json'],
        params: entityParams,
        headers: matchHeaders,
        querystring: nothing,
        body: EntityPatch,
        response: {
          200: reply(Entity, { description: 'As it is now.', ...written, examples: examplesOf('updateEntity') }),
          ...problemReplies('entity-not-found', 'conflict', 'precondition-failed', 'precondition-required'),
        },
      },
    },
    (request, response) =>
      respondOnce(context, request, response, async () => {
        const { id } = await writeServiceOf(context).execute(
          'updateEntity',
          request.params.id,
          request.body,
          preconditionOf(request),
        );
        return answerOf(context, id, 200);
      }),
  );

  app.post(
    '/v1/entities/:id/merge',
    {
      config: { access: 'write', body: 'entity' },
      schema: {
        operationId: 'mergeEntity',
        tags: ['Entities'],
        summary: 'Merge an entity into another',
        description:
          'Says that an entity is another one. Articles name that one from now on, and the address of the first leads to it (308). What each article said by itself is kept, so that it can be undone.',
        params: entityParams,
        headers: idempotencyAndMatchHeaders,
        querystring: nothing,
        body: EntityMerge,
        response: {
          200: reply(Entity, { description: 'The other one.', ...written, examples: examplesOf('mergeEntity') }),
          ...problemReplies('entity-not-found', 'conflict', 'request-in-progress', 'precondition-failed'),
          ...problemReplies('unprocessable', 'idempotency-key-reused', 'precondition-required'),
        },
      },
    },
    (request, response) =>
      respondOnce(context, request, response, async (name) => {
        const { into } = request.body;
        const done = await writeServiceOf(context).execute(
          'mergeEntity',
          request.params.id,
          into,
          preconditionOf(request),
          name,
        );
        return answerOf(context, done.id, 200);
      }),
  );

  app.delete(
    '/v1/entities/:id/merge',
    {
      config: { access: 'write' },
      schema: {
        operationId: 'deleteEntityMerge',
        tags: ['Entities'],
        summary: 'Undo a merge',
        description: 'Takes back that an entity was merged: each article names again whom it named by itself.',
        params: entityParams,
        querystring: nothing,
        response: {
          200: reply(Entity, { description: 'As it is again.', ...written, examples: examplesOf('deleteEntityMerge') }),
          ...problemReplies('entity-not-found', 'conflict'),
        },
      },
    },
    (request, response) =>
      respondOnce(context, request, response, async () => {
        const { id } = await writeServiceOf(context).execute('unmergeEntity', request.params.id);
        return answerOf(context, id, 200);
      }),
  );

  app.post(
    '/v1/entities/:id/split',
    {
      config: { access: 'write', body: 'entity' },
      schema: {
        operationId: 'splitEntity',
        tags: ['Entities'],
        summary: 'Split an entity',
        description:
          'Says that some articles mean somebody else by the name of an entity, and makes that one. To undo it, merge the new one into the first.',
        params: entityParams,
        headers: idempotencyAndMatchHeaders,
        querystring: nothing,
        body: EntitySplit,
        response: {
          201: reply(Entity, { description: 'The new one.', ...written, examples: examplesOf('splitEntity') }),
          ...problemReplies('entity-not-found', 'conflict', 'request-in-progress', 'precondition-failed'),
          ...problemReplies('unprocessable', 'idempotency-key-reused', 'precondition-required'),
        },
      },
    },
    (request, response) =>
      respondOnce(context, request, response, async (name) => {
        const done = await writeServiceOf(context).execute(
          'splitEntity',
          request.params.id,
          request.body,
          preconditionOf(request),
          name,
        );
        return answerOf(context, done.id, 201);
      }),
  );
};

async function answerOf({ store }: RouteContext, id: string, status: number): Promise<Answer> {
  const entity = await store.entities.find(id);
  if (!entity) throw missingEntity(id);
  const headers = { etag: `"${entityTag(entity)}"`, location: `/v1/entities/${id}` };
  return { status, headers, body: JSON.stringify(entity) };
}
