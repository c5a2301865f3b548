// A list as every endpoint answers it: rows, where the page stands, the Link header, the ETag.

import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { PageInfo, PageMeta } from '../model/page.ts';
import type { Page } from '../model/query.ts';
import type { Store } from '../store/index.ts';
import { VERSION } from '../version.ts';
import { sendConditional } from './conditional.ts';
import { type ExampleName, examplesOf } from './examples.ts';
import { linkHeader } from './links.ts';
import { reply } from './openapi/index.ts';

/** The envelope of a list of these, as a component of that name. */
export function pageSchema<Item extends z.ZodType>(id: string, item: Item, description: string) {
  return z
    .object({ data: z.array(item).meta({ description: 'The items of this page.' }), page: PageInfo, meta: PageMeta })
    .meta({ id, description });
}

/** The reply of a list. */
export function pageReply(schema: z.ZodType, description: string, example: ExampleName) {
  return reply(schema, {
    description,
    headers: ['ETag', 'Cache-Control', 'Link', 'Vary'],
    examples: examplesOf(example),
  });
}

/** What is read anew after every change has the change's number for a tag. Another program, or archive, has others. */
export function seqTag(store: Store): string {
  return `${VERSION}.${store.id}.${store.seq()}`;
}

/** Sends a page, unless the client has it; `read` is only called if not. Without `limit` the page is the whole list. */
export async function sendPage<Row>(
  request: FastifyRequest,
  response: FastifyReply,
  {
    store,
    limit,
    read,
    show = JSON.stringify,
  }: {
    store: Store;
    limit?: number;
    read: () => Promise<Page<Row>>;
    show?: (row: Row) => string;
  },
): Promise<void> {
  await sendConditional(request, response, {
    etag: seqTag(store),
    body: async () => {
      const page = await read();
      const { rows, total, next, previous } = page;
      response.header('link', linkHeader(request.url, { next, previous }));
      const info = JSON.stringify({
        limit: limit ?? Math.max(total, 1),
        total,
        next: next ?? undefined,
        previous: previous ?? undefined,
      });
      return `{"data":[${rows.map((row) => show(row)).join(',')}],"page":${info},"meta":{"seq":${page.seq}}}`;
    },
  });
}
