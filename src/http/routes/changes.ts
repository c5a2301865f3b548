// The change log: what happened to articles and entities, in commit order.

import { z } from 'zod';
import { Change, ChangeKind } from '../../model/change.ts';
import { sendCurrent } from '../current.ts';
import { examplesOf } from '../examples.ts';
import { reply } from '../openapi/index.ts';
import { queryEnum, queryInt } from '../query.ts';
import type { Routes } from './route.ts';

const ChangePage = z
  .object({
    data: z.array(Change).meta({ description: 'The changes, oldest first.' }),
    page: z
      .object({
        limit: z.int().min(1).max(1000).meta({ description: 'How many changes a page holds at the most.' }),
        next: z.int().min(0).meta({
          description: 'Pass it as `since` for what follows: the number of the last change of this page.',
          format: 'int64',
        }),
        more: z.boolean().meta({ description: 'Whether more changes are there already.' }),
      })
      .meta({ id: 'ChangePageInfo', description: 'Where a page stands in the log.' }),
    meta: z
      .object({
        seq: z.int().min(0).meta({ description: 'The number of the newest change there is.', format: 'int64' }),
      })
      .meta({ id: 'ChangeMeta', description: 'About the log.' }),
  })
  .meta({ id: 'ChangePage', description: 'A page of the change log.' });

export const changes: Routes = (app, context) => {
  const { store } = context;
  app.get(
    '/v1/changes',
    {
      schema: {
        operationId: 'listChanges',
        tags: ['Changes'],
        summary: 'Follow what changes',
        description:
          'The change log after `since`, in commit order and without gaps. Start at 0, or at the `meta.seq` of a list, and pass `page.next` as the next `since`.',
        querystring: z.strictObject({
          since: queryInt({
            min: 0,
            max: 999_999_999_999_999,
            default: 0,
            example: 0,
            description: 'The number of the last change already seen.',
          }),
          limit: queryInt({
            min: 1,
            max: 1000,
            default: 100,
            example: 100,
            description: 'How many changes a page holds at most.',
          }),
          kind: queryEnum(ChangeKind, { description: 'Only changes of articles, or of entities.' }).optional(),
        }),
        response: {
          200: reply(ChangePage, {
            description: 'A page of the log.',
            headers: ['ETag', 'Cache-Control', 'Link', 'Vary'],
            examples: examplesOf('listChanges'),
          }),
        },
      },
    },
    async (request, response) => {
      const { since, limit, kind } = request.query;
      await sendCurrent(context, request, response, async () => {
        const { changes, more, seq } = await store.changes.list({ since, limit, ...(kind && { kind }) });
        const next = changes.at(-1)?.seq ?? since;
        const of = kind ? `&kind=${kind}` : '';
        const link = more ? `</v1/changes?since=${next}&limit=${limit}${of}>; rel="next"` : undefined;
        const body = JSON.stringify({ data: changes, page: { limit, next, more }, meta: { seq } });
        return { body, seq, ...(link !== undefined && { link }) };
      });
    },
  );
};
