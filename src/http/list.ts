// Sends lists: rows, paging information, the Link header and the ETag.

import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { PageInfo, PageMeta } from '../model/query/page.ts';
import type { Page } from '../model/query/query.ts';
import { UnderstoodQuery } from '../model/search/explain.ts';
import { sendCacheable } from './cached-reply.ts';
import type { RouteContext } from './context.ts';
import { type ExampleName, examplesOf } from './examples.ts';
import { linkHeader } from './links.ts';
import { reply } from './openapi/index.ts';

/** Returns the schema of a list's envelope, as a component with this id. */
export function pageSchema<Item extends z.ZodType>(id: string, item: Item, description: string) {
  return z
    .object({ data: z.array(item).meta({ description: 'The items of this page.' }), page: PageInfo, meta: PageMeta })
    .meta({ id, description });
}

/** The same for a searchable list; `meta` shows how the query was understood. */
export function pageWithQuery<Item extends z.ZodType>(id: string, item: Item, description: string) {
  const meta = PageMeta.extend({ query: UnderstoodQuery.optional() }).meta({
    id: `${id}Meta`,
    description: 'About the reply itself.',
  });
  return z
    .object({ data: z.array(item).meta({ description: 'The items of this page.' }), page: PageInfo, meta })
    .meta({ id, description });
}

/** Documents the reply of a list. */
export function pageReply(schema: z.ZodType, description: string, example: ExampleName) {
  return reply(schema, {
    description,
    headers: ['ETag', 'Cache-Control', 'Link', 'Vary'],
    examples: examplesOf(example),
  });
}

export interface PageOptions<Of extends Page<unknown>> {
  /** Page size; if omitted, the page is the whole list. */
  limit?: number;
  read: () => Promise<Of>;
  /** Renders one row as JSON. */
  show?: (row: Of['rows'][number]) => string;
  /** Members beside the rows, apart from `page`. */
  beside?: (page: Of) => Record<string, unknown>;
}

/** Sends a page, or 304; `read` is called only if the reply is not cached since the last change. */
export async function sendPage<Of extends Page<unknown>>(
  context: RouteContext,
  request: FastifyRequest,
  response: FastifyReply,
  options: PageOptions<Of>,
): Promise<void> {
  await sendCacheable(context, request, response, async () => {
    const page = await options.read();
    return { body: pageBody(page, options), seq: page.seq, link: linkHeader(request.url, page) };
  });
}

/** Renders a page as JSON. */
export function pageBody<Of extends Page<unknown>>(page: Of, options: Omit<PageOptions<Of>, 'read'>): string {
  const { limit, show = (row) => JSON.stringify(row), beside = ({ seq }) => ({ meta: { seq } }) } = options;
  const { rows, total, next, previous } = page;
  const info = { limit: limit ?? Math.max(total, 1), total, next: next ?? undefined, previous: previous ?? undefined };
  const rest = JSON.stringify({ page: info, ...beside(page) });
  return `{"data":[${rows.map((row) => show(row)).join(',')}],${rest.slice(1)}`;
}
