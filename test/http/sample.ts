// A small server with everything that surrounds the routes, and three routes to surround.

import fastify, { type FastifyInstance, type FastifyServerOptions } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { preconditionOf, sendConditional } from '../../src/http/conditional.ts';
import { linkHeader } from '../../src/http/links.ts';
import { empty, problemReplies, registerOpenapi, reply } from '../../src/http/openapi/index.ts';
import { docs } from '../../src/http/plugins/docs.ts';
import { surround } from '../../src/http/plugins/index.ts';
import type { RateLimit } from '../../src/http/plugins/rate-limit.ts';
import { cursor, limit, queryArray, queryBool, queryFrom, queryTo } from '../../src/http/query.ts';
import { serverOptions, type TrustProxy } from '../../src/http/server.ts';
import { requireMatch } from '../../src/model/problem/precondition.ts';
import { Problem } from '../../src/model/problem/problem.ts';

const Section = z.enum(['news', 'opinion', 'business']).meta({ id: 'Section', description: 'A part of the paper.' });

const Note = z
  .object({
    id: z.string().meta({ description: 'The note’s id.' }),
    title: z.string().meta({ description: 'Its title.' }),
    section: Section,
    words: z.int().min(0).meta({ description: 'How many words it has.' }),
    at: z.iso.datetime().meta({ description: 'When it was written.' }),
    subtitle: z.string().nullable().meta({ description: 'Its second title, if any.' }),
    kind: Section.nullable().meta({ description: 'Another section, if any.' }),
  })
  .meta({ id: 'Note', description: 'A note.' });

const NoteDraft = z
  .strictObject({
    title: z.string().min(1).max(100).meta({ description: 'Its title.' }),
    section: Section,
    tags: z.array(z.string().max(20)).max(5).optional().meta({ description: 'What it is filed under.' }),
  })
  .meta({ id: 'NoteDraft', description: 'A note to be made.' });

const NotePage = z
  .object({ data: z.array(Note).meta({ description: 'The notes.' }) })
  .meta({ id: 'NotePage', description: 'A page of notes.' });

export const note = {
  id: 'n1',
  title: 'Rain',
  section: 'news' as const,
  words: 3,
  at: '2025-12-03T09:30:00Z',
  subtitle: null,
  kind: null,
};
export const longBody = JSON.stringify({ data: Array.from({ length: 40 }, (_, n) => ({ ...note, id: `n${n}` })) });
const longBytes = Buffer.from(longBody);

export interface SampleOptions {
  publicUrl?: string | null;
  rateLimit?: RateLimit | null;
  server?: FastifyServerOptions;
  trustProxy?: TrustProxy;
  openapi?: boolean;
  /** Milliseconds that a body may take to come. */
  patience?: number;
}

/** How often a list was rendered. */
export const rendered = { count: 0 };

