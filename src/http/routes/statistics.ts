// Routes for timelines of several queries and for totals of the archive.

import { z } from 'zod';
import { Overview } from '../../model/archive/overview.ts';
import { PageMeta } from '../../model/query/page.ts';
import { articleFilters, filtersOf } from '../article-query.ts';
import { sendCacheable } from '../cached-reply.ts';
import { examplesOf } from '../examples.ts';
import { reply } from '../openapi/index.ts';
import { queryArray } from '../query.ts';
import { q, searchOf, searchWords } from '../search-query.ts';
import { sendTimeline, Timeline, timelineWords } from '../timeline.ts';
import type { Routes } from './route.ts';

/** Maximum number of compared queries; a chart with more lines is unreadable. */
const MOST_SERIES = 10;
const headers = ['ETag', 'Cache-Control', 'Vary'] as const;

const OverviewReply = z
  .object({ data: Overview, meta: PageMeta })
  .meta({ id: 'OverviewReply', description: 'The archive at a glance.' });

export const statisticsRoutes: Routes = (app, context) => {
  app.get(
    '/v1/stats/timeline',
    {
      config: { access: 'read', cache: 'revalidate' },
      schema: {
        operationId: 'getTimeline',
        tags: ['Statistics'],
        summary: 'Count articles over time',
        description:
          'How many articles were published in each stretch of time, the empty ones too. Repeat `q` to compare several queries over the same time; every filter holds for all of them.',
        querystring: z.strictObject({
          q: queryArray(q, {
            description: 'What to count; repeat it to compare. Without it, all articles that meet the filters.',
            example: ['flood', 'bridge'],
            max: MOST_SERIES,
            commas: false,
          }).optional(),
          searchIn: searchWords.searchIn,
          ...timelineWords,
          ...articleFilters,
        }),
        response: {
          200: reply(Timeline, { description: 'The counts.', headers, examples: examplesOf('getTimeline') }),
        },
      },
    },
    async (request, response) => {
      const { q: queries, searchIn, interval, normalize, ...words } = request.query;
      const series = (queries ?? [undefined]).map((q) => ({
        ...(q !== undefined && { q }),
        ...searchOf({ q, searchIn, facetLimit: 1 }, 'query'),
      }));
      await sendTimeline(context, request, response, { filters: filtersOf(words), series, interval, normalize });
    },
  );

  app.get(
    '/v1/stats/overview',
    {
      config: { access: 'read', cache: 'revalidate' },
      schema: {
        operationId: 'getOverview',
        tags: ['Statistics'],
        summary: 'See the archive at a glance',
        description: 'How many articles, entities, links, papers and languages there are, and from when to when.',
        querystring: z.strictObject({}),
        response: {
          200: reply(OverviewReply, { description: 'The counts.', headers, examples: examplesOf('getOverview') }),
        },
      },
    },
    async (request, response) => {
      await sendCacheable(context, request, response, async () => {
        const { overview, seq } = await context.store.statistics.overview();
        return { body: JSON.stringify({ data: overview, meta: { seq } }), seq };
      });
    },
  );
};
