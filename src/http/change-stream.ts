// Streams changes to one reader as server-sent events: first the missed ones, then new ones.

import { once } from 'node:events';
import type { FastifyReply } from 'fastify';
import type { Store } from '../store/index.ts';
import { ChangeBatch } from './change-batch.ts';
import type { Awaited, ChangeHub, Follower, Stream } from './change-hub.ts';

export const EVENT_STREAM = 'text/event-stream';
export const streamHeaders = {
  'content-type': `${EVENT_STREAM}; charset=utf-8`,
  // Some proxies buffer events unless this header forbids it.
  'x-accel-buffering': 'no',
} as const;

/** Number of changes per read for a reader that is behind. */
const PAGE = 500;
/** Milliseconds after which a client reconnects when its stream has ended. */
const RETRY = 3_000;
/** Milliseconds for the client to read the rest of an ended stream. */
const GRACE = 5_000;
/** Number of unread heartbeats after which a client counts as disconnected. */
const PATIENCE = 4;

/**
 * Takes over the reply. The stream of a client that reads too slowly is ended: the client reconnects with `Last-Event-ID` and
 * gets the missed changes at its own pace.
 *
 * @throws Problem if too many streams are open, before anything is sent.
 */
export function streamChanges(
  hub: ChangeHub,
  { changes }: Pick<Store, 'changes'>,
  reply: FastifyReply,
  { since, kind }: Awaited,
): void {
  const { raw } = reply;
  let isOpen = true;
  let taken = -1;
  let left = 0;

  const follower: Follower = {
    after: since,
    kind,
    take(batch) {
      const bytes = batch.bytes(kind, follower.after);
      if (!bytes || !isOpen) return;
      if (raw.writableLength + bytes.length > hub.backlog) stream.end();
      else raw.write(bytes);
    },
  };

  const stream: Stream = {
    beat() {
      if (!raw.writableNeedDrain) {
        left = 0;
        raw.write(':\n\n');
        return;
      }
      const now = (raw.socket?.bytesWritten ?? 0) - raw.writableLength;
      left = now === taken ? left + 1 : 0;
      taken = now;
      if (left >= PATIENCE) raw.destroy();
    },
    end() {
      if (!isOpen) return;
      close();
      raw.end();
      const timer = setTimeout(() => raw.destroy(), GRACE).unref();
      raw.once('close', () => clearTimeout(timer));
    },
  };

  function close(): void {
    isOpen = false;
    hub.leave(follower);
    hub.shut(stream);
  }

  async function catchUp(): Promise<void> {
    while (isOpen) {
      const found = await changes.list({ since: follower.after, limit: PAGE, ...(kind && { kind }) });
      if (!isOpen) return;
      const batch = new ChangeBatch(found.changes);
      const bytes = batch.bytes(kind, follower.after);
      // All changes up to `seq` were checked, unless there are more.
      follower.after = found.more ? batch.last : Math.max(follower.after, found.seq);
      if (bytes && !raw.write(bytes)) await drained();
      else if (!found.more && hub.join(follower)) return;
    }
  }

  /** Also resolves if the client has disconnected. */
  async function drained(): Promise<void> {
    const ended = new AbortController();
    const stop = () => ended.abort();
    raw.once('close', stop);
    await once(raw, 'drain', { signal: ended.signal }).catch(() => {});
    raw.off('close', stop);
  }

  hub.open(stream);
  raw.once('close', close);
  // A client that disconnects is not an error.
  raw.on('error', () => raw.destroy());
  reply.hijack();
  // `connection: close` frees the connection when the stream ends, so that a closing server need not wait for it.
  raw.writeHead(200, { ...reply.getHeaders(), ...streamHeaders, connection: 'close' } as Record<string, string>);
  raw.write(`retry: ${RETRY}\n\n`);
  catchUp().catch((error) => {
    reply.log.error({ err: error }, 'A stream of changes is cut off.');
    raw.destroy();
  });
}
