// A stream of changes to one reader, as server-sent events: first what it has missed, then what comes.

import { once } from 'node:events';
import type { FastifyReply } from 'fastify';
import type { Store } from '../store/index.ts';
import { ChangeBatch } from './change-batch.ts';
import type { Awaited, ChangeHub, Follower, Stream } from './change-hub.ts';

export const EVENT_STREAM = 'text/event-stream';
export const streamHeaders = {
  'content-type': `${EVENT_STREAM}; charset=utf-8`,
  // Some proxies would hold events back until they have many.
  'x-accel-buffering': 'no',
} as const;

/** Changes read at once for a reader that is behind. */
const PAGE = 500;
/** Milliseconds after which a reader comes back whose stream has ended. */
const RETRY = 3_000;
/** Milliseconds in which a reader may take the rest of a stream that has ended. */
const GRACE = 5_000;
/** Signs of life that a reader may leave lying before it counts as gone. */
const PATIENCE = 4;

/**
 * Takes the reply over. A reader that is too slow has its stream ended: it comes back with `Last-Event-ID`, and is sent
 * what it missed at its own pace.
 *
 * @throws Problem where there are too many, before anything is sent.
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
      // All up to `seq` was looked at, unless there is more.
      follower.after = found.more ? batch.last : Math.max(follower.after, found.seq);
      if (bytes && !raw.write(bytes)) await drained();
      else if (!found.more && hub.join(follower)) return;
    }
  }

  /** Resolves also where the reader is gone. */
  async function drained(): Promise<void> {
    const ended = new AbortController();
    const stop = () => ended.abort();
    raw.once('close', stop);
    await once(raw, 'drain', { signal: ended.signal }).catch(() => {});
    raw.off('close', stop);
  }

  hub.open(stream);
  raw.once('close', close);
  // A reader that hangs up is no failure.
  raw.on('error', () => raw.destroy());
  reply.hijack();
  // The connection is of no use after a stream that only ends with it; so a server that closes need not wait for it.
  raw.writeHead(200, { ...reply.getHeaders(), ...streamHeaders, connection: 'close' } as Record<string, string>);
  raw.write(`retry: ${RETRY}\n\n`);
  catchUp().catch((error) => {
    reply.log.error({ err: error }, 'A stream of changes is cut off.');
    raw.destroy();
  });
}
