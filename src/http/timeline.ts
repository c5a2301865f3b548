// Defines the query and the reply of timelines, which several endpoints share.

import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Interval } from '../model/analysis/histogram.ts';
import { TimelineSeries } from '../model/analysis/timeline.ts';
import { PageMeta } from '../model/query/page.ts';
import type { ArticleFilters } from '../model/query/query.ts';
import { sendCacheable } from './cached-reply.ts';
import type { RouteContext } from './context.ts';
import { queryEnumOr } from './query.ts';
import type { Search } from './search-query.ts';

const Normalize = z.enum(['none', 'share']).meta({
  id: 'Normalize',
  description: 'Whether counts are also told as a share of all articles that meet the filters.',
});

export const timelineWords = {
  interval: queryEnumOr(Interval, 'month', { description: 'How long one stretch of time is.' }),
  normalize: queryEnumOr(Normalize, 'none', { description: 'What counts are compared with.' }),
};

export const Timeline = z
  .object({
    interval: Interval,
    data: z.array(TimelineSeries).meta({ description: 'One series for each query, in their order.' }),
    meta: PageMeta,
  })
  .meta({ id: 'Timeline', description: 'Counts over time.' });

export interface TimelineRequest {
  filters: ArticleFilters;
  series: readonly (Search & { q?: string })[];
  interval: Interval;
  normalize: z.infer<typeof Normalize>;
}

/** `check` runs before anything is counted. */
export async function sendTimeline(
  context: RouteContext,
  request: FastifyRequest,
  response: FastifyReply,
  { filters, series, interval, normalize }: TimelineRequest,
  check: () => Promise<void> = async () => {},
): Promise<void> {
  await sendCacheable(context, request, response, async () => {
    await check();
    const texts = series.map(({ text }) => text ?? null);
    const counted = await context.store.statistics.timeline({ filters, texts, interval, share: normalize === 'share' });
    const data = counted.series.map((one, at) => ({ q: series[at]?.q, query: series[at]?.understood, ...one }));
    return { body: JSON.stringify({ interval, data, meta: { seq: counted.seq } }), seq: counted.seq };
  });
}
