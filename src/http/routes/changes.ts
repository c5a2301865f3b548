// Routes for the change log of articles and entities in commit order, as pages or as a stream.

import { z } from 'zod';
import { Change, ChangeKind } from '../../model/change/change.ts';
import { archiveTag, sendCacheable } from '../cached-reply.ts';
import { EVENT_STREAM, streamChanges, streamHeaders } from '../change-stream.ts';
import { sendConditional } from '../conditional.ts';
import { changeStreamExample, examplesOf } from '../examples.ts';
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

/** Larger than any sequence number, and within what all clients represent exactly. */
const MOST = 999_999_999_999_999;
const since = (description: string) => ({ min: 0, max: MOST, example: 0, description });
const kind = queryEnum(ChangeKind, { description: 'Only changes of articles, or of entities.' }).optional();

export const changeRoutes: Routes = (app, context) => {
  const { store, hub } = context;
  app.addHook('preClose', (done) => {
    hub.close();
    done();
  });

  app.get(
    '/v1/changes',
    {
      config: { access: 'read', cache: 'revalidate' },
      schema: {
        operationId: 'listChanges',
        tags: ['Changes'],
        summary: 'Follow what changes',
        description:
          'The change log after `since`, in commit order and without gaps. Start at 0, or at the `meta.seq` of a list, and pass `page.next` as the next `since`. An article is told of whenever it is shown otherwise, also by a link that comes to it; what is counted of an entity changes with the articles that name it. With `wait`, a page that would be empty is held back until there is something to tell.',
        querystring: z.strictObject({
          since: queryInt({ ...since('The number of the last change already seen.'), default: 0 }),
          limit: queryInt({
            min: 1,
            max: 1000,
            default: 100,
            example: 100,
            description: 'How many changes a page holds at most.',
          }),
          kind,
          wait: queryInt({
            min: 0,
            max: 30,
            default: 0,
            example: 20,
            description:
              'Seconds to wait for a change where there is none after `since`; the page is empty if none has come by then.',
          }),
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
      const { since, limit, kind, wait } = request.query;
      const read = async () => {
        const { changes, more, seq } = await store.changes.list({ since, limit, ...(kind && { kind }) });
        const next = changes.at(-1)?.seq ?? since;
        const of = kind ? `&kind=${kind}` : '';
        const link = more ? `</v1/changes?since=${next}&limit=${limit}${of}>; rel="next"` : undefined;
        const body = JSON.stringify({ data: changes, page: { limit, next, more }, meta: { seq } });
        return { body, seq, isEmpty: changes.length === 0, ...(link !== undefined && { link }) };
      };
      if (wait > 0) {
        const gone = new AbortController();
        const leave = () => gone.abort();
        response.raw.once('close', leave);
        await hub.change({ since, kind }, wait * 1000, gone.signal);
        response.raw.off('close', leave);
        if (gone.signal.aborted) return void response.hijack();
        // A closing server need not wait for the client's next request.
        if (hub.isClosed()) response.header('connection', 'close');
        const page = await read();
        // Empty pages are not cached: a client that repeats the request wants to wait again.
        if (page.isEmpty) {
          return sendConditional(request, response, { etag: archiveTag(store, page.seq), body: () => page.body });
        }
      }
      await sendCacheable(context, request, response, read);
    },
  );

  app.get(
    '/v1/changes/stream',
    {
      config: { access: 'read' },
      schema: {
        operationId: 'getChangeStream',
        tags: ['Changes'],
        summary: 'Follow what changes as a stream',
        description:
          'Every change as it is committed, as server-sent events (HTML §9.2): `event: change`, its number as `id`, and the change as JSON. It begins after `Last-Event-ID`, which browsers send by themselves when they come back, otherwise after `since`, otherwise now; what was missed comes first, nothing is left out and nothing comes twice. A comment every 15 seconds tells that the stream lives. One whose reader is too slow is ended, to be taken up again.',
        headers: z.looseObject({
          'last-event-id': z
            .string()
            .regex(/^(?:0|[1-9][0-9]{0,14})?$/, { error: 'must be the id of an event of this stream' })
            .optional()
            .meta({
              description: 'The `id` of the last event already seen; it goes before `since`.',
              examples: ['0'],
            }),
        }),
        querystring: z.strictObject({
          since: queryInt(
            since('The number of the last change already seen. Left out, the stream begins with what comes next.'),
          ).optional(),
          kind,
        }),
        response: {
          200: reply(z.string(), {
            description: 'The changes, as they come.',
            headers: ['Cache-Control'],
            type: EVENT_STREAM,
            example: changeStreamExample,
          }),
        },
      },
    },
    async (request, response) => {
      const seen = request.headers['last-event-id'];
      const since = seen ? Number(seen) : (request.query.since ?? store.seq());
      if (request.method === 'HEAD') return response.headers(streamHeaders).send();
      streamChanges(hub, store, response, { since, kind: request.query.kind });
    },
  );
};
