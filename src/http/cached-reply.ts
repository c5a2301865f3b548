// Replies that any change of the archive may change: tagged with the number of the last one, and kept until the next.

import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Store } from '../store/index.ts';
import { VERSION } from '../version.ts';
import { sendConditional } from './conditional.ts';
import type { RouteContext } from './context.ts';
import { utf8 } from './plugins/compression.ts';
import type { CachedReply } from './reply-cache.ts';

/** Another program, or archive, has other tags. */
export function archiveTag(store: Store, seq: number): string {
  return `${VERSION}.${store.id}.${seq}`;
}

export interface Rendered {
  body: string;
  /** The change sequence at which it was read. */
  seq: number;
  link?: string;
}

/** Sends what `render` makes, unless the client has it, or it was made for somebody since the last change. */
export async function sendCacheable(
  { store, replies }: RouteContext,
  request: FastifyRequest,
  response: FastifyReply,
  render: () => Promise<Rendered>,
): Promise<void> {
  const moment = archiveTag(store, store.seq());
  await sendConditional(request, response, {
    etag: moment,
    body: async () => {
      const reply = await replies.get(request.url, moment, async () => {
        const { body, seq, link } = await render();
        return { body: utf8(body), link, moment: archiveTag(store, seq) };
      });
      return withLink(response, reply);
    },
  });
}

/** Sends what is kept for this request, if anything is: nothing need be read or checked again. */
export function sendCached({ store, replies }: RouteContext, request: FastifyRequest, response: FastifyReply): boolean {
  // Most requests are asked for the first time: for those not even the archive is asked.
  if (!replies.has(request.url)) return false;
  const moment = archiveTag(store, store.seq());
  const kept = replies.find(request.url, moment);
  if (!kept) return false;
  sendConditional(request, response, { etag: moment, body: () => withLink(response, kept) });
  return true;
}

function withLink(response: FastifyReply, { body, link }: CachedReply): Buffer {
  if (link !== undefined) response.header('link', link);
  return body;
}
