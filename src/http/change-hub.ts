// The hub of the change log: what is committed is read once, and handed to all who follow.

import { setImmediate } from 'node:timers/promises';
import type { ChangeKind } from '../model/change/change.ts';
import { Problem } from '../model/problem/problem.ts';
import type { Store } from '../store/index.ts';
import { ChangeBatch } from './change-batch.ts';

export interface FollowOptions {
  /** Milliseconds between two signs of life on a stream. */
  heartbeat?: number;
  /** Bytes that a reader of a stream may be behind. */
  backlog?: number;
  /** How many may wait for a change, and how many may read a stream, at once. */
  mostWaiting?: number;
  mostStreams?: number;
}

/** Whoever is handed changes. */
export interface Follower {
  /** It has seen all up to this number. */
  after: number;
  kind: ChangeKind | undefined;
  take: (batch: ChangeBatch) => void;
}

/** One that reads a stream. */
export interface Stream {
  /** A sign of life. */
  beat: () => void;
  end: () => void;
}

export interface Awaited {
  since: number;
  kind: ChangeKind | undefined;
}

/** Changes read at once. */
const PAGE = 500;
/** Followers served before others have their turn. */
const ROUND = 500;
/** Milliseconds before a log that could not be read is tried again. */
const PAUSE = 1_000;

export type ChangeHub = ReturnType<typeof openHub>;

declare module 'fastify' {
  interface FastifyInstance {
    /** Who follows the change log just now. */
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
  /** All up to this number was handed out. */
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
      // The archive is busy, or gone; nobody has missed anything yet.
      setTimeout(() => followers.size > 0 && void read(), PAUSE).unref();
    } finally {
      isReading = false;
      stopIfAlone();
    }
  }

  async function hand(batch: ChangeBatch): Promise<void> {
    // First: whoever joins meanwhile has to have seen these.
    position = batch.last;
    let count = 0;
    for (const follower of [...followers]) {
      if (followers.has(follower)) follower.take(batch);
      if (++count % ROUND === 0) await setImmediate();
    }
    // Sockets are written to between two batches.
    await setImmediate();
  }

  function leave(follower: Follower): void {
    followers.delete(follower);
    stopIfAlone();
  }

  return {
    backlog,

    /** Hands `follower` all that comes after what it has seen; false where it has not seen all that was handed out. */
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
     * Resolves when there is a change after `since`, when the time is up, when it is given up, or when the server closes.
     *
     * @throws Problem where too many are waiting.
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
        // What came between the first look and this one was handed to others only.
        if (!(await isThere())) await ended;
      } finally {
        clearTimeout(timer);
        signal.removeEventListener('abort', done);
        waiting.delete(done);
        leave(follower);
      }
    },

    /** @throws Problem where there are too many. */
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

    /** How many there are of whom, and whether others' commits are looked for. */
    counts: () => ({ followers: followers.size, streams: streams.size, waiting: waiting.size, isWatching: !!unwatch }),

    isClosed: (): boolean => closed,

    /** Answers whoever waits, and ends all streams. */
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