export async function sampleApp(options: SampleOptions = {}): Promise<FastifyInstance> {
  const { publicUrl = null, rateLimit = null, server = {}, trustProxy, openapi = true, patience } = options;
  const app = fastify({
    ...serverOptions({ publicUrl, bodyLimit: 10_000, trustProxy }),
    ...server,
  }).withTypeProvider<ZodTypeProvider>();
  surround(app, { publicUrl, rateLimit, patience });
  if (openapi) {
    const tags = [{ name: 'notes', description: 'Notes.' }];
    await registerOpenapi(app, { title: 'Sample', version: '1.0.0', description: 'A sample.', publicUrl, tags });
    await docs(app, { title: 'Sample', publicUrl });
  }

  app.get(
    '/v1/notes',
    {
      config: { access: 'read', cache: 'revalidate' },
      schema: {
        operationId: 'listNotes',
        summary: 'List notes',
        description: 'All notes, newest first.',
        tags: ['notes'],
        querystring: z.strictObject({
          section: queryArray(Section, { max: 3, description: 'Only these sections.', example: ['news'] }).optional(),
          from: queryFrom({ description: 'Written at or after this.', example: '2025-12' }).optional(),
          to: queryTo({ description: 'Written until this.', example: '2025' }).optional(),
          hasImage: queryBool({ description: 'Only with a picture.', example: true }).optional(),
          limit,
          cursor: cursor.optional(),
        }),
        response: {
          200: reply(NotePage, {
            description: 'A page of notes.',
            headers: ['ETag', 'Cache-Control', 'Vary', 'Link'],
            example: { data: [note] },
          }),
        },
      },
    },
    (request, response) => {
      const { section, from, to, hasImage, limit: size } = request.query;
      return sendConditional(request, response, {
        etag: 'list-7',
        link: linkHeader(request.url, { next: 'abc' }),
        body: () => {
          rendered.count++;
          return request.headers['x-echo'] ? JSON.stringify({ section, from, to, size, hasImage }) : longBytes;
        },
      });
    },
  );

  app.get(
    '/v1/notes/:id',
    {
      config: { access: 'read', cache: { maxAge: 60 } },
      schema: {
        operationId: 'getNote',
        summary: 'Get a note',
        description: 'One note.',
        tags: ['notes'],
        querystring: z.strictObject({}),
        params: z.strictObject({
          id: z
            .string()
            .regex(/^[a-z]\w{0,20}$/)
            .meta({ description: 'The note’s id.', examples: ['n1'] }),
        }),
        response: {
          200: reply(Note, {
            description: 'The note.',
            headers: ['ETag', 'Last-Modified', 'Cache-Control', 'Vary'],
            example: note,
          }),
          ...problemReplies('article-not-found', 'article-withdrawn'),
        },
      },
    },
    (request, response) => {
      const { id } = request.params;
      if (id === 'gone') throw new Problem('article-withdrawn', { members: { withdrawnAt: '2026-01-01T00:00:00Z' } });
      if (id === 'boom') throw new Error('secret: the password is hunter2');
      if (id === 'busy') throw Object.assign(new Error('database is locked'), { code: 'SQLITE_BUSY' });
      if (id === 'late') {
        const body = () => Promise.reject(new Error('the reply broke off'));
        return sendConditional(request, response, { etag: 'late', lastModified: note.at, body });
      }
      if (id !== 'n1') throw new Problem('article-not-found', { detail: `There is no note ${id}.` });
      return sendConditional(request, response, {
        etag: 'n1-1',
        lastModified: '2025-12-03T09:30:00Z',
        body: async () => JSON.stringify(note),
      });
    },
  );

  app.post(
    '/v1/notes',
    {
      config: { access: 'write' },
      schema: {
        operationId: 'createNote',
        summary: 'Make a note',
        description: 'Makes a note.',
        tags: ['notes'],
        querystring: z.strictObject({}),
        body: NoteDraft,
        response: { 201: reply(Note, { description: 'The note made.', headers: ['Location', 'ETag'], example: note }) },
      },
    },
    (request, response) => {
      return response
        .code(201)
        .header('location', '/v1/notes/n1')
        .send({ ...note, title: request.body.title });
    },
  );

  app.patch(
    '/v1/notes/:id',
    {
      config: { access: 'write' },
      schema: {
        operationId: 'reviseNote',
        summary: 'Revise a note',
        description: 'Revises a note.',
        tags: ['notes'],
        querystring: z.strictObject({}),
        params: z.strictObject({ id: z.string().meta({ description: 'The note’s id.', examples: ['n1'] }) }),
        consumes: ['application/merge-patch+json'],
        body: NoteDraft,
        response: {
          204: empty('It is revised.', ['ETag']),
          ...problemReplies('precondition-failed', 'precondition-required'),
        },
      },
    },
    (request, response) => {
      requireMatch(preconditionOf(request), 'n1-1');
      return response.code(204).send();
    },
  );

  await app.ready();
  return app as unknown as FastifyInstance;
}
