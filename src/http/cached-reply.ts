// Sends replies that are valid until the archive changes; their tag contains the last change sequence number.

import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Store } from '../store/index.ts';
import { VERSION } from '../version.ts';
import { sendConditional } from './conditional.ts';
import type { RouteContext } from './context.ts';
import { utf8 } from './plugins/compression.ts';
import type { CachedReply } from './reply-cache.ts';

/** The tag also differs between program versions and archives. */
export function archiveTag(store: Store, seq: number): string {
  return `${VERSION}.${store.id}.${seq}`;
}

export interface Rendered {
  body: string;
  /** The change sequence number at which the reply was read. */
  seq: number;
  link?: string;
}

/** Sends the result of `render`, a cached reply, or 304 if the client has the current version. */
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

/** Sends the cached reply to this request if one exists, without reading or validating anything again. */
export function sendCached({ store, replies }: RouteContext, request: FastifyRequest, response: FastifyReply): boolean {
  // Most requests miss the cache; this check spares them the query for the sequence number.
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
