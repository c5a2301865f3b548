// Reads committed changes once and passes them to all followers of the change log.

import { setImmediate } from 'node:timers/promises';
import type { ChangeKind } from '../model/change/change.ts';
import { Problem } from '../model/problem/problem.ts';
import type { Store } from '../store/index.ts';
import { ChangeBatch } from './change-batch.ts';

export interface FollowOptions {
  /** Milliseconds between two heartbeats on a stream. */
  heartbeat?: number;
  /** Maximum bytes that are buffered for a reader of a stream. */
  backlog?: number;
  /** Maximum number of waiting requests and of open streams. */
  mostWaiting?: number;
  mostStreams?: number;
}

/** Receives changes. */
export interface Follower {
  /** The last sequence number that the follower has seen. */
  after: number;
  kind: ChangeKind | undefined;
  take: (batch: ChangeBatch) => void;
}

/** A follower that reads a stream. */
export interface Stream {
  /** Sends a heartbeat. */
  beat: () => void;
  end: () => void;
}

export interface Awaited {
  since: number;
  kind: ChangeKind | undefined;
}

/** Number of changes per read. */
const PAGE = 500;
/** Number of followers served per turn of the event loop. */
const ROUND = 500;
/** Milliseconds before a failed read of the log is retried. */
const PAUSE = 1_000;

export type ChangeHub = ReturnType<typeof openHub>;

declare module 'fastify' {
  interface FastifyInstance {
    /** Counts of the current followers of the change log. */
    following: ChangeHub['counts'];
  }
}

export function openHub(
  store: Pick<Store, 'changes' | 'seq'>,
  { heartbeat = 15_000, backlog = 2 ** 20, mostWaiting = 5_000, mostStreams = 10_000 }: FollowOptions = {},
) {
  const followers = new Set<Follower>();
  const streams = new Set<Stream>();
  const waiting = new Set<() => void>();
  /** Sequence number up to which all changes were passed on. */
  let position = 0;
  let unwatch: (() => void) | null = null;
  let beating: NodeJS.Timeout | null = null;
  let isReading = false;
  let isBehind = false;
  let closed = false;

  function start(): void {
    if (unwatch) return;
    position = store.seq();
    unwatch = store.changes.watch(() => void read());
  }

  function stopIfAlone(): void {
    if (followers.size > 0 || isReading) return;
    unwatch?.();
    unwatch = null;
  }

  async function read(): Promise<void> {
    isBehind = true;
    if (isReading) return;
    isReading = true;
    try {
      while (isBehind && followers.size > 0) {
        isBehind = false;
        const { changes, more } = await store.changes.list({ since: position, limit: PAGE });
        isBehind ||= more;
        if (changes.length > 0) await hand(new ChangeBatch(changes));
      }
    } catch {
      // The archive is busy or unavailable. The position has not moved, so the retry misses nothing.
      setTimeout(() => followers.size > 0 && void read(), PAUSE).unref();
    } finally {
      isReading = false;
      stopIfAlone();
    }
  }

  async function hand(batch: ChangeBatch): Promise<void> {
    // The position moves first: followers that join during this loop start after the batch.
    position = batch.last;
    let count = 0;
    for (const follower of [...followers]) {
      if (followers.has(follower)) follower.take(batch);
      if (++count % ROUND === 0) await setImmediate();
    }
    // Lets sockets be written to between two rounds.
    await setImmediate();
  }

  function leave(follower: Follower): void {
    followers.delete(follower);
    stopIfAlone();
  }

  return {
    backlog,

    /** Adds a follower; returns false if it has not seen all changes that were passed on. */
    join(follower: Follower): boolean {
      start();
      if (closed || follower.after < position) {
        stopIfAlone();
        return false;
      }
      followers.add(follower);
      return true;
    },

    leave,

    /**
     * Resolves when a change after `since` exists, the time is up, the caller aborts, or the server closes.
     *
     * @throws Problem if too many requests are waiting.
     */
    async change({ since, kind }: Awaited, milliseconds: number, signal: AbortSignal): Promise<void> {
      const isThere = async () =>
        (await store.changes.list({ since, limit: 1, ...(kind && { kind }) })).changes.length > 0;
      if (closed || signal.aborted || (await isThere())) return;
      if (waiting.size >= mostWaiting) throw tooMany('Too many are waiting for a change.');
      let done = () => {};
      const ended = new Promise<void>((resolve) => {
        done = resolve;
      });
      start();
      const follower: Follower = {
        after: Math.max(since, position),
        kind,
        take: (batch) => {
          if (batch.has(kind, since)) done();
        },
      };
      followers.add(follower);
      waiting.add(done);
      signal.addEventListener('abort', done);
      const timer = setTimeout(done, milliseconds);
      try {
        // Changes between the first check and joining went to other followers only.
        if (!(await isThere())) await ended;
      } finally {
        clearTimeout(timer);
        signal.removeEventListener('abort', done);
        waiting.delete(done);
        leave(follower);
      }
    },

    /** @throws Problem if too many streams are open. */
    open(stream: Stream): void {
      if (closed) throw new Problem('unavailable', { detail: 'The server is closing.', headers: RETRY });
      if (streams.size >= mostStreams) throw tooMany('Too many streams are being read.');
      streams.add(stream);
      beating ??= setInterval(() => {
        for (const one of [...streams]) one.beat();
      }, heartbeat).unref();
    },

    shut(stream: Stream): void {
      streams.delete(stream);
      if (streams.size > 0 || !beating) return;
      clearInterval(beating);
      beating = null;
    },

    /** Returns the number of followers by kind, and whether the hub watches for commits of other processes. */
    counts: () => ({ followers: followers.size, streams: streams.size, waiting: waiting.size, isWatching: !!unwatch }),

    isClosed: (): boolean => closed,

    /** Answers waiting requests and ends all streams. */
    close(): void {
      closed = true;
      for (const done of [...waiting]) done();
      for (const stream of [...streams]) stream.end();
    },
  };
}

const RETRY = { 'retry-after': '5' };

function tooMany(detail: string): Problem {
  return new Problem('unavailable', { detail, headers: RETRY });
}
