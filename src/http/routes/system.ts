// Routes for liveness, readiness, the documentation of problems, and the index of the API.

import { z } from 'zod';
import { PROBLEM_CODES, Problem, ProblemKind, problemKind } from '../../model/problem/problem.ts';
import { storageProblem } from '../../model/problem/storage-fault.ts';
import { VERSION } from '../../version.ts';
import { sendConditional } from '../conditional.ts';
import { problemReplies, reply } from '../openapi/index.ts';
import type { Routes } from './route.ts';

const Health = z
  .object({ status: z.literal('ok').meta({ description: 'All is well.' }) })
  .meta({ id: 'Health', description: 'That the server is well.' });
const Readiness = z
  .object({
    status: z.literal('ok').meta({ description: 'The archive answers.' }),
    version: z.string().meta({ description: 'The version of the server.' }),
    seq: z.int().min(0).meta({ description: 'The number of the archive’s newest change.', format: 'int64' }),
  })
  .meta({ id: 'Readiness', description: 'That the server can answer from its archive.' });
const Index = z
  .object({
    name: z.string().meta({ description: 'What this is.' }),
    version: z.string().meta({ description: 'The version of the server.' }),
    docs: z.string().meta({ description: 'Documentation for people.' }),
    openapi: z.string().meta({ description: 'The contract for programs.' }),
    articles: z.string().meta({ description: 'Where to begin.' }),
  })
  .meta({ id: 'ApiIndex', description: 'Where to go from here.' });
const unreadable = (cause: unknown) =>
  new Problem('unavailable', { detail: 'The archive cannot be read.', cause, headers: { 'retry-after': '5' } });
const nothing = z.strictObject({});

const indexAt = (basePath: string) => ({
  name: 'news-archive',
  version: VERSION,
  docs: `${basePath}/docs`,
  openapi: `${basePath}/openapi.json`,
  articles: `${basePath}/v1/articles`,
});

export const systemRoutes: Routes = (app, { store }) => {
  app.get(
    '/',
    {
      config: { access: 'public', cache: { maxAge: 300 } },
      schema: {
        operationId: 'getIndex',
        tags: ['System'],
        summary: 'Begin here',
        description: 'The addresses to go on from.',
        querystring: nothing,
        response: { 200: reply(Index, { description: 'Where to go.', example: indexAt('') }) },
      },
    },
    async ({ basePath }) => indexAt(basePath),
  );

  app.get(
    '/livez',
    {
      config: { access: 'public' },
      schema: {
        operationId: 'getLiveness',
        tags: ['System'],
        summary: 'Ask whether the server lives',
        description: 'Answers while the process runs; it asks nothing of the archive.',
        querystring: nothing,
        response: {
          200: reply(Health, { description: 'It does.', headers: ['Cache-Control'], example: { status: 'ok' } }),
        },
      },
    },
    async () => {
      return { status: 'ok' as const };
    },
  );

  app.get(
    '/readyz',
    {
      config: { access: 'public' },
      schema: {
        operationId: 'getReadiness',
        tags: ['System'],
        summary: 'Ask whether the server can answer',
        description:
          'Answers once the archive can be read; 503 otherwise, also while its files are not in their place.',
        querystring: nothing,
        response: {
          200: reply(Readiness, {
            description: 'It can.',
            headers: ['Cache-Control'],
            example: { status: 'ok', version: VERSION, seq: 0 },
          }),
        },
      },
    },
    async () => {
      try {
        store.verifyFiles();
        return { status: 'ok' as const, version: VERSION, seq: store.seq() };
      } catch (cause) {
        throw storageProblem(cause) ?? unreadable(cause);
      }
    },
  );

  app.get(
    '/problems/:code',
    {
      config: { access: 'public', cache: { maxAge: 3600 } },
      schema: {
        operationId: 'getProblem',
        tags: ['System'],
        summary: 'Read what a problem means',
        description: 'The documentation behind the `type` of a problem.',
        params: z.strictObject({
          code: z
            .string()
            .max(100)
            .meta({ description: 'The problem’s `code`.', examples: ['article-not-found'] }),
        }),
        querystring: nothing,
        response: {
          200: reply(ProblemKind, {
            description: 'What it means and what to do.',
            headers: ['ETag', 'Cache-Control', 'Vary'],
            example: problemKind('article-not-found'),
          }),
          ...problemReplies('not-found'),
        },
      },
    },
    async (request, response) => {
      const kind = problemKind(request.params.code);
      if (!kind) {
        throw new Problem('not-found', {
          detail: `There is no problem ${request.params.code}. There are: ${PROBLEM_CODES.join(', ')}.`,
        });
      }
      await sendConditional(request, response, {
        etag: `${VERSION}.${kind.code}`,
        body: () => JSON.stringify(kind),
      });
    },
  );
};
